package org.workerservice.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.MatchCandidate;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchResult;

class MatchMetersTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final MatchMeters meters = new MatchMeters(registry);

  private static MatchCommand.Probe probe(int candidates) {
    return new MatchCommand.Probe(
        new byte[0],
        IntStream.range(0, candidates)
            .mapToObj(ignored -> new MatchCandidate(UUID.randomUUID(), new byte[0]))
            .toList());
  }

  private static ScoredCandidate scored(double score, MatchQuality quality) {
    return new ScoredCandidate(
        UUID.randomUUID(),
        new MatchResult(score, quality, List.of(), Optional.empty(), Optional.empty(), 0));
  }

  private double records(MatchQuality band) {
    return registry
        .get("worker_service_matching_records")
        .tag("band", band.code())
        .counter()
        .count();
  }

  @Test
  void shouldCountPairsAndTheBestBandOfEachRecord() {
    MatchCommand.Score command =
        new MatchCommand.Score(
            List.of(probe(3), probe(2)), MatchPreset.DEFAULT.settings(), 0.5, 10);
    List<List<ScoredCandidate>> ranked =
        List.of(
            List.of(scored(0.9, MatchQuality.PROBABLE), scored(0.6, MatchQuality.POSSIBLE)),
            List.of());

    meters.scored(command, ranked, TimeUnit.MILLISECONDS.toNanos(4));

    assertThat(registry.get("worker_service_matching_pairs").counter().count()).isEqualTo(5);
    assertThat(records(MatchQuality.PROBABLE)).isEqualTo(1);
    assertThat(records(MatchQuality.POSSIBLE)).isZero();
    assertThat(records(MatchQuality.UNLIKELY)).isEqualTo(1);
    assertThat(
            registry
                .get("worker_service_matching_scoring")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(4);
  }
}
