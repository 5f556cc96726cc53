package org.workerservice.api.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyPaceTest {
  private static final Traffic.Bounds BOUNDS =
      new Traffic.Bounds(
          1,
          1,
          2,
          Duration.ofSeconds(60),
          100,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          1,
          1,
          0);

  private final BodyPace pace = new BodyPace(BOUNDS, 0);

  private boolean isTooSlow(int second) {
    return pace.isTooSlow(Duration.ofSeconds(second).toNanos());
  }

  @Test
  void shouldJudgeOnlyAfterAFullPeriod() {
    assertThat(isTooSlow(9)).isFalse();
    assertThat(isTooSlow(10)).isTrue();
  }

  @Test
  void shouldAcceptTheMinimumRateInEveryPeriod() {
    for (int second = 1; second <= 60; second++) {
      pace.received(100);
      assertThat(isTooSlow(second)).as("after %d s", second).isFalse();
    }
  }

  @Test
  void shouldNotLetAFastStartExcuseAStall() {
    pace.received(1_000_000);

    assertThat(isTooSlow(10)).isFalse();
    assertThat(isTooSlow(20)).isTrue();
  }

  @Test
  void shouldRefuseAnyRateAfterTheDeadline() {
    for (int second = 1; second <= 60; second++) {
      pace.received(1_000_000);
      assertThat(isTooSlow(second)).isFalse();
    }
    pace.received(1_000_000);

    assertThat(isTooSlow(61)).isTrue();
  }
}
