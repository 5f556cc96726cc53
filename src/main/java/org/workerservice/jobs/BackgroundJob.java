package org.workerservice.jobs;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * Work that a node repeats in the background, while nobody waits for it. Not to be confused with
 * {@link org.workerservice.persistence.job.Job}, the record of work that a user has asked for.
 *
 * @param name for the log and as the label of metrics, in snake_case
 * @param pace when it runs
 * @param isRequired whether the service starts only after a first run without failure
 * @param step does a small part of a run on an event loop, without blocking it; a failed future and
 *     an exception both count as a failure. It is not called again before its future has completed.
 */
public record BackgroundJob(
    String name, Pace pace, boolean isRequired, Supplier<Future<Progress>> step) {
  /** Makes a job that runs at the start and then at its pace. */
  public BackgroundJob(String name, Pace pace, Supplier<Future<Progress>> step) {
    this(name, pace, false, step);
  }

  /** Lets the start of the service wait for the first run, and fail with it. */
  public BackgroundJob required() {
    return new BackgroundJob(name, pace, true, step);
  }
}
