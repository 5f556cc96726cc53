package org.workerservice.flow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.workerservice.flow.model.ModelEvaluation.Band;
import org.workerservice.flow.model.ModelEvaluation.Decided;
import org.workerservice.matching.score.Bands;
import org.workerservice.matching.score.MatchQuality;

class ModelEvaluationTest {
  private static Decided decided(double score, boolean confirmed) {
    return new Decided(score, Bands.STANDARD.of(score), confirmed);
  }

  @Test
  void shouldCountTheModelAgainstDecisionsOfStewards() {
    ModelEvaluation evaluation =
        ModelEvaluation.of(
            List.of(
                decided(0.99, true),
                decided(0.97, true),
                decided(0.96, false),
                decided(0.90, true),
                decided(0.85, false),
                decided(0.60, true),
                decided(0.55, false),
                decided(0.10, false)),
            2,
            1,
            0.85);

    assertThat(evaluation.decisions()).isEqualTo(8);
    assertThat(evaluation.missing()).isEqualTo(2);
    assertThat(evaluation.missingMerged()).isEqualTo(1);
    assertThat(evaluation.truePositives()).isEqualTo(3);
    assertThat(evaluation.falsePositives()).isEqualTo(2);
    assertThat(evaluation.falseNegatives()).isEqualTo(1);
    assertThat(evaluation.trueNegatives()).isEqualTo(2);
    assertThat(evaluation.precision()).hasValue(0.6);
    assertThat(evaluation.recall()).hasValue(0.75);
    assertThat(evaluation.bands())
        .containsExactly(
            new Band(MatchQuality.DEFINITE, 2, 1, share(2.0 / 3), share(0.5)),
            new Band(MatchQuality.PROBABLE, 1, 1, share(0.5), share(0.75)),
            new Band(MatchQuality.POSSIBLE, 1, 1, share(0.5), share(1)),
            new Band(MatchQuality.UNLIKELY, 0, 1, share(0), share(1)));
  }

  @Test
  void shouldHaveNoMeasuresWithoutDecisions() {
    ModelEvaluation evaluation = ModelEvaluation.of(List.of(), 0, 0, 0.85);

    assertThat(evaluation.precision()).isEmpty();
    assertThat(evaluation.recall()).isEmpty();
    assertThat(evaluation.bands())
        .allSatisfy(band -> assertThat(band.precision()).isEmpty())
        .allSatisfy(band -> assertThat(band.recall()).isEmpty());
  }

  private static OptionalDouble share(double value) {
    return OptionalDouble.of(value);
  }
}
