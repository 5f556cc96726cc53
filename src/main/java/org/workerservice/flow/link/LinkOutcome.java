package org.workerservice.flow.link;

import java.util.List;
import org.workerservice.model.Worker;
import org.workerservice.validation.Violation;

/** The outcome of a change of links. Only {@link Changed} changed the registry. */
public sealed interface LinkOutcome {
  /** Both ends are now as requested. */
  record Changed(Worker worker) implements LinkOutcome {}

  /** Both ends were already as requested. */
  record Unchanged(Worker worker) implements LinkOutcome {}

  /** No living worker has the id. */
  record NotFound() implements LinkOutcome {}

  /** There is no such link to remove. */
  record NoLink() implements LinkOutcome {}

  /** The worker has changed since the caller read it. */
  record VersionMismatch(long current) implements LinkOutcome {}

  /** The link has violations. */
  record Invalid(List<Violation> violations) implements LinkOutcome {}
}
