package org.workerservice.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.compare;
import static org.workerservice.matching.People.features;
import static org.workerservice.matching.People.named;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.MatchKeys;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.ComponentScore;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.model.PartialDate;
import org.workerservice.model.WorkerBuilder;

/** Birth dates are compared as far as both go. */
class PartialBirthDateTest {
  private static final MatchStrategy WEIGHTED =
      MatchStrategies.of(MatchPreset.DEFAULT.settings().withStrategy(StrategyKind.WEIGHTED));
  private static final List<MatchStrategy> STRATEGIES =
      List.of(People.DEFAULT, WEIGHTED, People.SPECIFICATION);

  private static WorkerBuilder ada(String birthDate) {
    return named("Okafor", "Ada").birthDate(PartialDate.parse(birthDate));
  }

  private static ComponentScore birthDate(MatchStrategy strategy, String left, String right) {
    return compare(strategy, ada(left), ada(right)).components().stream()
        .filter(score -> score.component() == Component.BIRTH_DATE)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1984-07-23, 1984-07-23, birth_date_equal",
    "1984-07, 1984-07-23, birth_date_month_known",
    "1984-07, 1984-07, birth_date_month_known",
    "1984, 1984-07-23, birth_date_year_known",
    "1984, 1984-07, birth_date_year_known",
    "1984, 1984, birth_date_year_known",
    "1984, 1984-01-01, birth_date_year_known",
    "1984-01, 1984-01-01, birth_date_year_known",
    "1984-07, 1984-01-01, birth_date_year_known",
    "1984, 1985-07-23, birth_date_part_near",
    "1984, 1974-07-23, birth_date_part_near",
    "1984, 1948-07-23, birth_date_part_near",
    "1984-12, 1985-01-23, birth_date_part_near",
    "1984-07, 1984-08-23, birth_date_part_near",
    "1984-07, 1985-07-23, birth_date_part_near",
    "1984-07, 1984-02-23, birth_date_year",
    "1984-07, 1985-02-23, birth_date_different",
    "1984, 1991-07-23, birth_date_different",
    "1984, 1991, birth_date_different"
  })
  void shouldCompareAsFarAsBothDatesGo(String left, String right, String level) {
    assertThat(birthDate(People.DEFAULT, left, right).level()).isEqualTo(level);
  }

  @Test
  void shouldWeighLessTheLessIsKnown() {
    for (MatchStrategy strategy : STRATEGIES) {
      double day = birthDate(strategy, "1984-07-23", "1984-07-23").score();
      double month = birthDate(strategy, "1984-07", "1984-07-23").score();
      double year = birthDate(strategy, "1984", "1984-07-23").score();
      double other = birthDate(strategy, "1984", "1991-07-23").score();

      assertThat(List.of(day, month, year, other)).isSortedAccordingTo(Collections.reverseOrder());
      assertThat(Set.of(day, month, year, other)).hasSize(4);
    }
    assertThat(bits("1984-07-23")).isGreaterThan(bits("1984-07"));
    assertThat(bits("1984-07")).isGreaterThan(bits("1984"));
    assertThat(bits("1984")).isPositive();
    assertThat(birthDate(People.DEFAULT, "1984", "1991-07-23").weight()).isNegative();
  }

  private static double bits(String birthDate) {
    return birthDate(People.DEFAULT, birthDate, "1984-07-23").weight();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1984", "1984-07-23", "1984-07", "1984-01-01"})
  void shouldNotBeSureOfANameAndAYear(String other) {
    assertThat(compare(ada("1984"), ada(other)).quality()).isEqualTo(MatchQuality.POSSIBLE);
    assertThat(compare(WEIGHTED, ada("1984"), ada(other)).quality())
        .isEqualTo(MatchQuality.POSSIBLE);
  }

  @Test
  void shouldNeedMoreThanANameAndAYear() {
    WorkerBuilder one = ada("1984").telecom(People.phone("+12175550143"));
    WorkerBuilder other = ada("1984-07-23").telecom(People.phone("+12175550143"));

    assertThat(compare(one, other).quality()).isEqualTo(MatchQuality.PROBABLE);
  }

  @Test
  void shouldGiveNoEvidenceForAPlaceholder() {
    assertThat(BirthDates.pack(PartialDate.parse("1900"))).isEqualTo(BirthDates.MISSING);
    assertThat(BirthDates.pack(PartialDate.parse("1900-01"))).isEqualTo(BirthDates.MISSING);
    assertThat(BirthDates.pack(PartialDate.parse("1900-02"))).isEqualTo(1900_02_00);
  }

  @Test
  void shouldShareAKeyWithWholeDatesOfTheYear() {
    for (String birthDate : List.of("1984", "1984-07")) {
      assertShareKey(ada(birthDate), ada("1984-07-23"));
      assertShareKey(ada(birthDate), ada(birthDate));
      assertShareKey(ada(birthDate), named("Okafor", "Ngozi").birthDate(People.BORN));
      assertShareKey(ada(birthDate), named("Nwosu", "Ada").birthDate(People.BORN));
      assertShareKey(ada(birthDate), named("Okafor", "Ada"));
    }
  }

  @Test
  void shouldMakeNoKeyOfTheFirstDay() {
    Set<String> ofYear = datedKeys("1984");
    Set<String> ofMonth = datedKeys("1984-07");
    Set<String> ofNewYear = datedKeys("1984-01-01");
    Set<String> ofFirst = datedKeys("1984-07-01");

    assertThat(ofYear).isNotEmpty().allMatch(key -> key.contains("year"));
    assertThat(ofMonth).containsAll(ofYear).doesNotContainAnyElementsOf(onlyIn(ofFirst, ofMonth));
    assertThat(ofNewYear).anyMatch(key -> key.startsWith("date|"));
    assertThat(ofFirst).anyMatch(key -> key.startsWith("date|"));
    assertThat(ofMonth).noneMatch(key -> key.startsWith("d") || key.contains("day"));
  }

  private static Set<String> onlyIn(Set<String> all, Set<String> others) {
    Set<String> rest = new HashSet<>(all);
    rest.removeAll(others);
    return rest;
  }

  private static Set<String> datedKeys(String birthDate) {
    Set<String> keys = new HashSet<>(MatchKeys.of(ada(birthDate).build()));
    keys.removeAll(MatchKeys.of(named("Okafor", "Ada").build()));
    return keys;
  }

  private static void assertShareKey(WorkerBuilder left, WorkerBuilder right) {
    assertThat(MatchKeys.of(left.build())).containsAnyElementsOf(MatchKeys.of(right.build()));
  }

  @Test
  void shouldPreferAWholeDateInAGroup() {
    MatchFeatures year = features(ada("1984").build());
    MatchFeatures day = features(ada("1984-07-23").build());

    assertThat(MatchFeatures.merged(List.of(year, year, day)).birthDate()).isEqualTo(1984_07_23);
    assertThat(MatchFeatures.merged(List.of(year, year)).birthDate()).isEqualTo(1984_00_00);
  }

  @Test
  void shouldReadModelsThatKnowNoPartialDates() throws Exception {
    FellegiSunterModel shipped = FellegiSunterModel.shipped();
    String json =
        shipped
            .toJson()
            .replaceAll("\"birth_date_(month_known|year_known|part_near)\":\\{[^}]*},", "");

    assertThat(json).doesNotContain("year_known");
    assertThat(FellegiSunterModel.fromJson(json)).isEqualTo(shipped);
  }

  @Provide
  Arbitrary<PartialDate> date() {
    return Combinators.combine(
            Arbitraries.integers().between(1980, 1992),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(0, 2))
        .as(
            (year, month, day, kind) ->
                PartialDate.parse(
                    "%d-%02d-%02d".formatted(year, month, day).substring(0, 4 + 3 * kind)));
  }

  @Property
  void shouldCompareSymmetrically(
      @ForAll("date") PartialDate left, @ForAll("date") PartialDate right) {
    WorkerBuilder one = named("Okafor", "Ada").birthDate(left);
    WorkerBuilder other = named("Okafor", "Ada").birthDate(right);

    for (MatchStrategy strategy : STRATEGIES) {
      MatchResult result = compare(strategy, one, other);

      assertThat(result).isEqualTo(compare(strategy, other, one));
    }
  }
}
