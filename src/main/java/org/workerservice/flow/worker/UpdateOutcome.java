package org.workerservice.flow.worker;

import java.util.List;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.model.Worker;
import org.workerservice.validation.Violation;

/** What became of a change to an existing worker. Only {@link Updated} changed the registry. */
public sealed interface UpdateOutcome {
  /** The worker as it is now. */
  record Updated(Worker worker) implements UpdateOutcome {}

  /** No living worker has the id. */
  record NotFound() implements UpdateOutcome {}

  /** The worker has been changed since the caller saw it. */
  record VersionMismatch(long current) implements UpdateOutcome {}

  /** The record breaks rules. */
  record Invalid(List<Violation> violations) implements UpdateOutcome {}

  /** A strong identifier of the record belongs to somebody else. */
  record Duplicate(List<PotentialMatch> matches) implements UpdateOutcome {}
}
