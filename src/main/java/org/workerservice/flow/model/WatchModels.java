package org.workerservice.flow.model;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.FailureText;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.StoredModel;

/**
 * Keeps {@link ActiveModels} up to date with the database, no matter which node activates a model.
 */
public final class WatchModels {
  private static final Logger LOG = LoggerFactory.getLogger(WatchModels.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Bus bus;
  private final WorkerPool pool;
  private final ActiveModels models;
  private final UUID defaultTenant;
  private final CountNames names;
  private volatile long workers;

  /** Unusable models; each is loaded and reported only once. */
  private final Set<UUID> broken = ConcurrentHashMap.newKeySet();

  /**
   * Creates a watch that does nothing until {@link #refresh}.
   *
   * @param defaultTenant the tenant of commands that do not concern a particular tenant
   */
  public WatchModels(Bus bus, WorkerPool pool, ActiveModels models, UUID defaultTenant) {
    this.bus = bus;
    this.pool = pool;
    this.models = models;
    this.defaultTenant = defaultTenant;
    names = new CountNames(bus, pool, models);
  }

  /**
   * Checks which models are active and loads those that this node lacks. A model that cannot be
   * loaded prevents neither the models of other tenants from loading nor the registry from being
   * measured.
   */
  public Future<Void> refresh() {
    Future<Void> loaded =
        bus.ask(
                MatchModelCommand.ADDRESS,
                new MatchModelCommand.ListActive(defaultTenant),
                Deadline.in(TIMEOUT))
            .compose(this::load);
    Future<Void> measured = loaded.transform(ended -> measure());
    return Future.join(loaded, measured).mapEmpty();
  }

  /**
   * Does the same, then counts the names of tenants without a trained model where it is time to.
   */
  public Future<Void> refreshWithNames() {
    return refresh()
        .transform(refreshed -> names.count(workers).compose(done -> asBefore(refreshed)));
  }

  private static Future<Void> asBefore(AsyncResult<Void> refreshed) {
    return refreshed.succeeded()
        ? Future.succeededFuture()
        : Future.failedFuture(refreshed.cause());
  }

  private Future<Void> measure() {
    return bus.ask(
            MatchModelCommand.ADDRESS,
            new MatchModelCommand.EstimateRegistry(defaultTenant),
            Deadline.in(TIMEOUT))
        .compose(
            measured -> {
              models.fit(measured);
              workers = measured;
              return Future.succeededFuture();
            });
  }

  private Future<Void> load(List<MatchModelCommand.Active> active) {
    Map<UUID, ActiveModels.Active> known = models.all();
    Map<UUID, ActiveModels.Active> next = new HashMap<>();
    List<Future<?>> loading = new ArrayList<>();
    for (MatchModelCommand.Active one : active) {
      ActiveModels.Active held = known.get(one.tenant());
      if (held != null && held.id().equals(one.id())) {
        next.put(one.tenant(), held);
      } else if (!broken.contains(one.id())) {
        loading.add(
            load(one)
                .map(
                    loaded -> {
                      loaded.ifPresent(it -> next.put(one.tenant(), it));
                      return loaded;
                    })
                .onFailure(later -> keep(held, one.tenant(), next)));
      }
    }
    return Future.join(loading)
        .transform(
            done -> {
              models.replace(next);
              return done.succeeded()
                  ? Future.succeededFuture()
                  : Future.failedFuture(done.cause());
            });
  }

  private static void keep(
      ActiveModels.Active held, UUID tenant, Map<UUID, ActiveModels.Active> next) {
    if (held != null) {
      next.put(tenant, held);
    }
  }

  private Future<Optional<ActiveModels.Active>> load(MatchModelCommand.Active active) {
    return bus.ask(
            MatchModelCommand.ADDRESS,
            new MatchModelCommand.FindModel(active.tenant(), active.id()),
            Deadline.in(TIMEOUT))
        .compose(found -> pool.run(() -> found.flatMap(this::usable)));
  }

  /**
   * A model trained by another version of the program may lack levels; the built-in model then
   * replaces it.
   */
  private Optional<ActiveModels.Active> usable(StoredModel stored) {
    try {
      FellegiSunterModel model = FellegiSunterModel.fromJson(stored.content().orElseThrow());
      return Optional.of(new ActiveModels.Active(stored.id(), stored.version(), model));
    } catch (RuntimeException unusable) {
      if (broken.add(stored.id())) {
        LOG.error(
            "This version cannot use the active match model {}; it uses the built-in model instead:"
                + " {}",
            stored.id(),
            unusable instanceof IllegalArgumentException
                ? unusable.getMessage()
                : FailureText.of(unusable));
      }
      return Optional.empty();
    }
  }
}
