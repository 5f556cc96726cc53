package org.workerservice.flow.model;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.PreparedWorker;

/**
 * Counts how common names are among the workers of each tenant that has no trained model, and
 * counts again each time the registry has doubled: names that are rare elsewhere may be common
 * here.
 */
final class CountNames {
  private static final int SAMPLE = 10_000;
  private static final int BATCH = 500;
  private static final long SEED = 20_261_130;
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Bus bus;
  private final WorkerPool pool;
  private final ActiveModels models;
  private final Map<UUID, Integer> tenantToDoublings = new ConcurrentHashMap<>();

  CountNames(Bus bus, WorkerPool pool, ActiveModels models) {
    this.bus = bus;
    this.pool = pool;
    this.models = models;
  }

  /**
   * Counts where it is time to.
   *
   * @param workers the number of workers of all tenants, estimated
   */
  Future<Void> count(long workers) {
    if (workers < TermFrequencies.MIN_RECORDS) {
      return Future.succeededFuture();
    }
    int doublings = Long.SIZE - Long.numberOfLeadingZeros(workers);
    Future<Void> counted = Future.succeededFuture();
    for (UUID tenant : models.untrained()) {
      if (tenantToDoublings.getOrDefault(tenant, 0) < doublings) {
        counted = counted.compose(before -> count(tenant, doublings));
      }
    }
    return counted;
  }

  private Future<Void> count(UUID tenant, int doublings) {
    return bus.ask(
            MatchModelCommand.ADDRESS,
            new MatchModelCommand.PickWorkers(tenant, SEED, SAMPLE),
            Deadline.in(TIMEOUT))
        .compose(picked -> count(tenant, picked))
        .onSuccess(counted -> tenantToDoublings.put(tenant, doublings))
        .mapEmpty();
  }

  private Future<?> count(UUID tenant, MatchModelCommand.Picked picked) {
    if (picked.living() < TermFrequencies.MIN_RECORDS) {
      return Future.succeededFuture();
    }
    List<MatchFeatures> sample = new ArrayList<>(picked.ids().size());
    return gather(tenant, picked.ids(), 0, sample)
        .compose(gathered -> pool.run(() -> TermFrequencies.inMemory(sample)))
        .onSuccess(names -> models.fit(tenant, names));
  }

  private Future<?> gather(UUID tenant, List<UUID> ids, int from, List<MatchFeatures> sample) {
    if (from >= ids.size()) {
      return Future.succeededFuture();
    }
    int to = Math.min(from + BATCH, ids.size());
    return bus.ask(
            MatchModelCommand.ADDRESS,
            new MatchModelCommand.FindPrepared(tenant, ids.subList(from, to)),
            Deadline.in(TIMEOUT))
        .compose(workers -> pool.run(() -> add(workers, sample)))
        .compose(added -> gather(tenant, ids, to, sample));
  }

  private static boolean add(List<PreparedWorker> workers, List<MatchFeatures> sample) {
    return sample.addAll(
        workers.stream().map(worker -> MatchFeatures.decode(worker.features())).toList());
  }
}
