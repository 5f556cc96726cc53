package org.workerservice.intake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.FailureText;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.jobs.Backoff;

/** Repeats what failed: an outage for ever, a bug a few times. For one event loop. */
final class Retries {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  /** With waits of at most 5 s in between, a bug has some 20 seconds to go away. */
  private static final int MAX_BUGS = 10;

  private final Vertx vertx;
  private final Runnable onFailure;
  private final Backoff backoff;

  /**
   * Creates retries.
   *
   * @param onFailure is called for each failure
   */
  Retries(Vertx vertx, Runnable onFailure, Backoff backoff) {
    this.vertx = vertx;
    this.onFailure = onFailure;
    this.backoff = backoff;
  }

  /** The work is not wanted any more. */
  static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("the work was abandoned", null, false, false);
    }
  }

  /**
   * Returns the first success.
   *
   * @param abandoned whether to fail with {@link Abandoned} instead of starting another attempt
   * @return fails with what is no outage, after several attempts
   */
  <T> Future<T> succeed(Supplier<Future<T>> attempt, BooleanSupplier abandoned) {
    return attempt(attempt, abandoned, 1, 0);
  }

  /** Repeats also what seems to be a bug until it succeeds. */
  <T> Future<T> insist(Supplier<Future<T>> attempt, BooleanSupplier abandoned) {
    return attempt(attempt, abandoned, 1, Integer.MIN_VALUE / 2);
  }

  private <T> Future<T> attempt(
      Supplier<Future<T>> attempt, BooleanSupplier abandoned, int number, int bugs) {
    if (abandoned.getAsBoolean()) {
      return Future.failedFuture(new Abandoned());
    }
    return Future.succeededFuture()
        .compose(begun -> attempt.get())
        .recover(
            failure -> {
              onFailure.run();
              int more = failure instanceof ServiceUnavailable ? bugs : bugs + 1;
              if (more >= MAX_BUGS) {
                LOG.error("A command failed {} times: {}", number, FailureText.of(failure));
                return Future.failedFuture(failure);
              }
              return vertx
                  .timer(backoff.after(number).toMillis())
                  .compose(waited -> attempt(attempt, abandoned, number + 1, more));
            });
  }
}
