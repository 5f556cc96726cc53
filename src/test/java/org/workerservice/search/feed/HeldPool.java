package org.workerservice.search.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/** Holds work until a test runs it, on the thread of the test. */
final class HeldPool implements Pool {
  private final Deque<Runnable> held = new ArrayDeque<>();

  @Override
  public <T> Future<T> run(Callable<T> work) {
    Promise<T> promise = Promise.promise();
    held.add(
        () -> {
          try {
            promise.complete(work.call());
          } catch (Exception failure) {
            promise.fail(failure);
          }
        });
    return promise.future();
  }

  int size() {
    return held.size();
  }

  void runNext() {
    held.remove().run();
  }

  void runAll() {
    while (!held.isEmpty()) {
      runNext();
    }
  }
}
