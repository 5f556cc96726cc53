package org.workerservice.matching.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.workerservice.matching.People.compare;
import static org.workerservice.matching.People.named;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.feature.TermFrequencies;

class FellegiSunterModelTest {
  private static final FellegiSunterModel SHIPPED = FellegiSunterModel.shipped();

  @Test
  void shouldShipProbabilitiesThatAddUp() {
    for (Criterion criterion : Criterion.values()) {
      double m = sum(criterion, true);
      double u = sum(criterion, false);

      assertThat(m).as("m of %s", criterion.code()).isCloseTo(1, within(1e-3));
      assertThat(u).as("u of %s", criterion.code()).isCloseTo(1, within(1e-3));
    }
  }

  private static double sum(Criterion criterion, boolean m) {
    return ComparisonLevel.of(criterion).stream()
        .map(SHIPPED::of)
        .mapToDouble(probability -> m ? probability.m() : probability.u())
        .sum();
  }

  @Test
  void shouldExpectFewerMatchesAmongAllPairsOfALargerRegistry() {
    assertThat(SHIPPED.ofRegistry(100_000).prior()).isEqualTo(1.0 / 131_072);
    assertThat(SHIPPED.ofRegistry(90_000).prior()).isEqualTo(1.0 / 131_072);
    assertThat(SHIPPED.ofRegistry(12).prior()).isEqualTo(1.0 / 1024);
    assertThat(SHIPPED.ofRegistry(Long.MAX_VALUE).prior()).isEqualTo(1.0 / (1 << 26));
    assertThat(SHIPPED.ofRegistry(100_000).levels()).isEqualTo(SHIPPED.levels());
  }

  @Test
  void shouldReadBackItsJsonForm() {
    assertThat(FellegiSunterModel.fromJson(SHIPPED.toJson())).isEqualTo(SHIPPED);
    FellegiSunterModel own =
        new FellegiSunterModel(
            "own",
            1e-5,
            SHIPPED.levels(),
            new TermFrequencies(
                Map.of("smith", .01),
                Map.of("anna", .02),
                Map.of("york", .3),
                Map.of(19800101, .1)),
            RegistryTraits.assumed(false));

    assertThat(FellegiSunterModel.fromJson(own.toJson())).isEqualTo(own);
    assertThat(own).isNotEqualTo(FellegiSunterModel.fromJson(withHouseholds(own)));
  }

  private static String withHouseholds(FellegiSunterModel model) {
    return model.toJson().replace("\"households\":false", "\"households\":true");
  }

  @Test
  void shouldRefuseJsonThatIsNotAModel() {
    Stream.of("{", "{\"name\":\"x\",\"prior\":0.1,\"levels\":{}}", "{\"name\":\"x\"}")
        .forEach(
            text ->
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> FellegiSunterModel.fromJson(text)));
    assertThatIllegalArgumentException().isThrownBy(() -> new LevelProbability(0, .5));
    assertThatIllegalArgumentException().isThrownBy(() -> new LevelProbability(.5, 1.5));
  }

  @Test
  void shouldWeighARareNameMoreThanACommonOne() {
    double smith = nameWeight("Smith");
    double rare = nameWeight("Featherstonehaugh");

    assertThat(rare).isGreaterThan(smith + 5);
  }

  private static double nameWeight(String family) {
    return compare(named(family, "Anna"), named(family, "Anna")).components().getFirst().weight();
  }

  @Test
  void shouldNameTheLevelOfEachComponent() {
    MatchResult result = compare(named("Peterson", "William"), named("Petersen", "Bill"));

    assertThat(result.components().getFirst().level())
        .isEqualTo("family_name_typing_error+given_name_nickname");
  }
}
