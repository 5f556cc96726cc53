package org.workerservice.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The meters of commands. Thread-safe. */
public final class IntakeMeters {
  private static final String PREFIX = "worker_service_commands";

  private final MeterRegistry registry;
  private final Map<CommandOutcome, Counter> outcomeToCounter = new EnumMap<>(CommandOutcome.class);
  private final Map<Refusal, Counter> refusalToCounter = new EnumMap<>(Refusal.class);
  private final Counter repeats;
  private final Counter retries;
  private final Timer duration;

  public IntakeMeters(MeterRegistry registry) {
    this.registry = registry;
    for (CommandOutcome outcome : CommandOutcome.values()) {
      outcomeToCounter.put(
          outcome,
          Counter.builder(PREFIX)
              .description("Commands that were executed or refused")
              .tag("outcome", outcome.code())
              .register(registry));
    }
    for (Refusal refusal : Refusal.values()) {
      refusalToCounter.put(
          refusal,
          Counter.builder(PREFIX + "_dead_letters")
              .description("Records that were not commands")
              .tag("reason", refusal.code())
              .register(registry));
    }
    repeats = counter("_repeated", "Commands that were delivered again");
    retries = counter("_retried", "Attempts that failed and are repeated");
    duration =
        Timer.builder(PREFIX + "_duration")
            .description("Time from the start of a command to its stored result")
            .publishPercentileHistogram(false)
            .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }

  /** Watches the state of the consumer. */
  public <T> void watch(T state, String name, String description, ToDoubleFunction<T> value) {
    Gauge.builder(PREFIX + "_" + name, state, value).description(description).register(registry);
  }

  void ended(CommandOutcome outcome, Duration time) {
    outcomeToCounter.get(outcome).increment();
    duration.record(time);
  }

  void refused(Refusal refusal) {
    refusalToCounter.get(refusal).increment();
  }

  void repeated() {
    repeats.increment();
  }

  void retried() {
    retries.increment();
  }
}
