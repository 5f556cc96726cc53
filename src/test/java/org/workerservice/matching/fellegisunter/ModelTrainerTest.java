package org.workerservice.matching.fellegisunter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.People;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;

class ModelTrainerTest {
  private static final int PEOPLE = 400;
  private static final String SOUNDS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  private final Random random = new Random(5);
  private final List<MatchFeatures> originals = new ArrayList<>();
  private final List<MatchFeatures> copies = new ArrayList<>();

  /** Every person has two records; every fourth copy has another city, every tenth another date. */
  private FellegiSunterModel train() {
    for (int i = 0; i < PEOPLE; i++) {
      Worker one = person();
      originals.add(People.features(one));
      copies.add(People.features(copy(one, i)));
    }
    return ModelTrainer.train("test", sample());
  }

  /** Some live with a brother or sister; others have a wrong given name in one record. */
  private FellegiSunterModel train(int siblings, int wrongGivenNames) {
    for (int i = 0; i < PEOPLE; i++) {
      Worker one = person();
      Worker other = named(one, word(2));
      originals.add(People.features(one));
      copies.add(People.features(i < wrongGivenNames ? other : one));
      if (i >= PEOPLE - siblings) {
        originals.add(
            People.features(
                other.toBuilder()
                    .birthDate(one.birthDate().orElseThrow().first().plusDays(1_777))
                    .build()));
      }
    }
    return ModelTrainer.train("test", sample());
  }

  private static Worker named(Worker worker, String given) {
    return worker.toBuilder().name(HumanName.of(worker.name().family(), given)).build();
  }

  private static double scoreOfAnotherGivenName(FellegiSunterModel model) {
    MatchSettings settings = MatchPreset.DEFAULT.settings().withModel(model);
    return People.compare(
            MatchStrategies.of(settings),
            People.named("Quackenbush", "Theodora").addresses(People.home()),
            People.named("Quackenbush", "Wilhelmina").addresses(People.home()))
        .score();
  }

  private Worker person() {
    LocalDate born = LocalDate.of(1940, 1, 2).plusDays(random.nextInt(22_000));
    return People.named(word(3), word(2))
        .birthDate(born)
        .addresses(List.of(People.address(place(), word(3), "IL", "62" + random.nextInt(100, 999))))
        .build();
  }

  private Worker copy(Worker one, int i) {
    Worker moved =
        i % 4 == 0
            ? one.toBuilder()
                .addresses(List.of(People.address(place(), word(3), "IL", "60001")))
                .build()
            : one;
    return i % 10 == 0
        ? moved.toBuilder().birthDate(one.birthDate().orElseThrow().first().plusDays(4_000)).build()
        : moved;
  }

