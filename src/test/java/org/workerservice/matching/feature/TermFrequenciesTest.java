package org.workerservice.matching.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.People;

class TermFrequenciesTest {
  private static List<MatchFeatures> people(int count, String family) {
    return IntStream.range(0, count)
        .mapToObj(i -> record(family, "name" + (char) ('a' + i % 26), i))
        .toList();
  }

  private static MatchFeatures record(String family, String given, int day) {
    return People.features(
        People.named(family, given).birthDate(LocalDate.of(1950, 1, 2).plusDays(day)).build());
  }

  @Test
  void shouldCountNamesThatAreCommonHere() {
    TermFrequencies names =
        TermFrequencies.inMemory(
            Stream.concat(people(1_000, "quiroz").stream(), people(1_000, "smith").stream())
                .toList());

    assertThat(names.familyNames().get("quiroz")).isBetween(.3, .35);
    assertThat(names.familyNames().get("smith")).isBetween(.3, .35);
    assertThat(TermFrequencies.shipped().familyNames()).doesNotContainKey("quiroz");
  }

  @Test
  void shouldNotTakeTheRecordsOfOnePersonForManyPeople() {
    List<MatchFeatures> copies =
        IntStream.range(0, 50).mapToObj(i -> record("rara", "una", 7)).toList();

    TermFrequencies names =
        TermFrequencies.of(
            Stream.concat(people(1_000, "quiroz").stream(), copies.stream()).toList());

    assertThat(names.familyNames()).doesNotContainKey("rara");
  }

  @Test
  void shouldLearnHowRareNamesAreThatItMustNotKeep() {
    List<MatchFeatures> nine =
        IntStream.range(0, 900).mapToObj(i -> record("name" + letters(i / 9), "una", i)).toList();

    TermFrequencies names = TermFrequencies.of(nine);

    assertThat(names.familyNames()).doesNotContainKey("name" + letters(3));
    assertThat(names.rareFamilyName()).isGreaterThan(10 * TermFrequencies.RARE_FAMILY_NAME);
  }

  private static String letters(int number) {
    return "" + (char) ('a' + number / 10) + (char) ('a' + number % 10);
  }
}
