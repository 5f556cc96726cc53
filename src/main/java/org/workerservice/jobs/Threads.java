package org.workerservice.jobs;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Threads for work that would block an event loop. */
public interface Threads {
  /** Runs work on one of these threads; the future completes on the context of the caller. */
  <T> Future<T> run(Callable<T> work);
}
