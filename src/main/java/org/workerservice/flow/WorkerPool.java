package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Threads for work that would block an event loop, sized to the number of cores. */
public interface WorkerPool {
  /** Runs work on one of the threads; the future completes on the context of the caller. */
  <T> Future<T> run(Callable<T> work);
}
