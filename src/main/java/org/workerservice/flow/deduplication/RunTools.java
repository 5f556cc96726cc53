package org.workerservice.flow.deduplication;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.workerservice.bus.Deadline;
import org.workerservice.flow.Toolbox;
import org.workerservice.persistence.deduplication.DeduplicationCommand;

/**
 * What a run works with.
 *
 * @param tools with a pool of threads for long computations
 * @param lanes how many slices are scored at the same time
 * @param isBusy whether other requests are in progress
 * @param timer completes after a time
 */
public record RunTools(
    Toolbox tools, int lanes, BooleanSupplier isBusy, Function<Duration, Future<Void>> timer) {
  private static final Duration STEP = Duration.ofSeconds(60);

  /** While others work, a lane works a fifth of the time. */
  private static final int RESTS = 4;

  /** Rests after work that took this long, if other requests are in progress. */
  Future<Void> rest(long workedNanos) {
    return isBusy.getAsBoolean()
        ? timer.apply(Duration.ofNanos(Math.max(1_000_000, workedNanos * RESTS)))
        : Future.succeededFuture();
  }

  <R> Future<R> ask(DeduplicationCommand<R> command) {
    return tools.bus().ask(DeduplicationCommand.ADDRESS, command, Deadline.in(STEP));
  }
}
