package org.workerservice.persistence.worker.write;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.SourceKey;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.worker.rows.SourceHolder;

/**
 * Facts read from the database behind the gate; they hold until the commit.
 *
 * @param idToState the workers that the items write or refer to
 * @param claimToHolder the workers that hold the claims of the items
 * @param sourceToHolder the workers that hold the source keys that the items add
 * @param itemToNewer by index of the item: workers that share a key with it and were written after
 *     it was compared
 * @param scopeToEarlier requests that were carried out before
 * @param rowToEarlier import rows that were carried out before
 * @param organizations the existing ones among the organisations that the items refer to
 * @param sequences one for each item, increasing
 * @param now the time of this batch
 */
record BatchFacts(
    Map<UUID, State> idToState,
    Map<String, UUID> claimToHolder,
    Map<SourceKey, SourceHolder> sourceToHolder,
    Map<Integer, Set<UUID>> itemToNewer,
    Map<IdempotencyKey.Scope, IdempotencyKey.Earlier> scopeToEarlier,
    Map<ImportRow.Key, ImportRow.Outcome> rowToEarlier,
    Set<UUID> organizations,
    List<Long> sequences,
    Instant now) {

  /** Returns the sequence up to which every change is committed or will never be. */
  long watermark() {
    return sequences.getFirst() - 1;
  }

  /** The state of a worker. */
  record State(long version, boolean deleted, Instant createdAt) {}
}
