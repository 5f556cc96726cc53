package org.workerservice.persistence.worker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;

/**
 * What the database said behind the gate; it holds until the commit.
 *
 * @param idToState the workers that the items are about or refer to
 * @param claimToHolder who holds the claims of the items
 * @param itemToNewer by index of the item: workers under its keys that were written after the item
 *     was compared
 * @param scopeToEarlier requests that were carried out before
 * @param rowToEarlier import rows that were carried out before
 * @param organizations those of the organisations referred to that are there
 * @param sequences one for each item, rising
 * @param now the time of this batch
 */
record BatchFacts(
    Map<UUID, State> idToState,
    Map<String, UUID> claimToHolder,
    Map<Integer, Set<UUID>> itemToNewer,
    Map<IdempotencyKey.Scope, IdempotencyKey.Earlier> scopeToEarlier,
    Map<ImportRow.Key, ImportRow.Outcome> rowToEarlier,
    Set<UUID> organizations,
    List<Long> sequences,
    Instant now) {

  /** Returns the sequence up to which everything is committed or will never be. */
  long watermark() {
    return sequences.getFirst() - 1;
  }

  /** Where a worker stands. */
  record State(long version, boolean deleted, Instant createdAt) {}
}
