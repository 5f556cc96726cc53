package org.workerservice.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.BORN;
import static org.workerservice.matching.People.features;
import static org.workerservice.matching.People.person;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;

/** Workers that other records were merged into. */
class BestVariantTest {
  private static final MatchStrategy STRATEGY = People.DEFAULT;
  private static final MatchFeatures ADA =
      features(person("Okafor", "Ada").addresses(People.home()).build());
  private static final MatchFeatures BEATRIX =
      features(person("Zimmermann", "Beatrix").birthDate(BORN.plusYears(9).plusDays(40)).build());
  private static final MatchFeatures CARLA =
      features(person("Lindqvist", "Carla").birthDate(BORN.minusYears(7).minusDays(90)).build());

  @Test
  void shouldMatchWhatMatchedAMergedRecord() {
    MatchFeatures survivor = ADA.with(List.of(BEATRIX, CARLA));

    assertThat(STRATEGY.score(survivor, BEATRIX))
        .isGreaterThanOrEqualTo(STRATEGY.score(BEATRIX, BEATRIX));
    assertThat(STRATEGY.score(CARLA, survivor))
        .isGreaterThanOrEqualTo(STRATEGY.score(CARLA, CARLA));
    assertThat(STRATEGY.compare(survivor, BEATRIX).quality())
        .isNotIn(MatchQuality.POSSIBLE, MatchQuality.UNLIKELY);
  }

  @Test
  void shouldCompareTwoSurvivorsByAllTheirRecords() {
    MatchFeatures left = ADA.with(List.of(BEATRIX));
    MatchFeatures right = CARLA.with(List.of(BEATRIX));

    assertThat(STRATEGY.score(left, right))
        .isGreaterThanOrEqualTo(STRATEGY.score(BEATRIX, BEATRIX))
        .isEqualTo(STRATEGY.score(right, left));
  }

  @Test
  void shouldExplainTheScoreThatItGives() {
    MatchFeatures survivor = ADA.with(List.of(BEATRIX));
    MatchResult result = STRATEGY.compare(survivor, BEATRIX);

    assertThat(result.score()).isEqualTo(STRATEGY.score(survivor, BEATRIX));
    assertThat(result.conflict()).isEmpty();
  }

  @Test
  void shouldFillWhatAMergedRecordLacks() {
    MatchFeatures undated = features(People.named("Zimmermann", "Beatrix").build());
    MatchFeatures survivor = ADA.with(List.of(undated));
    MatchFeatures wanted =
        features(person("Zimmermann", "Beatrix").addresses(People.home()).build());

    assertThat(STRATEGY.score(survivor, wanted)).isGreaterThan(STRATEGY.score(undated, wanted));
  }

  @Test
  void shouldKeepMergedRecordsInTheStoredForm() {
    MatchFeatures survivor = ADA.with(List.of(BEATRIX, CARLA));

    assertThat(MatchFeatures.decode(survivor.encode())).isEqualTo(survivor);
    assertThat(survivor.replaced()).containsExactly(BEATRIX, CARLA);
  }
}
