package org.workerservice.flow;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;

/**
 * Runs the changes of one record one at a time on this node, in order of arrival. Each change reads
 * a record and writes it only if it is still at that version; of several concurrent changes, all
 * but one would fail and retry. Thread-safe.
 */
public final class Turns {
  private final int maxWaiting;

  /** Holds a record while a change of it is running. */
  private final Map<UUID, Deque<Turn>> recordToWaiting = new HashMap<>();

  /**
   * Starts without running or waiting changes.
   *
   * @param maxWaiting max waiting changes of one record; more are refused
   */
  public Turns(int maxWaiting) {
    this.maxWaiting = maxWaiting;
  }

  /** A waiting change, and the context on which it continues. */
  private record Turn(Context context, Promise<Void> promise) {
    static Turn here() {
      return new Turn(Vertx.currentContext(), Promise.promise());
    }

    void start() {
      if (context == null) {
        promise.complete();
      } else {
        context.runOnContext(ignored -> promise.complete());
      }
    }
  }

  /**
   * Runs work once all earlier changes of the record have ended.
   *
   * @param work starts on the context of the caller, unless the deadline passes first
   * @return the result of the work, or {@link ServiceUnavailable} if too many changes wait or the
   *     deadline has passed
   */
  public <T> Future<T> inTurn(UUID record, Deadline deadline, Supplier<Future<T>> work) {
    return enter(record)
        .compose(
            entered ->
                Future.succeededFuture()
                    .compose(entry -> start(deadline, work))
                    .onComplete(ended -> next(record).ifPresent(Turn::start)));
  }

  private synchronized Future<Void> enter(UUID record) {
    Deque<Turn> waiting = recordToWaiting.putIfAbsent(record, new ArrayDeque<>());
    if (waiting == null) {
      return Future.succeededFuture();
    }
    if (waiting.size() >= maxWaiting) {
      return busy();
    }
    Turn turn = Turn.here();
    waiting.add(turn);
    return turn.promise().future();
  }

  private synchronized Optional<Turn> next(UUID record) {
    Optional<Turn> next = Optional.ofNullable(recordToWaiting.get(record).poll());
    if (next.isEmpty()) {
      recordToWaiting.remove(record);
    }
    return next;
  }

  private static <T> Future<T> start(Deadline deadline, Supplier<Future<T>> work) {
    return deadline.expired() ? busy() : work.get();
  }

  private static <T> Future<T> busy() {
    return Future.failedFuture(
        new ServiceUnavailable(
            Reason.BUSY, "Too many requests are changing the record. Retry later."));
  }
}
