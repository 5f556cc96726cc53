package org.workerservice.persistence.worker.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.review.ReviewScore;
import org.workerservice.persistence.worker.rows.MatchIndexEntry.ClaimKey;
import org.workerservice.persistence.worker.rows.SourceHolder;

/**
 * Decides which items of a batch are written, from the facts read behind the gate. Pure. The items
 * of a batch share no id, key or claim, so each is decided independently.
 */
final class BatchDecisions {
  private final BatchFacts facts;

  BatchDecisions(BatchFacts facts) {
    this.facts = facts;
  }

  List<Decision> decide(List<WriteItem> items) {
    List<Decision> decisions = new ArrayList<>(items.size());
    for (int index = 0; index < items.size(); index++) {
      long sequence = facts.sequences().get(index);
      decisions.add(
          switch (items.get(index)) {
            case WriteItem.Create create -> create(create, index, sequence);
            case WriteItem.Update update -> update(update, index, sequence);
            case WriteItem.Delete delete -> delete(delete, sequence);
            case WriteItem.Restore restore -> restore(restore, index, sequence);
            case WriteItem.Note note -> note(note, sequence);
          });
    }
    return decisions;
  }

  private Decision create(WriteItem.Create item, int index, long sequence) {
    UUID id = item.worker().id().orElseThrow();
    Optional<WriteOutcome> repeated =
        repeatedRequest(item.idempotency()).or(() -> repeatedRow(item.importRow()));
    if (repeated.isPresent()) {
      return new Decision.Refuse(repeated.get());
    }
    if (facts.idToState().containsKey(id)) {
      return new Decision.Refuse(new WriteOutcome.IdTaken());
    }
    Optional<WriteOutcome> taken = takenSources(item, id);
    if (taken.isPresent()) {
      return new Decision.Refuse(taken.get());
    }
    Set<UUID> unknown = unknownReferences(item.worker(), item.acknowledged());
    if (!unknown.isEmpty()) {
      return new Decision.Refuse(new WriteOutcome.UnknownReferences(unknown));
    }
    Optional<WriteOutcome> stale = stale(item.checkedWatermark(), index, id, item.acknowledged());
    if (stale.isPresent()) {
      return new Decision.Refuse(stale.get());
    }
    Set<UUID> holders = holders(item.index().claims(), id);
    holders.removeAll(item.acknowledged());
    if (!item.contestClaims() && !holders.isEmpty()) {
      return new Decision.Refuse(new WriteOutcome.Claimed(holders));
    }
    return new Decision.Accept(
        item,
        id,
        1,
        sequence,
        facts.now(),
        claims(item.index().claims(), id),
        withContested(item.reviews(), holders));
  }

  /** Returns an outcome if a worker with the same keys was written since the comparison. */
  private Optional<WriteOutcome> stale(
      OptionalLong watermark, int index, UUID self, Set<UUID> acknowledged) {
    Set<UUID> newer = new TreeSet<>(facts.itemToNewer().getOrDefault(index, Set.of()));
    newer.remove(self);
    newer.removeAll(acknowledged);
    return watermark.isPresent() && !newer.isEmpty()
        ? Optional.of(new WriteOutcome.Stale(newer, facts.watermark()))
        : Optional.empty();
  }

  private Decision update(WriteItem.Update item, int index, long sequence) {
    UUID id = item.worker().id().orElseThrow();
    Optional<WriteOutcome> repeated =
        repeatedRequest(item.idempotency()).or(() -> repeatedRow(item.importRow()));
    if (repeated.isPresent()) {
      return new Decision.Refuse(repeated.get());
    }
    BatchFacts.State state = facts.idToState().get(id);
    if (state == null || state.deleted()) {
      return new Decision.Refuse(new WriteOutcome.NotFound());
    }
    if (isStale(item.expectedVersion(), state)) {
      return new Decision.Refuse(new WriteOutcome.VersionMismatch(state.version()));
    }
    Optional<WriteOutcome> taken = takenSources(item, id);
    if (taken.isPresent()) {
      return new Decision.Refuse(taken.get());
    }
    Set<UUID> unknown = unknownReferences(item.worker(), item.acknowledged());
    item.kept().organization().ifPresent(unknown::remove);
    if (!unknown.isEmpty()) {
      return new Decision.Refuse(new WriteOutcome.UnknownReferences(unknown));
    }
    Set<UUID> holders = holders(newClaims(item), id);
    holders.removeAll(item.acknowledged());
    if (!holders.isEmpty()) {
      return new Decision.Refuse(new WriteOutcome.Claimed(holders));
    }
    Optional<WriteOutcome> stale =
        stale(item.compared().watermark(), index, id, item.acknowledged());
    if (stale.isPresent()) {
      return new Decision.Refuse(stale.get());
    }
    Set<UUID> contested = holders(item.index().claims(), id);
    contested.removeAll(item.acknowledged());
    return new Decision.Accept(
        item,
        id,
        state.version() + 1,
        sequence,
        state.createdAt(),
        claims(item.index().claims(), id),
        withContested(item.reviews(), contested));
  }

