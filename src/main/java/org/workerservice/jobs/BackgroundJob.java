package org.workerservice.jobs;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * Work that a node repeats in the background, without a caller. Not to be confused with {@link
 * org.workerservice.persistence.job.Job}, the record of work that a user has requested.
 *
 * @param name in snake_case, for the log and as label of the metrics
 * @param pace when it runs
 * @param isRequired whether the service starts only after a successful first run
 * @param step does a small part of a run, on an event loop and without blocking it; a failed future
 *     and an exception both count as a failure. It is not called again before its future completes.
 */
public record BackgroundJob(
    String name, Pace pace, boolean isRequired, Supplier<Future<Progress>> step) {
  /** Creates a job that runs at the start and then at its pace. */
  public BackgroundJob(String name, Pace pace, Supplier<Future<Progress>> step) {
    this(name, pace, false, step);
  }

  /** Returns a job for whose first run the start of the service waits, and fails with it. */
  public BackgroundJob required() {
    return new BackgroundJob(name, pace, true, step);
  }
}
