package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;

/**
 * Repeats what reads a record, changes it and writes it on condition that nobody else has written
 * it meanwhile, so that no change of another is lost.
 */
final class Attempts {
  /** Of so many who change one record at a time, each still has its turn. */
  private static final int MOST = 64;

  private Attempts() {}

  /**
   * Returns the result of the first attempt that nobody got in the way of.
   *
   * @param attempt begins at the reading; its result is empty when somebody else was first. It is
   *     not begun after the deadline: the answer is then that the service is busy.
   */
  static <T> Future<T> until(Deadline deadline, Supplier<Future<Optional<T>>> attempt) {
    return next(deadline, attempt, 1);
  }

  private static <T> Future<T> next(
      Deadline deadline, Supplier<Future<Optional<T>>> attempt, int number) {
    if (number > MOST || deadline.expired()) {
      return Future.failedFuture(
          new ServiceUnavailable(
              Reason.BUSY, "Too many others are changing the record; repeat later."));
    }
    return attempt
        .get()
        .compose(
            result ->
                result.isPresent()
                    ? Future.succeededFuture(result.get())
                    : next(deadline, attempt, number + 1));
  }
}
