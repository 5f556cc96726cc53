package org.workerservice.matching.fellegisunter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.People;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.LevelProbability;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.score.RegistryTraits;

class PairWeightsTest {
  private static final long RECORDS = 1 << 20;
  private static final double RARELY = 1e-6;
  private static final List<ComparisonLevel> EXCHANGED =
      List.of(ComparisonLevel.FAMILY_NAME_EXCHANGED, ComparisonLevel.GIVEN_NAME_EXCHANGED);

  @Test
  void shouldComputeTheWeightsOfOneModelOnce() {
    FellegiSunterModel model = FellegiSunterModel.shipped().ofRegistry(RECORDS);

    assertThat(PairWeights.of(model)).isSameAs(PairWeights.of(model));
  }

  @Test
  void shouldNotKeepModelsAlive() {
    WeakReference<FellegiSunterModel> model = used();

    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(model.get()).isNull();
            });
  }

  /** A sample of a registry may have no such pair of strangers, so it cannot count them. */
  @Test
  void shouldWeighExchangedNamesByTheirWordsAndNotByASampleWithoutThem() {
    MatchStrategy strategy =
        MatchStrategies.of(
            MatchPreset.DEFAULT.settings().withModel(neverExchangedAmongStrangers()));

    assertThat(logOdds(strategy, "James", "Thomas"))
        .isLessThan(logOdds(strategy, "Thomas", "James") - 4);
  }

  /** What training counts already fits the names of the registry, common as they may be. */
  @Test
  void shouldWeighATypingErrorByHowCommonNamesAreInTheRegistryOfTheModel() {
    assertThat(logOddsOfATypingError(true)).isGreaterThan(logOddsOfATypingError(false) + 3);
  }

  private static double logOddsOfATypingError(boolean learned) {
    FellegiSunterModel shipped = FellegiSunterModel.shipped();
    Map<String, Double> families = Map.of("mueller", 0.25, "schmidt", 0.25, "weber", 0.5);
    FellegiSunterModel model =
        new FellegiSunterModel(
            "test",
            shipped.prior(),
            shipped.levels(),
            new TermFrequencies(families, Map.of("anna", 1.0), Map.of(), Map.of()),
            new RegistryTraits(true, learned, RegistryTraits.USUAL_MOVED_BITS, 15));
    return People.compare(
            MatchStrategies.of(MatchPreset.DEFAULT.settings().withModel(model)),
            People.named("Schmidt", "Anna"),
            People.named("Schmmidt", "Anna"))
        .logOdds();
  }

  private static FellegiSunterModel neverExchangedAmongStrangers() {
    FellegiSunterModel shipped = FellegiSunterModel.shipped();
    Map<ComparisonLevel, LevelProbability> levels = new EnumMap<>(shipped.levels());
    for (ComparisonLevel level : EXCHANGED) {
      levels.put(level, new LevelProbability(shipped.of(level).m(), RARELY));
    }
    return new FellegiSunterModel(
        "test", shipped.prior(), levels, shipped.frequencies(), shipped.traits());
  }

  private static double logOdds(MatchStrategy strategy, String family, String given) {
    return People.compare(strategy, People.named("Thomas", "James"), People.named(family, given))
        .logOdds();
  }

  private static WeakReference<FellegiSunterModel> used() {
    FellegiSunterModel model = FellegiSunterModel.shipped().ofRegistry(RECORDS);
    PairWeights.of(model);
    return new WeakReference<>(model);
  }
}
