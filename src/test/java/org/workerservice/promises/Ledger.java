package org.workerservice.promises;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.workerservice.model.Worker;

/** The acknowledged changes, as the callers remember them. Safe for any thread. */
final class Ledger {
  private final Map<UUID, List<Change>> idToChanges = new ConcurrentHashMap<>();
  private final List<Creation> creations = new CopyOnWriteArrayList<>();

  /**
   * An acknowledged change.
   *
   * @param action as the audit log names it
   * @param mark identifies the content; unused for a deletion
   */
  record Change(String action, long version, String mark) {}

  /** A creation, so that it can be repeated. */
  record Creation(String idempotencyKey, Worker sent, UUID id) {}

  void created(String idempotencyKey, Worker sent, UUID id) {
    creations.add(new Creation(idempotencyKey, sent, id));
  }

  void changed(UUID id, Change change) {
    idToChanges.computeIfAbsent(id, ignored -> new CopyOnWriteArrayList<>()).add(change);
  }

  List<Creation> creations() {
    return new ArrayList<>(creations);
  }

  Map<UUID, List<Change>> changes() {
    return Map.copyOf(idToChanges);
  }

  long size() {
    return idToChanges.values().stream().mapToLong(List::size).sum();
  }
}
