package org.workerservice.matching.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.named;
import static org.workerservice.matching.People.person;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.matching.People;
import org.workerservice.matching.Typo;
import org.workerservice.matching.text.NameWords;
import org.workerservice.matching.text.PlaceholderNames;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.text.NameText;

class MatchKeysTest {
  @Provide
  Arbitrary<String> name() {
    return Arbitraries.strings()
        .withChars("abcdehilmnorstuw-é")
        .ofMinLength(2)
        .ofMaxLength(14)
        .filter(name -> name.chars().filter(Character::isLetter).count() > 1)
        .filter(name -> !PlaceholderNames.matches(NameText.tokens(name)));
  }

  @Property(tries = 400)
  void shouldShareAKeyAfterATypingErrorInTheFamilyName(
      @ForAll("name") String family,
      @ForAll("name") String given,
      @ForAll @IntRange(max = 3) int kind,
      @ForAll @IntRange(max = 13) int place,
      @ForAll boolean dated) {
    assertShareKey(
        worker(family, given, dated), worker(Typo.of(family, kind, place), given, dated));
  }

  @Property(tries = 400)
  void shouldShareAKeyAfterATypingErrorInAGivenName(
      @ForAll("name") String family,
      @ForAll("name") String given,
      @ForAll @IntRange(max = 3) int kind,
      @ForAll @IntRange(max = 13) int place,
      @ForAll boolean dated) {
    assertShareKey(
        worker(family, given, dated), worker(family, Typo.of(given, kind, place), dated));
  }

  @Property(tries = 400)
  void shouldShareAKeyAfterOneWrongDigitInTheBirthDate(
      @ForAll("name") String family,
      @ForAll("name") String given,
      @ForAll @IntRange(min = 1, max = 28) int day,
      @ForAll @IntRange(min = 1930, max = 2005) int year,
      @ForAll @IntRange(max = 9) int digit) {
    WorkerBuilder right = named(family, given).birthDate(LocalDate.of(year, 3, day));
    int wrongYear = year / 10 * 10 + digit;
    int wrongDay = Math.clamp(day / 10 * 10 + digit, 1, 28);

    assertShareKey(right, named(family, given).birthDate(LocalDate.of(wrongYear, 3, day)));
    assertShareKey(right, named(family, given).birthDate(LocalDate.of(year, 3, wrongDay)));
  }

  @Test
  void shouldShareAKeyWithAndWithoutBirthDate() {
    assertShareKey(person("Peterson", "Anna"), named("Peterson", "Anna"));
  }

  @Test
  void shouldShareAKeyUnderNicknamesAndExchangedNames() {
    assertShareKey(named("Smith", "Bill"), named("Smith", "William"));
    assertShareKey(named("Smith", "Billy"), named("Smith", "Will"));
    assertShareKey(named("Peterson", "Anna"), named("Anna", "Peterson"));
  }

  @Test
  void shouldShareAKeyWhenTwoOfNamesBirthDateAndPlaceAgree() {
    WorkerBuilder one = person("Peterson", "Anna").addresses(People.home());
    LocalDate other = LocalDate.of(1951, 12, 9);

    assertShareKey(one, person("Peterson", "Anna").birthDate(other));
    assertShareKey(one, person("Kowalski", "Jerome").addresses(People.home()));
    assertShareKey(one, person("Kowalski", "Anna").birthDate(other).addresses(People.home()));
    assertShareKey(one, person("Peterson", "Jerome").birthDate(other).addresses(People.home()));
  }

  @Test
  void shouldRankPeopleOfVeryCommonNamesByTheirBirthDates() {
    assertThat(MatchKeys.of(person("Smith", "James").build()))
        .anyMatch(key -> key.startsWith("year|1984|"));
    assertThat(MatchKeys.of(person("Quackenbush", "Theodora").build()))
        .noneMatch(key -> key.startsWith("year|"));
  }

