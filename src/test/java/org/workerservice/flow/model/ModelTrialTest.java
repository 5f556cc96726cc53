package org.workerservice.flow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ModelTrialTest {
  private static final UUID USED = new UUID(3, 3);

  @Test
  void shouldPassWithoutLostPairsAndWithoutMoreContradictions() {
    assertThat(new ModelTrial(USED, 100, 40, 0, 2, 2).isHarmless()).isTrue();
    assertThat(new ModelTrial(USED, 100, 0, 1, 2, 2).isHarmless()).isFalse();
    assertThat(new ModelTrial(USED, 100, 0, 0, 2, 3).isHarmless()).isFalse();
  }

  @Test
  void shouldReadWhatItWrote() {
    ModelTrial trial = new ModelTrial(USED, 100, 40, 3, 2, 1);

    assertThat(trial.json()).contains("\"decided_differently\":40").doesNotContain("harmless");
    assertThat(ModelTrial.read(trial.json())).isEqualTo(trial);
  }
}
