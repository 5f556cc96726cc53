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
 * Runs the changes of one record one after the other, in the order of their arrival, on this node.
 * Each change reads a record and writes it on condition that it is still at that version: at the
 * same time all but one would work in vain. Safe for use by any thread.
 */
public final class Turns {
  private final int maxWaiting;

  /** A record is here while a change of it is under way. */
  private final Map<UUID, Deque<Turn>> recordToWaiting = new HashMap<>();

  /**
   * Begins with nothing under way.
   *
   * @param maxWaiting changes of one record that may wait; more are refused
   */
  public Turns(int maxWaiting) {
    this.maxWaiting = maxWaiting;
  }

  /** A change that waits, and the context on which it goes on. */
  private record Turn(Context context, Promise<Void> promise) {
    static Turn here() {
      return new Turn(Vertx.currentContext(), Promise.promise());
    }

    void begin() {
      if (context == null) {
        promise.complete();
      } else {
        context.runOnContext(ignored -> promise.complete());
      }
    }
  }

  /**
   * Runs work when no earlier change of the record is under way.
   *
   * @param work begins on the context of the caller, unless the deadline passes first
   * @return the result of the work, or {@link ServiceUnavailable} when too many changes wait or the
   *     deadline has passed
   */
  public <T> Future<T> inTurn(UUID record, Deadline deadline, Supplier<Future<T>> work) {
    return enter(record)
        .compose(
            entered ->
                Future.succeededFuture()
                    .compose(begun -> begin(deadline, work))
                    .onComplete(ended -> next(record).ifPresent(Turn::begin)));
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

  private static <T> Future<T> begin(Deadline deadline, Supplier<Future<T>> work) {
    return deadline.expired() ? busy() : work.get();
  }

  private static <T> Future<T> busy() {
    return Future.failedFuture(
        new ServiceUnavailable(
            Reason.BUSY, "Too many others are changing the record; repeat later."));
  }
}