  @Test
  void shouldShareAKeyInAPartOfTheBirthDateWhereLittleElseIsKnown() {
    WorkerBuilder one = person("Peterson", "Anna");

    assertShareKey(one, person("Kowalski", "Anna").birthDate(LocalDate.of(1984, 2, 3)));
    assertShareKey(one, person("Peterson", "Jerome").birthDate(LocalDate.of(1971, 7, 3)));
    assertThat(
            MatchKeys.of(
                one.addresses(People.home())
                    .telecom(People.phone("+1 217 555 0199"))
                    .taxId("536228726")
                    .build()))
        .noneMatch(key -> key.startsWith("born|"));
  }

  @Test
  void shouldShareAKeyByStreetCityAndHouseWhereLittleElseIsKnown() {
    WorkerBuilder one = at("12 Oak Street", "Springfield", "62704", "Peterson", "Anna");

    assertShareKey(one, at("12 Oak Street", "Springfield", "90001", "Kowalski", "Jerome"));
    assertShareKey(one, at("7 Oak Street", "Boulder", "90001", "Peterson", "Jerome"));
    assertShareKey(one, at("7 Elm Road", "Springfeild", "90001", "Kowalski", "Anna"));
    assertShareKey(one, at("12 Elm Road", "Springfield", "90001", "Kowalski", "Jerome"));
    assertShareKey(one, at("12 Elm Road", "Boulder", "62704", "Kowalski", "Jerome"));
    assertThat(
            MatchKeys.of(one.taxId("536228726").telecom(People.phone("+1 217 555 0199")).build()))
        .noneMatch(key -> key.startsWith("street|") || key.startsWith("house|"));
  }

  @Test
  void shouldShareAKeyInTheOutlineOfANameWhenEveryWordIsMisspelt() {
    WorkerBuilder one = at("31 Springbett Street", "Geelong", "2782", "Moloney", "Caleb");

    assertShareKey(one, at("5 Elm Road", "Gxelong", "9001", "Mogoley", "Tara"));
    assertShareKey(one, at("5 Spzingbett Street", "Boulder", "9001", "Mogoley", "Tara"));
    assertShareKey(one, at("5 Elm Road", "Boulder", "2872", "Mogoley", "Tara"));
    assertShareKey(one, at("31 Elm Road", "Boulder", "9001", "Mogoley", "Tara"));
    assertShareKey(one, at("31 Sprxngbotz Street", "Boulder", "9001", "Kowalski", "Tara"));
    assertNoKey(one, at("5 Elm Road", "Boulder", "9001", "Mogoley", "Tara"));
  }

  @Test
  void shouldShareAKeyInTheBirthDateAndTheInitialOfAFurtherGivenName() {
    LocalDate born = LocalDate.of(1984, 7, 23);
    WorkerBuilder one = named("Anna").birthDate(born).telecom(phones("+4930123456", "+4930123457"));
    WorkerBuilder called =
        named("Smith", "Hanna", "Anna")
            .birthDate(born)
            .telecom(phones("+442079460001", "+442079460002"));
    WorkerBuilder other =
        named("Smith", "Hanna", "Berta")
            .birthDate(born)
            .telecom(phones("+442079460001", "+442079460002"));

    assertShareKey(one, called);
    assertNoKey(one, other);
  }

  @Test
  void shouldMakeNoKeyOfTheMonthOrDayOfFirstJanuary() {
    LocalDate born = LocalDate.of(1984, 1, 1);

    assertShareKey(
        named("Peterson", "Anna").birthDate(born),
        named("Peterson", "Jerome").birthDate(LocalDate.of(1984, 2, 3)));
    assertNoKey(
        named("Peterson", "Anna").birthDate(born),
        named("Peterson", "Jerome").birthDate(LocalDate.of(1971, 1, 1)));
  }

  private static void assertNoKey(WorkerBuilder left, WorkerBuilder right) {
    assertThat(MatchKeys.of(left.build())).doesNotContainAnyElementsOf(MatchKeys.of(right.build()));
  }

