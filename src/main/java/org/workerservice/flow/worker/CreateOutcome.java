package org.workerservice.flow.worker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.worker.rows.SourceHolder;
import org.workerservice.validation.Violation;

/** The outcome of a create. Only {@link Created} changed the registry. */
public sealed interface CreateOutcome {
  /** The worker is in the registry. */
  record Created(Worker worker) implements CreateOutcome {}

  /** The request was executed before, with this result. */
  record Repeated(WriteEffect effect, Worker worker) implements CreateOutcome {}

  /** The idempotency key was used before with another body. */
  record KeyReused() implements CreateOutcome {}

  /** The worker seems to exist already; best match first. */
  record Duplicate(List<PotentialMatch> matches) implements CreateOutcome {}

  /** The record has violations. */
  record Invalid(List<Violation> violations) implements CreateOutcome {}

  /** Source keys of the record belong to other workers. */
  record SourceTaken(Map<SourceKey, SourceHolder> keyToHolder) implements CreateOutcome {
    /** Makes a defensive copy of the map. */
    public SourceTaken {
      keyToHolder = Map.copyOf(keyToHolder);
    }
  }

  /** These living workers, at least one, hold the identifier that no worker may hold. */
  record Held(Set<UUID> holders) implements CreateOutcome {
    /** Copies the set. */
    public Held {
      holders = Set.copyOf(holders);
    }
  }

  /**
   * The condition cannot be kept: the record lacks the identifier that no other worker may hold, or
   * its number cannot be told from a placeholder.
   */
  record Unconditional() implements CreateOutcome {}

  /** The requested id is in use. */
  record IdTaken() implements CreateOutcome {}
}