  private Optional<WriteOutcome> takenSources(WriteItem item, UUID self) {
    Map<SourceKey, SourceHolder> taken = new HashMap<>();
    for (SourceKey key : SourceStatements.added(item)) {
      SourceHolder holder = facts.sourceToHolder().get(key);
      if (holder != null && !holder.worker().equals(self)) {
        taken.put(key, holder);
      }
    }
    return taken.isEmpty() ? Optional.empty() : Optional.of(new WriteOutcome.SourceTaken(taken));
  }

  private static List<ClaimKey> newClaims(WriteItem.Update item) {
    return item.index().claims().stream()
        .filter(claim -> !item.kept().claims().contains(claim))
        .toList();
  }

  private Decision delete(WriteItem.Delete item, long sequence) {
    BatchFacts.State state = facts.idToState().get(item.id());
    if (state == null || state.deleted()) {
      return new Decision.Refuse(new WriteOutcome.NotFound());
    }
    if (isStale(item.expectedVersion(), state)) {
      return new Decision.Refuse(new WriteOutcome.VersionMismatch(state.version()));
    }
    return new Decision.Accept(
        item, item.id(), state.version() + 1, sequence, state.createdAt(), List.of(), List.of());
  }

  private Decision restore(WriteItem.Restore item, int index, long sequence) {
    UUID id = item.worker().id().orElseThrow();
    Optional<WriteOutcome> repeated = repeatedRequest(item.idempotency());
    if (repeated.isPresent()) {
      return new Decision.Refuse(repeated.get());
    }
    BatchFacts.State state = facts.idToState().get(id);
    if (state == null) {
      return new Decision.Refuse(new WriteOutcome.NotFound());
    }
    if (!state.deleted()) {
      return new Decision.Refuse(new WriteOutcome.NotDeleted());
    }
    if (state.version() != item.worker().version()) {
      return new Decision.Refuse(new WriteOutcome.VersionMismatch(state.version()));
    }
    Optional<WriteOutcome> stale = stale(item.compared().watermark(), index, id, Set.of());
    if (stale.isPresent()) {
      return new Decision.Refuse(stale.get());
    }
    return new Decision.Accept(
        item,
        id,
        state.version() + 1,
        sequence,
        state.createdAt(),
        claims(item.index().claims(), id),
        withContested(item.reviews(), holders(item.index().claims(), id)));
  }

  private Decision note(WriteItem.Note item, long sequence) {
    ImportRow.Outcome earlier = facts.rowToEarlier().get(item.row().key());
    return earlier != null
        ? new Decision.Refuse(new WriteOutcome.RowRepeated(earlier))
        : new Decision.Accept(
            item, item.row().importId(), 0, sequence, facts.now(), List.of(), List.of());
  }

  private Optional<WriteOutcome> repeatedRequest(Optional<IdempotencyKey> key) {
    return key.map(IdempotencyKey::scope)
        .map(facts.scopeToEarlier()::get)
        .map(WriteOutcome.Repeated::new);
  }

  private Optional<WriteOutcome> repeatedRow(Optional<ImportRow> row) {
    return row.map(ImportRow::key)
        .map(facts.rowToEarlier()::get)
        .map(WriteOutcome.RowRepeated::new);
  }

  private static boolean isStale(OptionalLong expected, BatchFacts.State state) {
    return expected.isPresent() && expected.getAsLong() != state.version();
  }

  private Set<UUID> unknownReferences(Worker worker, Set<UUID> acknowledged) {
    Set<UUID> unknown = new TreeSet<>(acknowledged);
    worker.links().stream().map(WorkerLink::otherWorkerId).forEach(unknown::add);
    unknown.removeAll(facts.idToState().keySet());
    worker
        .managingOrganization()
        .filter(organization -> !facts.organizations().contains(organization))
        .ifPresent(unknown::add);
    return unknown;
  }

  private Set<UUID> holders(List<ClaimKey> claims, UUID self) {
    Map<String, UUID> claimToHolder = facts.claimToHolder();
    Set<UUID> holders = new HashSet<>();
    for (ClaimKey claim : claims) {
      UUID holder = claimToHolder.get(claim.hash());
      if (holder != null && !holder.equals(self)) {
        holders.add(holder);
      }
    }
    return holders;
  }

  private List<Decision.Claim> claims(List<ClaimKey> keys, UUID self) {
    return keys.stream()
        .map(
            key -> {
              UUID holder = facts.claimToHolder().get(key.hash());
              return new Decision.Claim(key, holder == null || holder.equals(self));
            })
        .toList();
  }

  private static List<ReviewItem> withContested(List<ReviewItem> reviews, Set<UUID> holders) {
    Set<UUID> open = new TreeSet<>(holders);
    reviews.stream().map(ReviewItem::other).forEach(open::remove);
    List<ReviewItem> all = new ArrayList<>(reviews);
    for (UUID holder : open) {
      all.add(new ReviewItem(holder, DetectionMethod.CLAIM, ReviewScore.ofClaim(), false));
    }
    return all;
  }
}
