package org.workerservice.search.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoundStateTest {
  @ParameterizedTest
  @CsvSource({
    "IDLE, IDLE, IDLE, STOPPED",
    "SCHEDULED, IDLE, SCHEDULED, STOPPED",
    "RUNNING, RUNNING, IDLE, STOPPING",
    "STOPPING, STOPPING, STOPPED, STOPPING",
    "STOPPED, STOPPED, STOPPED, STOPPED"
  })
  void shouldGoFromStateToState(
      RoundState state, RoundState due, RoundState finished, RoundState stopped) {
    assertThat(state.due()).isEqualTo(due);
    assertThat(state.finished()).isEqualTo(finished);
    assertThat(state.stopped()).isEqualTo(stopped);
  }

  @ParameterizedTest
  @EnumSource
  void shouldStayStopped(RoundState state) {
    RoundState stopped = state.stopped();

    assertThat(stopped.isStopped()).isTrue();
    assertThat(stopped.due().isStopped()).isTrue();
    assertThat(stopped.finished()).isEqualTo(RoundState.STOPPED);
  }

  @Test
  void shouldUseTheIndexUntilTheLastRoundEnds() {
    assertThat(RoundState.RUNNING.stopped().isRunning()).isTrue();
    assertThat(RoundState.RUNNING.stopped().finished().isRunning()).isFalse();
    assertThat(RoundState.SCHEDULED.stopped().isRunning()).isFalse();
  }
}
