package org.workerservice.flow.merge;

import java.util.UUID;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.MergeRecord;

/** The outcome of a reversal. Only {@link Done} changed the registry. */
public sealed interface ReversalOutcome {
  /**
   * The merge is reversed.
   *
   * @param survivor without what the merge brought: the worker that the duplicate lived on in
   * @param duplicate as it was before the merge
   */
  record Done(Worker survivor, Worker duplicate, MergeRecord merge) implements ReversalOutcome {}

  /** No merge has the id. */
  record NotFound() implements ReversalOutcome {}

  /** The merge was reversed before. */
  record AlreadyReversed() implements ReversalOutcome {}

  /** The survivor is deleted; it must be restored first. */
  record RestoreFirst(UUID survivor) implements ReversalOutcome {}

  /** The idempotency key was used before for another request. */
  record KeyReused() implements ReversalOutcome {}
}