  private static WorkerBuilder at(
      String street, String city, String postalCode, String family, String given) {
    return named(family, given).addresses(List.of(People.address(street, city, "IL", postalCode)));
  }

  @Test
  void shouldShareAKeyInTwoScripts() {
    assertShareKey(named("王", "杰"), named("Wang", "Jie"));
    assertShareKey(named("صديقي", "فيصل"), named("Siddiqui", "Faisal"));
  }

  @Test
  void shouldShareAKeyUnderAnAlias() {
    assertShareKey(
        named("Novak", "Anna").additionalNames(List.of(HumanName.of("Peterson", "Anna"))),
        named("Peterson", "Anna"));
  }

  @Test
  void shouldShareAKeyUnderAMaidenNameWithoutGivenNames() {
    assertShareKey(
        named("Novak", "Anna").additionalNames(List.of(HumanName.of("Peterson", ""))),
        named("Peterson", "Anna"));
  }

  @Test
  void shouldMakeNoKeyOfPlaceholders() {
    Worker worker =
        named("Unknown", "Baby").birthDate(LocalDate.of(1900, 1, 1)).taxId("000000000").build();

    assertThat(MatchKeys.of(worker)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Infant", "Infant Girl", "Newborn Male", "Girl", "Girl B", "Twin 2"})
  void shouldMakeNoKeyOfANewbornWithoutAName(String given) {
    assertThat(MatchKeys.of(person("Okafor", given).build()))
        .isEqualTo(MatchKeys.of(person("Okafor").build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Infant Raj", "Boy", "Male", "Girlie"})
  void shouldMakeKeysOfNamesThatOnlyLookLikeANewborn(String given) {
    assertThat(MatchKeys.of(person("Okafor", given).build()))
        .isNotEqualTo(MatchKeys.of(person("Okafor").build()));
  }

  @Test
  void shouldBoundTheKeysOfPathologicalInput() {
    List<HumanName> aliases =
        IntStream.range(0, 1_000)
            .mapToObj(i -> HumanName.of("a".repeat(10_000) + i, "Given" + i))
            .toList();
    Worker worker = person("x".repeat(10_000), "Anna").additionalNames(aliases).build();

    assertThat(MatchKeys.of(worker)).hasSizeLessThanOrEqualTo(MatchKeys.MAX_KEYS);
    assertThat(People.features(worker).encode()).hasSizeLessThan(8_000);
  }

  private static List<ContactPoint> phones(String... numbers) {
    return Stream.of(numbers).flatMap(number -> People.phone(number).stream()).toList();
  }

  private static WorkerBuilder worker(String family, String given, boolean dated) {
    return dated ? person(family, given) : named(family, given).addresses(People.home());
  }

  private static void assertShareKey(WorkerBuilder left, WorkerBuilder right) {
    List<String> one = MatchKeys.of(left.build());
    List<String> other = MatchKeys.of(right.build());
    boolean nameless = NameWords.of(left.build().name()).empty();
    assertThat(nameless || !Collections.disjoint(one, other))
        .as("%s and %s share a key", one, other)
        .isTrue();
  }

  @Test
  void shouldShareAKeyWithAMisspeltNameWithoutBirthDate() {
    assertShareKey(named("Easton", "Robert"), named("Eastxn", "Robert"));
    assertShareKey(named("Tomasuolo", "Vincent"), named("Tomasuolo", "Vicnent"));
    assertShareKey(named("Smith", "Cameron"), named("Xmith", "Cameron"));
  }

  @Test
  void shouldShareAKeyWithAMisspeltStreetWhoseBeginningIsRight() {
    assertShareKey(at("Rosenthal Street", "3144"), at("Rosxnqhal Street", "3414"));
  }

  private static WorkerBuilder at(String street, String postalCode) {
    return named("", "").addresses(List.of(People.address(street, "", "", postalCode)));
  }
}
