package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.Optional;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;

/**
 * Retries a read-modify-write of a record until no other change comes between the read and the
 * write, so that no concurrent change is lost.
 */
public final class Attempts {
  private Attempts() {}

  /** Reads, changes and writes; the result is empty if another change came first. */
  @FunctionalInterface
  public interface Attempt<T> {
    /**
     * Starts with the read.
     *
     * @param repeated whether another change came first in an earlier attempt
     */
    Future<Optional<T>> start(boolean repeated);
  }

  /**
   * Returns the result of the first attempt that no other change preceded. No attempt starts after
   * the deadline; the future then fails with {@link Reason#BUSY}. Each failed attempt means that
   * another change succeeded.
   */
  public static <T> Future<T> until(Deadline deadline, Attempt<T> attempt) {
    return next(deadline, attempt, false);
  }

  private static <T> Future<T> next(Deadline deadline, Attempt<T> attempt, boolean repeated) {
    if (deadline.expired()) {
      return Future.failedFuture(
          new ServiceUnavailable(
              Reason.BUSY, "Too many requests are changing the record. Retry later."));
    }
    return attempt
        .start(repeated)
        .compose(
            result ->
                result.isPresent()
                    ? Future.succeededFuture(result.get())
                    : next(deadline, attempt, true));
  }
}
