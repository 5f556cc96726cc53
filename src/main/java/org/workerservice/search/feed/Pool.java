package org.workerservice.search.feed;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** The threads that may block on the index. */
public interface Pool {
  /** Runs work on one of the threads; the future completes on the context of the caller. */
  <T> Future<T> run(Callable<T> work);
}
