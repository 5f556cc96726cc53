package org.workerservice.jobs.registry;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.jobs.BackgroundJob;
import org.workerservice.jobs.Pace;
import org.workerservice.jobs.Progress;
import org.workerservice.jobs.SkippedRecords;
import org.workerservice.jobs.TenantWalk;
import org.workerservice.jobs.Threads;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.TenantDirectory;
import org.workerservice.persistence.worker.preparation.Replacement;
import org.workerservice.persistence.worker.preparation.StaleWorker;
import org.workerservice.persistence.worker.preparation.StaleWorkers;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;

/**
 * Recomputes the features and match keys of workers that were prepared by an earlier version of the
 * program. It reads a batch, decrypts and prepares it, and only then enters the gate to write it.
 * Several nodes can do this at the same time.
 *
 * <p>A worker that cannot be read or written is skipped and retried in the next run. A worker that
 * is changed in between is retried in another pass over its tenant.
 */
public final class Preparation {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
  private static final String NAME = "preparation";
  private static final Duration EVERY = Duration.ofMinutes(10);

  /** Such a batch occupies a thread for about 10 ms and the gate for a few. */
  static final int BATCH_SIZE = 25;

  private final StaleWorkers workers;
  private final Computation prepare;
  private final Threads threads;
  private final BooleanSupplier hasRoom;
  private final SkippedRecords skipped = new SkippedRecords(NAME);
  private final Map<UUID, Pass> tenantToPass = new HashMap<>();

  Preparation(StaleWorkers workers, Computation prepare, Threads threads, BooleanSupplier hasRoom) {
    this.workers = workers;
    this.prepare = prepare;
    this.threads = threads;
    this.hasRoom = hasRoom;
  }

  /**
   * Returns the job.
   *
   * @param prepare called on these threads
   * @param hasRoom whether the disk has room for changes; the job waits while it has none
   */
  public static BackgroundJob job(
      TenantDirectory tenants,
      StaleWorkers workers,
      Computation prepare,
      Threads threads,
      BooleanSupplier hasRoom) {
    Preparation preparation = new Preparation(workers, prepare, threads, hasRoom);
    return new BackgroundJob(
        NAME, Pace.every(EVERY), new TenantWalk(tenants::ids, preparation::step));
  }

  /** Computes the features and match keys of a worker of a tenant. */
  @FunctionalInterface
  public interface Computation {
    /**
     * Returns them.
     *
     * @param replaced the records that were merged into the worker
     */
    MatchIndexEntry of(Worker worker, List<Worker> replaced, UUID tenant);
  }

  /** A pass over the stale workers of a tenant, with the counts so far. */
  private record Pass(Optional<UUID> after, long remaining, long written, long skipped) {
    Pass plus(UUID last, Batch batch) {
      return new Pass(
          Optional.of(last),
          Math.max(0, remaining - batch.written()),
          written + batch.written(),
          skipped + batch.skipped());
    }
  }

  private record Batch(int written, int skipped) {}

  private record Prepared(
      List<Replacement> replacements, Map<UUID, RuntimeException> idToFailure) {}

  Future<Progress> step(UUID tenant) {
    Pass pass = tenantToPass.get(tenant);
    return (pass == null ? startPass(tenant) : continuePass(tenant, pass))
        .onFailure(failure -> tenantToPass.remove(tenant));
  }

  private Future<Progress> startPass(UUID tenant) {
    return workers
        .count(tenant)
        .compose(
            stale ->
                stale == 0
                    ? Future.succeededFuture(Progress.FINISHED)
                    : continuePass(tenant, new Pass(Optional.empty(), stale, 0, 0)));
  }

  private Future<Progress> continuePass(UUID tenant, Pass pass) {
    if (!hasRoom.getAsBoolean()) {
      return Future.failedFuture(
          new ServiceUnavailable(
              Reason.DISK_FULL, "The disk is almost full; the job waits until there is space."));
    }
    return workers
        .find(tenant, pass.after(), BATCH_SIZE)
        .compose(found -> found.isEmpty() ? end(tenant, pass) : prepare(tenant, pass, found));
  }

  /** Starts another pass in this run only if this one has written something. */
  private Future<Progress> end(UUID tenant, Pass pass) {
    tenantToPass.remove(tenant);
    if (pass.written() > 0) {
      LOG.info("{} workers of tenant {} were prepared for matching", pass.written(), tenant);
    }
    return workers
        .count(tenant)
        .map(
            left -> {
              boolean again = left > pass.skipped() && pass.written() > 0;
              return new Progress(again, 0, left, pass.skipped());
            });
  }

  private Future<Progress> prepare(UUID tenant, Pass pass, List<StaleWorker> found) {
    return threads
        .run(() -> prepare(tenant, found))
        .compose(prepared -> write(tenant, prepared))
        .map(
            batch -> {
              Pass now = pass.plus(found.getLast().id(), batch);
              tenantToPass.put(tenant, now);
              return Progress.more(batch.written()).left(now.remaining(), now.skipped());
            });
  }

  private Prepared prepare(UUID tenant, List<StaleWorker> found) {
    Prepared prepared = new Prepared(new ArrayList<>(), new LinkedHashMap<>());
    for (StaleWorker worker : found) {
      try {
        MatchIndexEntry entry =
            prepare.of(
                worker.content().get(),
                worker.replaced().stream().map(Supplier::get).toList(),
                tenant);
        prepared.replacements().add(new Replacement(worker.id(), worker.version(), entry));
      } catch (RuntimeException unreadable) {
        prepared.idToFailure().put(worker.id(), unreadable);
      }
    }
    return prepared;
  }

  private Future<Batch> write(UUID tenant, Prepared prepared) {
    prepared.idToFailure().forEach(skipped::add);
    int unreadable = prepared.idToFailure().size();
    return writeAll(tenant, prepared.replacements())
        .map(batch -> new Batch(batch.written(), batch.skipped() + unreadable));
  }

  private Future<Batch> writeAll(UUID tenant, List<Replacement> replacements) {
    if (replacements.isEmpty()) {
      return Future.succeededFuture(new Batch(0, 0));
    }
    return workers
        .replace(tenant, replacements)
        .map(written -> new Batch(written, 0))
        .recover(
            failure ->
                failure instanceof ServiceUnavailable
                    ? Future.failedFuture(failure)
                    : writeSingly(tenant, replacements));
  }

  /** A worker that the database refuses must not prevent the writing of the others. */
  private Future<Batch> writeSingly(UUID tenant, List<Replacement> replacements) {
    Future<Batch> all = Future.succeededFuture(new Batch(0, 0));
    for (Replacement one : replacements) {
      all =
          all.compose(
              before ->
                  writeOne(tenant, one)
                      .map(
                          batch ->
                              new Batch(
                                  before.written() + batch.written(),
                                  before.skipped() + batch.skipped())));
    }
    return all;
  }

  private Future<Batch> writeOne(UUID tenant, Replacement one) {
    return workers
        .replace(tenant, List.of(one))
        .map(written -> new Batch(written, 0))
        .recover(
            failure -> {
              if (failure instanceof ServiceUnavailable) {
                return Future.failedFuture(failure);
              }
              skipped.add(one.id(), failure);
              return Future.succeededFuture(new Batch(0, 1));
            });
  }
}
