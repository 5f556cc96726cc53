package org.workerservice.search.feed;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.workerservice.search.index.SearchSource;
import org.workerservice.search.index.SearchSource.Change;
import org.workerservice.search.index.SearchSource.Entry;
import org.workerservice.search.index.WorkerIndex;

/**
 * Turns pages of the log of changes into edits of the index. It reads each worker in its current
 * version, which may be later than the change, and skips changes that are older than an edit before
 * them. One instance for each index, used by one thread at a time.
 */
final class Changes {
  private final SearchSource source;
  private final Handover handover;

  /** Workers that were indexed in a later version than the log had reached. */
  private final Map<UUID, Long> idToVersionAhead = new HashMap<>();

  Changes(SearchSource source, Handover handover) {
    this.source = source;
    this.handover = handover;
  }

  Future<List<WorkerIndex.Edit>> edits(List<Change> changes) {
    Map<UUID, Change> idToLast = new LinkedHashMap<>();
    changes.forEach(change -> change.worker().ifPresent(worker -> idToLast.put(worker, change)));
    Set<UUID> affected =
        changes.stream()
            .filter(change -> !change.own())
            .flatMap(change -> change.worker().stream())
            .collect(Collectors.toSet());
    Map<UUID, Change> wanted = new LinkedHashMap<>(idToLast);
    wanted
        .entrySet()
        .removeIf(
            entry ->
                !isNews(entry.getKey(), entry.getValue().version())
                    && !affected.contains(entry.getKey()));
    Map<UUID, Entry> idToEntry = new HashMap<>();
    Map<UUID, List<UUID>> tenantToMissing = new LinkedHashMap<>();
    wanted.forEach(
        (worker, change) ->
            handedOver(worker, change.version())
                .ifPresentOrElse(
                    entry -> idToEntry.put(worker, entry),
                    () ->
                        tenantToMissing
                            .computeIfAbsent(change.tenant(), tenant -> new ArrayList<>())
                            .add(worker)));
    return read(tenantToMissing)
        .map(
            read -> {
              read.forEach(entry -> idToEntry.put(entry.worker().id().orElseThrow(), entry));
              return wanted.entrySet().stream()
                  .map(
                      change ->
                          edit(
                              change.getKey(),
                              change.getValue(),
                              Optional.ofNullable(idToEntry.get(change.getKey()))))
                  .toList();
            });
  }

  private boolean isNews(UUID worker, long version) {
    Long ahead = idToVersionAhead.get(worker);
    if (ahead == null) {
      return true;
    }
    if (ahead <= version) {
      idToVersionAhead.remove(worker);
    }
    return ahead < version;
  }

  /** The handover has no names of organizations: workers with one are read from the database. */
  private Optional<Entry> handedOver(UUID id, long version) {
    return handover
        .find(id, version)
        .filter(worker -> worker.managingOrganization().isEmpty())
        .map(worker -> new Entry(worker, Optional.empty()));
  }

  private Future<List<Entry>> read(Map<UUID, List<UUID>> tenantToIds) {
    List<Future<List<Entry>>> all =
        tenantToIds.entrySet().stream()
            .map(tenant -> source.workers(tenant.getKey(), Set.copyOf(tenant.getValue())))
            .toList();
    return Future.all(all)
        .map(
            read ->
                all.stream()
                    .flatMap(entries -> entries.result().stream())
                    .collect(Collectors.toList()));
  }

  private WorkerIndex.Edit edit(UUID id, Change change, Optional<Entry> entry) {
    if (entry.isEmpty()) {
      return new WorkerIndex.Edit.Remove(id);
    }
    long version = entry.get().worker().version();
    if (version > change.version()) {
      idToVersionAhead.put(id, version);
    }
    return new WorkerIndex.Edit.Put(change.tenant(), entry.get());
  }
}
