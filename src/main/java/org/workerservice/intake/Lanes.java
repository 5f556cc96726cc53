package org.workerservice.intake;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs work that shares a key one after the other, and other work at the same time, up to a limit.
 * For one event loop.
 */
public final class Lanes {
  private final Map<Object, Future<Void>> keyToLast = new HashMap<>();
  private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
  private int free;

  /**
   * Creates lanes.
   *
   * @param limit max work at the same time
   */
  public Lanes(int limit) {
    this.free = limit;
  }

  /**
   * Runs work after all earlier work that has one of its keys, whether that succeeded or not.
   *
   * @return the outcome of the work
   */
  public Future<Void> run(Set<?> keys, Supplier<Future<Void>> work) {
    List<Future<Void>> earlier =
        keys.stream().map(keyToLast::get).filter(Objects::nonNull).distinct().toList();
    Future<Void> outcome =
        (earlier.isEmpty() ? Future.<Void>succeededFuture() : Future.join(earlier).<Void>mapEmpty())
            .compose(begun -> permit())
            .compose(permitted -> started(work).onComplete(ended -> release()));
    Future<Void> ended = outcome.otherwiseEmpty();
    keys.forEach(key -> keyToLast.put(key, ended));
    ended.onComplete(over -> keys.forEach(key -> keyToLast.remove(key, ended)));
    return outcome;
  }

  private Future<Void> permit() {
    if (free > 0) {
      free--;
      return Future.succeededFuture();
    }
    Promise<Void> promise = Promise.promise();
    waiting.add(promise);
    return promise.future();
  }

  /** A work that throws must give its permit back too. */
  private static Future<Void> started(Supplier<Future<Void>> work) {
    try {
      return work.get();
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  private void release() {
    Promise<Void> next = waiting.poll();
    if (next == null) {
      free++;
    } else {
      next.complete();
    }
  }
}
