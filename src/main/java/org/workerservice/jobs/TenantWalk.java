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
 * The step of a job that works tenant by tenant. Each step is one of one tenant; a tenant that
 * needs more goes to the end of the queue, so that a large one does not hold up the others. A
 * tenant whose step fails is left for the next run and all others get their turn; the run fails at
 * its end. For one event loop.
 */
public final class TenantWalk implements Supplier<Future<Progress>> {
  private final Supplier<Future<List<UUID>>> tenants;
  private final Function<UUID, Future<Progress>> tenantStep;
  private final Deque<UUID> queue = new ArrayDeque<>();
  private final Map<UUID, Progress> tenantToProgress = new HashMap<>();
  private Optional<TenantFailure> failure = Optional.empty();

  /**
   * Begins with the first step.
   *
   * @param tenants returns the tenants, at the begin of each run
   * @param tenantStep does a small part of the work of a tenant; its progress is that of the tenant
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
    return queue.isEmpty() ? tenants.get().compose(this::begin) : next();
  }

  private Future<Progress> begin(List<UUID> found) {
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
                return went(tenant, outcome.result());
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

  private Future<Progress> went(UUID tenant, Progress progress) {
    tenantToProgress.put(tenant, progress);
    if (progress.hasMore()) {
      queue.add(tenant);
    }
    return end(progress.done());
  }

  /** Of a run with a failure the last step fails. */
  private Future<Progress> end(long done) {
    if (queue.isEmpty() && failure.isPresent()) {
      TenantFailure told = failure.get();
      failure = Optional.empty();
      return Future.failedFuture(told);
    }
    return Future.succeededFuture(
        new Progress(
            !queue.isEmpty(),
            done,
            tenantToProgress.values().stream().mapToLong(Progress::remaining).sum(),
            tenantToProgress.values().stream().mapToLong(Progress::skipped).sum()));
  }
}
