package org.workerservice.flow.worker;

import java.util.List;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.model.Worker;
import org.workerservice.validation.Violation;

/** The outcome of a change to an existing worker. Only {@link Updated} changed the registry. */
public sealed interface UpdateOutcome {
  /** The worker as it is now. */
  record Updated(Worker worker) implements UpdateOutcome {}

  /** No living worker has the id. */
  record NotFound() implements UpdateOutcome {}

  /** The worker has changed since the caller read it. */
  record VersionMismatch(long current) implements UpdateOutcome {}

  /** The record has violations. */
  record Invalid(List<Violation> violations) implements UpdateOutcome {}

  /** A strong identifier of the record belongs to another worker. */
  record Duplicate(List<PotentialMatch> matches) implements UpdateOutcome {}
}
