package org.workerservice.flow.merge;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.MergeChange;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.survivorship.Merged;
import org.workerservice.validation.Violation;

/** The outcome of a merge. Only {@link Done} changed the registry. */
public sealed interface MergeOutcome {
  /**
   * The workers are merged.
   *
   * @param survivor as the merge wrote it
   * @param merges one for each duplicate
   */
  record Done(Worker survivor, List<MergeRecord> merges) implements MergeOutcome {}

  /**
   * What the merge would do.
   *
   * @param affected every worker that would change
   * @param rejected pairs that a person has said are different people
   */
  record Preview(
      Worker survivor,
      List<Merged.Origin> origins,
      List<Merged.Lost> lost,
      List<UUID> affected,
      List<MergeChange.Pair> rejected)
      implements MergeOutcome {}

  /** No worker has this id. */
  record NotFound(UUID id) implements MergeOutcome {}

  /** These workers have been merged already; by the id of the worker, where it lives on. */
  record AlreadyMerged(Map<UUID, UUID> idToSurvivor) implements MergeOutcome {}

  /** These workers have other versions than the caller has seen. */
  record Stale(Map<UUID, Long> idToCurrent) implements MergeOutcome {}

  /** A person has said that these are different people. */
  record Rejected(List<MergeChange.Pair> pairs) implements MergeOutcome {}

  /** The review item on which the merge would decide has changed. */
  record ReviewChanged() implements MergeOutcome {}

  /** The request, or the survivor that it would create, breaks rules. */
  record Invalid(List<Violation> violations) implements MergeOutcome {}

  /** The idempotency key was used before for another request. */
  record KeyReused() implements MergeOutcome {}
}
