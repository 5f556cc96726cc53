package org.workerservice.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void shouldFindTheBestThreshold() {
    double[] logOdds = {-3, 9, 4, 1, 6};
    boolean[] truths = {false, true, true, false, true};

    Ranking ranking = Ranking.of(logOdds, truths, 4);

    assertThat(ranking.threshold()).isEqualTo(4);
    assertThat(ranking.best()).isEqualTo(new Quality(3, 0, 1));
    assertThat(ranking.averagePrecision()).isEqualTo(.75);
  }

  @Test
  void shouldTreatEqualLogOddsAsOneStep() {
    double[] logOdds = {5, 5, 5, 5};
    boolean[] truths = {true, false, false, true};

    Ranking ranking = Ranking.of(logOdds, truths, 2);

    assertThat(ranking.averagePrecision()).isEqualTo(.5);
    assertThat(ranking.best()).isEqualTo(new Quality(2, 2, 0));
  }

  @Test
  void shouldSumThePrecisionOfEachStepOfRecall() {
    double[] logOdds = {5, 4, 3};
    boolean[] truths = {true, false, true};

    assertThat(Ranking.of(logOdds, truths, 2).averagePrecision())
        .isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
  }

  @Test
  void shouldFindNothingWithoutCandidates() {
    Ranking ranking = Ranking.of(new double[0], new boolean[0], 3);

    assertThat(ranking.best()).isEqualTo(new Quality(0, 0, 3));
    assertThat(ranking.averagePrecision()).isZero();
  }
}