  private String place() {
    return random.nextInt(1, 200) + " " + word(3) + " Street";
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(SOUNDS.charAt(random.nextInt(SOUNDS.length())));
      word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
    }
    return word.toString();
  }

  private List<MatchFeatures> all() {
    List<MatchFeatures> all = new ArrayList<>(originals);
    all.addAll(copies);
    return all;
  }

  private TrainingSample sample() {
    return sample(TermFrequencies.shipped());
  }

  private TrainingSample sample(TermFrequencies frequencies) {
    List<MatchFeatures> all = all();
    List<TrainingSample.Pair> candidates = new ArrayList<>();
    List<TrainingSample.Pair> others = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (all.get(i).sharesKeyWith(all.get(j))) {
          candidates.add(new TrainingSample.Pair(all.get(i), all.get(j)));
        } else if (random.nextInt(20) == 0) {
          others.add(new TrainingSample.Pair(all.get(i), all.get(j)));
        }
      }
    }
    long allPairs = (long) all.size() * (all.size() - 1) / 2;
    return new TrainingSample(candidates, others, allPairs, frequencies);
  }

  @Test
  void shouldLearnHowManyPairsMatchAndHowTheyDiffer() {
    FellegiSunterModel model = train();
    double truth = PEOPLE / (PEOPLE * 2.0 * (PEOPLE * 2 - 1) / 2);

    assertThat(model.prior()).isBetween(truth * .9, truth * 1.1);
    assertThat(model.of(ComparisonLevel.CITY_DIFFERENT).m()).isBetween(.2, .3);
    assertThat(
            model.of(ComparisonLevel.BIRTH_DATE_DIFFERENT).m()
                + model.of(ComparisonLevel.BIRTH_DATE_TWO_PARTS).m())
        .isBetween(.05, .15);
    assertThat(model.of(ComparisonLevel.STATE_EQUAL).u()).isGreaterThan(.8);
  }

  @Test
  void shouldLearnWhetherPeopleLiveTogether() {
    FellegiSunterModel alone = train(0, 40);

    assertThat(alone.households()).isFalse();
    assertThat(scoreOfAnotherGivenName(alone)).isGreaterThan(0.85);
    assertThat(scoreOfAnotherGivenName(FellegiSunterModel.shipped())).isLessThan(0.85);
  }

  @Test
  void shouldTreatAHomeAsPersonalWherePeopleLiveAlone() {
    FellegiSunterModel alone = train(0, 40);

    assertThat(scoreAtOneHome(alone)).isGreaterThan(0.85);
    assertThat(scoreAtOneHome(FellegiSunterModel.shipped())).isLessThan(0.85);
  }

  /** Differs in family name and birth date. */
  private static double scoreAtOneHome(FellegiSunterModel model) {
    return People.compare(
            MatchStrategies.of(MatchPreset.DEFAULT.settings().withModel(model)),
            People.named("Featherstone", "Ottoline")
                .birthDate(People.BORN)
                .addresses(People.home()),
            People.named("Quackenbush", "Ottoline")
                .birthDate(People.BORN.minusDays(9_321))
                .addresses(People.home()))
        .score();
  }

  @Test
  void shouldExpectHouseholdsUnlessErrorsAreMoreFrequentThanRelatives() {
    assertThat(train(60, 40).households()).isTrue();
  }

  @Test
  void shouldExpectHouseholdsWithoutEvidence() {
    assertThat(train(0, 2).households()).isTrue();
  }

  @Test
  void shouldLearnTheSameFromTheSameSample() {
    FellegiSunterModel model = train();

    assertThat(ModelTrainer.train("test", sample()).levels()).hasSameSizeAs(model.levels());
    TrainingSample sample = sample();
    assertThat(ModelTrainer.train("test", sample)).isEqualTo(ModelTrainer.train("test", sample));
  }

  @Test
  void shouldKeepTheShippedModelWhereTheSampleSaysNothing() {
    FellegiSunterModel model = train();

    assertThat(model.of(ComparisonLevel.EMAIL_EQUAL).bits())
        .isEqualTo(FellegiSunterModel.shipped().of(ComparisonLevel.EMAIL_EQUAL).bits());
  }

  /** Half the registry has one of two common names, and only namesakes have another date. */
  @Test
  void shouldNotLearnFromNamesakesThatBirthDatesDiffer() {
    for (int i = 0; i < PEOPLE; i++) {
      Worker one = person();
      Worker named = i % 2 == 0 ? common(one, i) : one;
      originals.add(People.features(named));
      copies.add(People.features(named));
    }

    FellegiSunterModel model = ModelTrainer.train("test", sample(TermFrequencies.of(all())));

    assertThat(model.of(ComparisonLevel.BIRTH_DATE_DIFFERENT).bits()).isLessThan(-6);
  }

  private static Worker common(Worker worker, int i) {
    return worker.toBuilder()
        .name(HumanName.of("Smith", i % 4 == 0 ? "James" : "Mary"))
        .addresses(List.of(People.address("", "Springfield", "IL", "")))
        .build();
  }

  @Test
  void shouldLearnHowLittleAMoveSays() {
    for (int i = 0; i < PEOPLE; i++) {
      Worker one = person();
      originals.add(People.features(one));
      copies.add(
          People.features(
              one.toBuilder()
                  .addresses(i % 2 == 0 ? one.addresses() : person().addresses())
                  .build()));
    }

    FellegiSunterModel model = ModelTrainer.train("test", sample());

    assertThat(model.traits().learned()).isTrue();
    assertThat(model.traits().movedBits()).isBetween(-1.6, -.6);
    assertThat(model.traits().homeBits()).isGreaterThan(8);
  }

  @Test
  void shouldKeepTheFixedLimitsForAFewRecords() {
    for (int i = 0; i < 60; i++) {
      Worker one = person();
      originals.add(People.features(one));
      copies.add(People.features(one));
    }

    assertThat(ModelTrainer.train("test", sample()).traits().learned()).isFalse();
  }
}
