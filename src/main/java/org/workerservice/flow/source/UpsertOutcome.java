package org.workerservice.flow.source;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.model.Coded;
import org.workerservice.model.Worker;
import org.workerservice.survivorship.FedWorker.KeptField;
import org.workerservice.validation.Violation;

/** The outcome of a create or update by source key. */
public sealed interface UpsertOutcome {
  /** What a feed did to its worker. */
  enum Effect implements Coded {
    /** The worker is new. */
    CREATED,
    /** The worker has new content. */
    UPDATED,
    /** The worker had this content already; nothing was written. */
    UNCHANGED,
    /** The worker has newer content of this system; nothing was written. */
    OLDER,
    /** Another key of this system leads on the worker; nothing was written. */
    SECONDARY,
    /** An existing worker got the key, and content of the feed. */
    ATTACHED;

    @Override
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The worker has the source key.
   *
   * @param kept the fields in which the worker keeps another value than that of the feed
   */
  record Upserted(Effect effect, Worker worker, List<KeptField> kept) implements UpsertOutcome {
    /** Makes a defensive copy of the list. */
    public Upserted {
      kept = List.copyOf(kept);
    }
  }

  /** No worker has the source key, and the caller expects one. */
  record NotFound() implements UpsertOutcome {}

  /** The worker with the source key is deleted. */
  record Deleted(UUID worker) implements UpsertOutcome {}

  /** The worker has another version than the caller accepts. */
  record VersionMismatch(long current) implements UpsertOutcome {}

  /** The source or the record has violations. */
  record Invalid(List<Violation> violations) implements UpsertOutcome {
    /** Makes a defensive copy of the list. */
    public Invalid {
      violations = List.copyOf(violations);
    }
  }

  /** The worker seems to exist already, under other keys; best match first. */
  record Duplicate(List<PotentialMatch> matches) implements UpsertOutcome {
    /** Makes a defensive copy of the list. */
    public Duplicate {
      matches = List.copyOf(matches);
    }
  }

  /** The idempotency key was used before with another body. */
  record KeyReused() implements UpsertOutcome {}
}
