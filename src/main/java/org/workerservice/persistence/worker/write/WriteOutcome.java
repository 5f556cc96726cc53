package org.workerservice.persistence.worker.write;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.worker.rows.SourceHolder;

/** The outcome of a {@link WriteItem}. Only {@link Written} and {@link Noted} changed anything. */
public sealed interface WriteOutcome {
  /**
   * Committed.
   *
   * @param worker in plaintext, with its id, version and times
   * @param sequence of its event
   */
  record Written(Worker worker, long sequence) implements WriteOutcome {}

  /** The outcome of an import row was committed. */
  record Noted() implements WriteOutcome {}

  /**
   * Workers that share a key with this one were written since it was compared; compare it with
   * them, then retry.
   *
   * @param newer all workers that share a key, are not acknowledged, and were written after the
   *     comparison and up to the watermark
   * @param watermark outbox sequence
   */
  record Stale(Set<UUID> newer, long watermark) implements WriteOutcome {}

  /** Strong identifiers of the record belong to these workers. */
  record Claimed(Set<UUID> holders) implements WriteOutcome {}

  /** Source keys of the record belong to other workers. */
  record SourceTaken(Map<SourceKey, SourceHolder> keyToHolder) implements WriteOutcome {
    /** Makes a defensive copy of the map. */
    public SourceTaken {
      keyToHolder = Map.copyOf(keyToHolder);
    }
  }

  /** The worker has another version than expected. */
  record VersionMismatch(long current) implements WriteOutcome {}

  /** No living worker has the id. */
  record NotFound() implements WriteOutcome {}

  /** The worker to restore is not deleted. */
  record NotDeleted() implements WriteOutcome {}

  /** The id chosen for a new worker is in use. */
  record IdTaken() implements WriteOutcome {}

  /** The record names an organisation or a worker that does not exist. */
  record UnknownReferences(Set<UUID> ids) implements WriteOutcome {}

  /** The request was carried out before. */
  record Repeated(IdempotencyKey.Earlier earlier) implements WriteOutcome {}

  /** The import row was carried out before. */
  record RowRepeated(ImportRow.Outcome earlier) implements WriteOutcome {}
}
