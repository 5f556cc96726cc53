package org.workerservice.relay.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.workerservice.jobs.JobMeters;
import org.workerservice.persistence.log.Event;

/** The meters of the relay. Thread-safe. */
final class RelayMeters {
  private static final Duration[] STEPS = {
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(10),
    Duration.ofMinutes(1)
  };

  private final Clock clock;
  private final Timer delay;
  private final Counter published;
  private final JobMeters job;

  RelayMeters(MeterRegistry registry, Clock clock, RelayStatus status) {
    this.clock = clock;
    this.job = new JobMeters(registry, "kafka_relay");
    this.delay =
        Timer.builder("worker_service_relay_delay")
            .description("Time from a change to its publication")
            .serviceLevelObjectives(STEPS)
            .register(registry);
    this.published =
        Counter.builder("worker_service_relay_published")
            .description("Events that were published")
            .register(registry);
    gauge(registry, status, "leader", "1 if this node publishes", one -> one.leads() ? 1 : 0);
    gauge(registry, status, "lag_sequences", "Sequences not yet published", one -> one.lag());
    gauge(
        registry,
        status,
        "lag_seconds",
        "Age of the oldest event that is not published",
        one -> one.age().toMillis() / 1000.0);
    gauge(registry, status, "parked", "Events that wait for a decision", one -> one.parked());
  }

  private static void gauge(
      MeterRegistry registry,
      RelayStatus status,
      String name,
      String description,
      ToDoubleFunction<RelayStatus.State> value) {
    Gauge.builder("worker_service_relay_" + name, status, one -> value.applyAsDouble(one.state()))
        .description(description)
        .register(registry);
  }

  JobMeters job() {
    return job;
  }

  void published(List<Event> events) {
    published.increment(events.size());
    for (Event event : events) {
      delay.record(Duration.between(event.occurredAt(), clock.instant()));
    }
  }
}
