package org.workerservice.persistence.worker.write;

import java.util.HashSet;
import java.util.Set;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.rows.MatchIndexEntry.ClaimKey;

/** The keys that two items of one transaction must not share. */
final class ExclusiveKeys {
  private ExclusiveKeys() {}

  static Set<Object> of(WriteItem item) {
    Set<Object> keys = new HashSet<>(SourceStatements.added(item));
    switch (item) {
      case WriteItem.Create create -> {
        keys.add(create.worker().id().orElseThrow());
        create.importRow().map(ImportRow::key).ifPresent(keys::add);
        create.idempotency().map(IdempotencyKey::scope).ifPresent(keys::add);
        add(keys, create.index());
      }
      case WriteItem.Update update -> {
        keys.add(update.worker().id().orElseThrow());
        update.importRow().map(ImportRow::key).ifPresent(keys::add);
        update.idempotency().map(IdempotencyKey::scope).ifPresent(keys::add);
        add(keys, update.index());
      }
      case WriteItem.Delete delete -> keys.add(delete.id());
      case WriteItem.Restore restore -> {
        keys.add(restore.worker().id().orElseThrow());
        restore.idempotency().map(IdempotencyKey::scope).ifPresent(keys::add);
        add(keys, restore.index());
      }
      case WriteItem.Note note -> keys.add(note.row().key());
    }
    return keys;
  }

  private static void add(Set<Object> keys, MatchIndexEntry index) {
    keys.addAll(index.keys());
    index.claims().stream().map(ClaimKey::hash).forEach(keys::add);
  }
}
