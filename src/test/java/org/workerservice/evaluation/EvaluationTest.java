package org.workerservice.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.Address;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.support.TestHash;

/** Evaluates generated records: 300 people, each with a copy that has two typing errors. */
class EvaluationTest {
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";
  private static final int PEOPLE = 300;

  private final Random random = new Random(11);
  private final LabelledSet set = LabelledSet.of(records(), new TestHash());
  private final CandidatePairs candidates = CandidatePairs.of(set, PairScope.ALL, 500);

  private List<LabelledRecord> records() {
    List<LabelledRecord> records = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String family = word(3);
      String given = word(3);
      String street = random.nextInt(1, 99) + " " + word(4) + " road";
      String city = word(3);
      LocalDate born = LocalDate.of(1950, 1, 2).plusDays(random.nextInt(15_000));
      records.add(record(i, 0, family, given, street, city, born));
      records.add(record(i, 1, typo(family), given, typo(street), city, born));
    }
    return records;
  }

  private static final Set<PairError.Kind> ALONE =
      Set.of(PairError.Kind.WRONG, PairError.Kind.MISSED, PairError.Kind.UNREACHED);
  private static final Set<PairError.Kind> TWO =
      Set.of(PairError.Kind.WRONG, PairError.Kind.JOINED);

  private static LabelledRecord record(
      int entity,
      int source,
      String family,
      String given,
      String street,
      String city,
      LocalDate born) {
    Address address =
        new Address(null, opt(street), null, opt(city), opt("IL"), opt("6270" + entity % 10), null);
    Worker worker =
        Worker.named(HumanName.of(family, given))
            .birthDate(born)
            .addresses(List.of(address))
            .build();
    return new LabelledRecord(source + ":" + entity, "person " + entity, source, worker);
  }

  private static java.util.Optional<String> opt(String text) {
    return java.util.Optional.of(text);
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
      word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
    }
    return word.toString();
  }

  private String typo(String text) {
    int at = random.nextInt(1, text.length());
    return text.substring(0, at) + "x" + text.substring(at);
  }

  private EvaluationReport evaluate(MatchSettings settings) {
    return new Evaluation(set, PairScope.ALL, candidates, settings).run();
  }

  @Test
  void shouldMeasureTheDefaultPreset() {
    EvaluationReport report = evaluate(MatchPreset.DEFAULT.settings());

    assertThat(report.truePairs()).isEqualTo(PEOPLE);
    assertThat(report.pairsCompleteness()).isEqualTo(1);
    assertThat(report.reductionRatio()).isGreaterThan(.99);
    assertThat(report.pairwise().f1()).isGreaterThan(.99);
    assertThat(report.grouped().f1()).isGreaterThanOrEqualTo(report.pairwise().f1());
    assertThat(report.perBand().get(MatchQuality.DEFINITE).precision()).isEqualTo(1);
  }

  @Test
  void shouldDoNoWorseWithAModelTrainedWithoutLabels() {
    FellegiSunterModel trained = ModelTraining.train(set, candidates);

    EvaluationReport report = evaluate(MatchPreset.DEFAULT.settings().withModel(trained));

    assertThat(report.pairwise().f1()).isGreaterThan(.99);
  }

  @Test
  void shouldListEveryPairItIsWrongAbout() {
    EvaluationReport report = evaluate(MatchPreset.SPECIFICATION.settings());

    assertThat(report.errors().stream().filter(error -> ALONE.contains(error.kind())))
        .hasSize((int) (report.pairwise().falsePositives() + report.pairwise().falseNegatives()));
    assertThat(
            report.errors().stream()
                .filter(error -> error.together() == TWO.contains(error.kind())))
        .hasSize((int) (report.grouped().falsePositives() + report.grouped().falseNegatives()));
  }

  @Test
  void shouldDrawACurveFromNothingToEverythingFound() {
    EvaluationReport report = evaluate(MatchPreset.DEFAULT.settings());

    assertThat(report.curve().points().getLast().recall()).isEqualTo(1);
    assertThat(CurveDrawing.svg(report, "a < b"))
        .startsWith("<svg")
        .contains("a &lt; b")
        .contains("F1 " + String.format(java.util.Locale.ROOT, "%.4f", report.pairwise().f1()));
  }

  @Test
  void shouldCountPairsOfTwoFilesOnlyWhenLinking() {
    CandidatePairs linked = CandidatePairs.of(set, PairScope.BETWEEN_SOURCES, 500);

    EvaluationReport report =
        new Evaluation(set, PairScope.BETWEEN_SOURCES, linked, MatchPreset.DEFAULT.settings())
            .run();

    assertThat(report.comparablePairs()).isEqualTo((long) PEOPLE * PEOPLE);
    assertThat(report.pairwise().f1()).isGreaterThan(.99);
  }

  @Test
  void shouldKeepManyRecordsOfOnePersonTogetherWhenLinking() {
    List<LabelledRecord> records = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String family = word(3);
      String given = word(3);
      String city = word(3);
      LocalDate born = LocalDate.of(1950, 1, 2).plusDays(random.nextInt(15_000));
      for (int copy = 0; copy < 15; copy++) {
        int source = Math.min(copy, 1);
        records.add(record(i, source, typo(family), given, copy + " elm road", city, born));
      }
    }
    LabelledSet many = LabelledSet.of(records, new TestHash());
    PairScope link = PairScope.BETWEEN_SOURCES;
    CandidatePairs across = CandidatePairs.of(many, link, 500);
    CandidatePairs inside = CandidatePairs.of(many, PairScope.WITHIN_SOURCES, 500);

    EvaluationReport report =
        new Evaluation(many, link, across, inside, MatchPreset.DEFAULT.settings()).run();

    assertThat(report.truePairs()).isEqualTo(20 * 14);
    assertThat(report.candidatePairs()).isEqualTo(across.size());
    assertThat(report.grouped().f1()).isGreaterThan(.99);
  }

  @Test
  void shouldCompareNoMoreThanTheLimitForOneRecord() {
    assertThat(CandidatePairs.of(set, PairScope.ALL, 1).size()).isLessThanOrEqualTo(set.size());
  }

  @Test
  void shouldCountRightWrongAndMissed() {
    Quality quality = new Quality(6, 2, 4);

    assertThat(quality.precision()).isEqualTo(.75);
    assertThat(quality.recall()).isEqualTo(.6);
    assertThat(quality.f1()).isCloseTo(2 * .75 * .6 / (.75 + .6), within(1e-12));
  }
}
