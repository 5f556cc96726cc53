package org.workerservice.flow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.support.TestHash;

class ModelComparisonTest {
  private static final MatchSettings SHIPPED = MatchPreset.DEFAULT.settings();

  private static MatchFeatures features(String family, String given) {
    Worker worker = Worker.named(HumanName.of(family, given)).build();
    return PreparedRecord.of(worker).features(new TestHash());
  }

  private static ModelComparison.Pair pair(MatchFeatures left, MatchFeatures right) {
    return new ModelComparison.Pair(UUID.randomUUID(), UUID.randomUUID(), left, right);
  }

  private static ModelComparison.Pair alike() {
    return pair(features("Featherstonehaugh", "Ada"), features("Featherstonehaugh", "Ada"));
  }

  private static ModelComparison.Pair strangers() {
    return pair(features("Okafor", "Ngozi"), features("Lindqvist", "Sven"));
  }

  private static MatchSettings withPrior(double prior) {
    FellegiSunterModel shipped = FellegiSunterModel.shipped();
    return SHIPPED.withModel(
        new FellegiSunterModel(
            "hopeful", prior, shipped.levels(), shipped.frequencies(), shipped.traits()));
  }

  @Test
  void shouldFindNoChangeBetweenAModelAndItself() {
    List<ModelComparison.Pair> pairs = List.of(alike(), strangers());

    ModelComparison comparison = ModelComparison.of(pairs, 3, SHIPPED, SHIPPED);

    assertThat(comparison.pairs()).isEqualTo(2);
    assertThat(comparison.missing()).isEqualTo(3);
    assertThat(comparison.changes()).isZero();
    assertThat(comparison.firstCounts()).isEqualTo(comparison.secondCounts());
  }

  @Test
  void shouldListThePairsThatChangeTheirBand() {
    ModelComparison.Pair alike = alike();

    ModelComparison comparison =
        ModelComparison.of(List.of(strangers(), alike), 0, withPrior(1e-9), withPrior(0.05));

    assertThat(comparison.firstCounts()).isEqualTo(Map.of(MatchQuality.UNLIKELY, 2));
    assertThat(comparison.changed())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.left()).isEqualTo(alike.left());
              assertThat(change.second().score()).isGreaterThan(change.first().score());
            });
  }
}
