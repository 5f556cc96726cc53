package org.workerservice.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/**
 * Runs jobs; one instance, on an event loop. Its start waits for the first run of required jobs,
 * its stop for the current steps.
 */
public final class JobsVerticle extends VerticleBase {
  private final MeterRegistry registry;
  private final List<BackgroundJob> jobs;
  private JobRunner runner;

  /** The names of the jobs must not be used by another verticle, because they label metrics. */
  public JobsVerticle(MeterRegistry registry, List<BackgroundJob> jobs) {
    this.registry = registry;
    this.jobs = List.copyOf(jobs);
  }

  @Override
  public Future<?> start() {
    runner = new JobRunner(vertx, registry, jobs);
    return runner.start();
  }

  @Override
  public Future<?> stop() {
    return runner.stop();
  }
}
