package org.workerservice.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.MatchRecorder;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.score.MatchQuality;

/** The metrics of the scorers. */
public final class MatchMeters implements MatchRecorder {
  private static final Duration[] STEPS = {
    Duration.ofNanos(250_000),
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500)
  };

  private final Timer scoring;
  private final Counter pairs;
  private final Map<MatchQuality, Counter> bandToRecords = new EnumMap<>(MatchQuality.class);

  /** Registers the meters. */
  public MatchMeters(MeterRegistry registry) {
    scoring =
        Timer.builder("worker_service_matching_scoring")
            .description("Time to score the records of one request")
            .serviceLevelObjectives(STEPS)
            .register(registry);
    pairs =
        Counter.builder("worker_service_matching_pairs")
            .description("Pairs of records compared")
            .register(registry);
    for (MatchQuality band : MatchQuality.values()) {
      bandToRecords.put(
          band,
          Counter.builder("worker_service_matching_records")
              .description(
                  "Records compared with candidates, by the band of the best one at or above the"
                      + " threshold; unlikely if there is none")
              .tag("band", band.code())
              .register(registry));
    }
  }

  @Override
  public void scored(MatchCommand.Score command, List<List<ScoredCandidate>> ranked, long nanos) {
    scoring.record(nanos, TimeUnit.NANOSECONDS);
    long compared = 0;
    for (MatchCommand.Probe probe : command.probes()) {
      compared += probe.candidates().size();
    }
    pairs.increment(compared);
    for (List<ScoredCandidate> bestFirst : ranked) {
      bandToRecords.get(best(bestFirst)).increment();
    }
  }

  private static MatchQuality best(List<ScoredCandidate> bestFirst) {
    return bestFirst.isEmpty() ? MatchQuality.UNLIKELY : bestFirst.getFirst().result().quality();
  }
}
