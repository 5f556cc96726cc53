package org.workerservice.flow.link;

import java.util.List;
import org.workerservice.model.Worker;
import org.workerservice.validation.Violation;

/** What became of a change of links. Only {@link Changed} changed the registry. */
public sealed interface LinkOutcome {
  /** Both ends are as asked for now. */
  record Changed(Worker worker) implements LinkOutcome {}

  /** Both ends were so already. */
  record Unchanged(Worker worker) implements LinkOutcome {}

  /** No living worker has the id. */
  record NotFound() implements LinkOutcome {}

  /** There is no such link to be ended. */
  record NoLink() implements LinkOutcome {}

  /** The worker has been changed since the caller saw it. */
  record VersionMismatch(long current) implements LinkOutcome {}

  /** The link breaks rules. */
  record Invalid(List<Violation> violations) implements LinkOutcome {}
}
