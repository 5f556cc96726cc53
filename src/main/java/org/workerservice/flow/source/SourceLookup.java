package org.workerservice.flow.source;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.persistence.worker.read.ListedSource;
import org.workerservice.persistence.worker.read.ReadCommand;

/** Finds workers by their source keys. */
public final class SourceLookup {
  private final Bus bus;

  public SourceLookup(Bus bus) {
    this.bus = bus;
  }

  /** Returns the workers that hold the keys, deleted or not; keys of no worker are left out. */
  public Future<Map<SourceKey, Worker>> find(RequestContext context, Collection<SourceKey> keys) {
    if (keys.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindBySources(context.tenant(), List.copyOf(keys)),
            context.deadline())
        .map(workers -> byKey(workers, Set.copyOf(keys)));
  }

  private static Map<SourceKey, Worker> byKey(List<Worker> workers, Set<SourceKey> asked) {
    Map<SourceKey, Worker> keyToWorker = new HashMap<>();
    for (Worker worker : workers) {
      worker.sources().stream()
          .map(WorkerSource::key)
          .filter(asked::contains)
          .forEach(key -> keyToWorker.put(key, worker));
    }
    return keyToWorker;
  }

  /**
   * Lists the keys of a system that living workers hold, in the order of their ids.
   *
   * @param after the last id of the page before; empty for the first page
   */
  public Future<List<ListedSource>> list(
      RequestContext context, String system, String after, int limit) {
    return bus.ask(
        ReadCommand.ADDRESS,
        new ReadCommand.ListSources(context.tenant(), system, after, limit),
        context.deadline());
  }

  Future<Optional<Worker>> find(RequestContext context, SourceKey key) {
    return find(context, List.of(key))
        .map(keyToWorker -> Optional.ofNullable(keyToWorker.get(key)));
  }
}
