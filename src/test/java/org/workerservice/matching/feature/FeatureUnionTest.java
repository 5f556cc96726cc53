package org.workerservice.matching.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.support.TestHash;

class FeatureUnionTest {
  private static final LocalDate BORN = LocalDate.of(1970, 3, 12);
  private static final MatchStrategy STRATEGY = MatchStrategies.of(MatchPreset.DEFAULT.settings());

  private static MatchFeatures features(String family, String given, LocalDate born) {
    Worker worker = Worker.named(HumanName.of(family, given)).birthDate(born).build();
    return PreparedRecord.of(worker).features(new TestHash());
  }

  @Test
  void shouldLeaveASingleRecordAsItIs() {
    MatchFeatures one = features("Okafor", "Ada", BORN);

    assertThat(MatchFeatures.merged(List.of(one))).isSameAs(one);
  }

  @Test
  void shouldKnowEveryNameAndTheCommonestBirthDate() {
    MatchFeatures merged =
        MatchFeatures.merged(
            List.of(
                features("Okafor", "Ada", BORN.plusYears(9)),
                features("Okafour", "Ada", BORN),
                features("Okafor", "Adda", BORN)));

    assertThat(merged.names()).hasSize(3);
    assertThat(merged.birthDate()).isEqualTo(BirthDates.pack(BORN));
  }

  @Test
  void shouldPutTheCommonestNameFirstWhateverTheOrderOfTheRecords() {
    List<MatchFeatures> records =
        List.of(
            features("Okafour", "Ada", BORN),
            features("Okafor", "Ada", BORN),
            features("Okafor", "Ada", BORN));

    assertThat(MatchFeatures.merged(records).names().getFirst())
        .isEqualTo(records.getLast().names().getFirst())
        .isEqualTo(MatchFeatures.merged(records.reversed()).names().getFirst());
    assertThat(MatchFeatures.merged(records).literal()).isEqualTo(records.getLast().literal());
  }

  @Test
  void shouldNotTreatAMissingValueAsACommonOne() {
    MatchFeatures merged =
        MatchFeatures.merged(
            List.of(
                features("Okafor", "Ada", null),
                features("Okafor", "Ada", null),
                features("Okafor", "Ada", BORN)));

    assertThat(merged.birthDate()).isEqualTo(BirthDates.pack(BORN));
  }

  @Test
  void shouldScoreMergedRecordsHigherThanAnyAlone() {
    MatchFeatures misnamed = features("Zimmermann", "Beatrix", BORN);
    MatchFeatures undated = features("Okafor", "Ada", null);
    MatchFeatures wanted = features("Okafor", "Ada", BORN);

    double merged = STRATEGY.score(MatchFeatures.merged(List.of(misnamed, undated)), wanted);

    assertThat(merged)
        .isGreaterThan(STRATEGY.score(misnamed, wanted))
        .isGreaterThan(STRATEGY.score(undated, wanted));
  }

  @Test
  void shouldPreferWhatARecordHasItselfToWhatItReplaced() {
    MatchFeatures own = features("Okafor", "Ada", BORN);
    List<MatchFeatures> replaced =
        IntStream.range(0, 9)
            .mapToObj(
                number -> features("Bell" + "abcdefghij".charAt(number), "Bo", BORN.plusYears(9)))
            .toList();

    MatchFeatures merged = own.with(replaced);

    assertThat(merged.birthDate()).isEqualTo(BirthDates.pack(BORN));
    assertThat(merged.names()).hasSize(8).startsWith(own.names().getFirst());
    assertThat(merged.literal()).isEqualTo(own.literal());
    assertThat(features("Okafor", "Ada", null).with(replaced).birthDate())
        .isEqualTo(BirthDates.pack(BORN.plusYears(9)));
  }

  @Test
  void shouldStayWithinTheBoundsOfOneRecord() {
    List<MatchFeatures> many =
        IntStream.range(0, 50)
            .mapToObj(
                number ->
                    features("Family" + "abcdefghij".charAt(number % 10) + number, "Ada", BORN))
            .toList();

    assertThat(MatchFeatures.merged(many).names()).hasSize(8);
  }
}
