package org.workerservice.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs jobs on one event loop. A verticle whose job uses the state of the verticle has its own
 * runner; {@link JobsVerticle} runs all other jobs.
 */
public final class JobRunner {
  private final List<JobLoop> loops;

  /** Registers the meters of the jobs; starts nothing yet. Call this on the event loop. */
  public JobRunner(Vertx vertx, MeterRegistry registry, List<BackgroundJob> jobs) {
    JobLoop.Timing timing = timing(vertx, vertx.getOrCreateContext());
    this.loops =
        jobs.stream()
            .map(
                job ->
                    new JobLoop(
                        job,
                        new JobMeters(registry, job.name()),
                        timing,
                        () -> ThreadLocalRandom.current().nextDouble()))
            .toList();
  }

  /** Starts all jobs; fails if the first run of a required one fails. */
  public Future<?> start() {
    return Future.all(loops.stream().map(JobLoop::start).toList());
  }

  /** Starts no more steps; completes when the current ones have ended. */
  public Future<?> stop() {
    return Future.join(loops.stream().map(JobLoop::stop).toList());
  }

  private static JobLoop.Timing timing(Vertx vertx, Context context) {
    return new JobLoop.Timing() {
      @Override
      public Runnable after(Duration time, Runnable task) {
        long timer = vertx.setTimer(Math.max(1, time.toMillis()), fired -> task.run());
        return () -> vertx.cancelTimer(timer);
      }

      @Override
      public void soon(Runnable task) {
        context.runOnContext(ignored -> task.run());
      }
    };
  }
}
