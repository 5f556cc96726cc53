package org.workerservice.jobs;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Objects;
import java.util.function.DoubleSupplier;

/**
 * Repeats one job: a step, a pause, the next step, and after the run its interval. Never runs two
 * steps at the same time. For one event loop.
 */
final class JobLoop {
  private static final double JITTER = 0.1;

  private final BackgroundJob job;
  private final JobMeters meters;
  private final JobWatch watch;
  private final Timing timing;
  private final DoubleSupplier random;
  private final Promise<Void> firstRun = Promise.promise();
  private Future<Void> running = Future.succeededFuture();
  private Runnable cancel = () -> {};
  private boolean stopped;

  /**
   * Creates a loop; it does not start yet.
   *
   * @param random returns random numbers from 0 to 1, for the jitter
   */
  JobLoop(BackgroundJob job, JobMeters meters, Timing timing, DoubleSupplier random) {
    this.job = job;
    this.meters = meters;
    this.watch = new JobWatch(meters, job.pace().backoff());
    this.timing = timing;
    this.random = random;
  }

  /** Schedules tasks on the event loop of a job. */
  interface Timing {
    /** Runs a task after this time; returns an action that cancels it. */
    Runnable after(Duration time, Runnable task);

    /** Runs a task in a later turn of the event loop. */
    void soon(Runnable task);
  }

  /** Starts; completes at once, or for a required job after its first run. */
  Future<Void> start() {
    step();
    return job.isRequired() ? firstRun.future() : Future.succeededFuture();
  }

  /** Starts no more steps; completes when the current step has ended. */
  Future<Void> stop() {
    stopped = true;
    cancel.run();
    return running;
  }

  private void step() {
    Promise<Void> ended = Promise.promise();
    running = ended.future();
    long startedAt = meters.now();
    attempt()
        .onComplete(
            outcome ->
                timing.soon(
                    () -> {
                      meters.stepEnded(meters.now() - startedAt);
                      if (outcome.succeeded()) {
                        succeed(outcome.result());
                      } else {
                        fail(outcome.cause());
                      }
                      ended.complete();
                    }));
  }

  private Future<Progress> attempt() {
    try {
      return Objects.requireNonNull(job.step().get());
    } catch (RuntimeException | Error failure) {
      return Future.failedFuture(failure);
    }
  }

  private void succeed(Progress progress) {
    meters.progressed(progress);
    watch.succeeded();
    if (!progress.hasMore()) {
      firstRun.tryComplete();
    }
    next(progress.hasMore() ? job.pace().pause() : jittered(job.pace().interval()));
  }

  private void fail(Throwable cause) {
    Duration wait = watch.failed(cause);
    boolean failsTheStart = firstRun.tryFail(cause) && job.isRequired();
    if (!failsTheStart) {
      next(jittered(wait));
    }
  }

  private void next(Duration wait) {
    if (!stopped) {
      cancel = timing.after(wait, this::step);
    }
  }

  /** Spreads the runs of nodes that started at the same time. */
  private Duration jittered(Duration wait) {
    double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
    return Duration.ofNanos((long) (wait.toNanos() * factor));
  }
}
