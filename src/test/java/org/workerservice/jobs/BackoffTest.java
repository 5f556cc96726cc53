package org.workerservice.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void shouldNeverExceedItsLimitNorOverflow() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMinutes(10));

    assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(backoff.after(4)).isEqualTo(Duration.ofMillis(800));
    assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void shouldRefuseALimitBelowTheFirstWait() {
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldFollowTheIntervalWithinBounds() {
    assertThat(Pace.every(Duration.ofSeconds(1)).backoff().max()).isEqualTo(Duration.ofSeconds(15));
    assertThat(Pace.every(Duration.ofMinutes(5)).backoff().max()).isEqualTo(Duration.ofMinutes(5));
    assertThat(Pace.every(Duration.ofHours(12)).backoff().max()).isEqualTo(Duration.ofMinutes(10));
  }
}
