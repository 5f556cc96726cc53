package org.workerservice.jobs;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of one loop; create one instance for each name. Thread-safe. The label is {@code
 * name}, because Prometheus itself sets {@code job}.
 */
public final class JobMeters {
  private static final String PREFIX = "worker_service_job_";

  private final String name;
  private final Clock clock;
  private final AtomicLong succeededAt;
  private final AtomicLong remaining = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final Timer steps;
  private final Counter done;
  private final Counter failures;
  private volatile boolean resting;

  /** Registers the meters. */
  public JobMeters(MeterRegistry registry, String name) {
    this.name = name;
    this.clock = registry.config().clock();
    this.succeededAt = new AtomicLong(clock.monotonicTime());
    this.steps =
        Timer.builder(PREFIX + "step")
            .description("Time a step of a background job takes")
            .tag("name", name)
            .register(registry);
    this.done = counter(registry, "done", "Records a background job has processed");
    this.failures = counter(registry, "failures", "Steps of a background job that failed");
    gauge(
        registry,
        "remaining",
        "Records a background job still has to process",
        JobMeters::remaining);
    gauge(registry, "skipped", "Records a background job cannot process", JobMeters::skipped);
    gauge(
        registry,
        "success_age_seconds",
        "Time since the last success of a background job, or since its start",
        JobMeters::successAge);
  }

  private Counter counter(MeterRegistry registry, String what, String description) {
    return Counter.builder(PREFIX + what)
        .description(description)
        .tag("name", name)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry, String what, String description, ToDoubleFunction<JobMeters> value) {
    Gauge.builder(PREFIX + what, this, value)
        .description(description)
        .tag("name", name)
        .strongReference(true)
        .register(registry);
  }

  String name() {
    return name;
  }

  /** A step has ended after this time, with or without success. */
  void stepEnded(long nanos) {
    steps.record(nanos, TimeUnit.NANOSECONDS);
  }

  void progressed(Progress progress) {
    done.increment(progress.done());
    remaining.set(progress.remaining());
    skipped.set(progress.skipped());
  }

  void succeeded() {
    resting = false;
    succeededAt.set(clock.monotonicTime());
  }

  void failed() {
    if (resting) {
      succeeded();
    }
    failures.increment();
  }

  /** There is nothing to do, so the age of the last success is reported as 0. */
  public void rest() {
    resting = true;
  }

  long now() {
    return clock.monotonicTime();
  }

  private double remaining() {
    return remaining.get();
  }

  private double skipped() {
    return skipped.get();
  }

  private double successAge() {
    return resting ? 0 : (clock.monotonicTime() - succeededAt.get()) / 1e9;
  }
}
