package org.workerservice.jobs;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The step of a job that works tenant by tenant. Each step works for one tenant; a tenant that
 * needs more steps goes to the end of the queue, so that a large one does not delay the others. A
 * tenant whose step fails waits for the next run. The others still get their turn, and the run
 * fails at its end. For one event loop.
 */
public final class TenantWalk implements Supplier<Future<Progress>> {
  private final Supplier<Future<List<UUID>>> tenants;
  private final Function<UUID, Future<Progress>> tenantStep;
  private final Deque<UUID> queue = new ArrayDeque<>();
  private final Map<UUID, Progress> tenantToProgress = new HashMap<>();
  private Optional<TenantFailure> failure = Optional.empty();

  /**
   * Creates a walk; the first step starts its first run.
   *
   * @param tenants called at the start of each run
   * @param tenantStep does a small part of the work of a tenant, and returns the progress of this
   *     tenant
   */
  public TenantWalk(
      Supplier<Future<List<UUID>>> tenants, Function<UUID, Future<Progress>> tenantStep) {
    this.tenants = tenants;
    this.tenantStep = tenantStep;
  }

  /** The step of a tenant failed. */
  static final class TenantFailure extends RuntimeException {
    TenantFailure(UUID tenant, Throwable cause) {
      super("The step of tenant " + tenant + " failed.", cause, false, false);
    }
  }

  @Override
  public Future<Progress> get() {
    return queue.isEmpty() ? tenants.get().compose(this::startRun) : next();
  }

  private Future<Progress> startRun(List<UUID> found) {
    queue.addAll(found);
    tenantToProgress.keySet().retainAll(found);
    return queue.isEmpty() ? Future.succeededFuture(Progress.FINISHED) : next();
  }

  private Future<Progress> next() {
    UUID tenant = queue.poll();
    return attempt(tenant)
        .transform(
            outcome -> {
              if (outcome.succeeded()) {
                return advance(tenant, outcome.result());
              }
              failure = failure.or(() -> Optional.of(new TenantFailure(tenant, outcome.cause())));
              return end(0);
            });
  }

  private Future<Progress> attempt(UUID tenant) {
    try {
      return Objects.requireNonNull(tenantStep.apply(tenant));
    } catch (RuntimeException | Error problem) {
      return Future.failedFuture(problem);
    }
  }

  private Future<Progress> advance(UUID tenant, Progress progress) {
    tenantToProgress.put(tenant, progress);
    if (progress.hasMore()) {
      queue.add(tenant);
    }
    return end(progress.done());
  }

  /** Fails the last step of a run in which a tenant failed. */
  private Future<Progress> end(long done) {
    if (queue.isEmpty() && failure.isPresent()) {
      TenantFailure cause = failure.get();
      failure = Optional.empty();
      return Future.failedFuture(cause);
    }
    return Future.succeededFuture(
        new Progress(
            !queue.isEmpty(),
            done,
            tenantToProgress.values().stream().mapToLong(Progress::remaining).sum(),
            tenantToProgress.values().stream().mapToLong(Progress::skipped).sum()));
  }
}
