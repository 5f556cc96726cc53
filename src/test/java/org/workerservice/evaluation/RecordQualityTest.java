package org.workerservice.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecordQualityTest {
  /** A person split in two, and a stranger in a group. */
  @Test
  void shouldAverageOverRecords() {
    int[] groups = {0, 0, 0, 1, 1};
    int[] entities = {7, 7, 8, 7, 9};

    RecordQuality quality = RecordQuality.of(groups, entities);

    double precision = (2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1 / 2.0 + 1 / 2.0) / 5;
    double recall = (2 / 3.0 + 2 / 3.0 + 1 + 1 / 3.0 + 1) / 5;
    assertThat(quality.precision()).isCloseTo(precision, within(1e-12));
    assertThat(quality.recall()).isCloseTo(recall, within(1e-12));
    assertThat(quality.f1())
        .isCloseTo(2 * precision * recall / (precision + recall), within(1e-12));
  }

  @Test
  void shouldBePerfectForTheTruth() {
    int[] entities = {1, 2, 1, 3};

    assertThat(RecordQuality.of(entities, entities)).isEqualTo(new RecordQuality(1, 1));
  }
}
