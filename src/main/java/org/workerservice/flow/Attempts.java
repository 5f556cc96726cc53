package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.Optional;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;

/**
 * Repeats what reads a record, changes it and writes it on condition that it is still at the
 * version read, so that no change of another is lost.
 */
public final class Attempts {
  private Attempts() {}

  /** Reads, changes and writes; the result is empty when another change came first. */
  @FunctionalInterface
  public interface Attempt<T> {
    /**
     * Begins at the reading.
     *
     * @param repeated whether another change came first before
     */
    Future<Optional<T>> begin(boolean repeated);
  }

  /**
   * Returns the result of the first attempt that no other change came before. No attempt begins
   * after the deadline: the answer is then that the service is busy. Each attempt that fails means
   * that another change has succeeded.
   */
  public static <T> Future<T> until(Deadline deadline, Attempt<T> attempt) {
    return next(deadline, attempt, false);
  }

  private static <T> Future<T> next(Deadline deadline, Attempt<T> attempt, boolean repeated) {
    if (deadline.expired()) {
      return Future.failedFuture(
          new ServiceUnavailable(
              Reason.BUSY, "Too many others are changing the record; repeat later."));
    }
    return attempt
        .begin(repeated)
        .compose(
            result ->
                result.isPresent()
                    ? Future.succeededFuture(result.get())
                    : next(deadline, attempt, true));
  }
}
