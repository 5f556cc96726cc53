package org.workerservice.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.address;
import static org.workerservice.matching.People.features;
import static org.workerservice.matching.People.home;
import static org.workerservice.matching.People.named;
import static org.workerservice.matching.People.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.score.RegistryTraits;
import org.workerservice.matching.score.ScoreLimit;
import org.workerservice.model.Address;
import org.workerservice.model.Gender;
import org.workerservice.model.PartialDate;
import org.workerservice.model.WorkerBuilder;

/** Pairs as real registers have them: officials, voters, practitioners, foreigners. */
class RealRegisterTest {
  private static final LocalDate BORN = LocalDate.of(1971, 3, 14);
  private static final LocalDate OTHER_DATE = LocalDate.of(1958, 10, 27);
  private static final double PROBABLE = .85;

  /** Four in ten have one of these names, and no street is known. */
  private static final TermFrequencies PORTUGUESE =
      new TermFrequencies(
          Map.of("silva", .1, "santos", .08, "oliveira", .05),
          Map.of("maria", .12, "jose", .09, "antonio", .05),
          Map.of("sao paulo", .05),
          Map.of());

  private static final MatchStrategy OFFICIALS = shipped(PORTUGUESE);
  private static final MatchStrategy LEARNED = learned(TermFrequencies.shipped());

  private static MatchStrategy shipped(TermFrequencies names) {
    return strategy(FellegiSunterModel.shipped().withFrequencies(names));
  }

  /** A trained model that has the shipped probabilities. */
  private static MatchStrategy learned(TermFrequencies names) {
    FellegiSunterModel shipped = FellegiSunterModel.shipped();
    return strategy(
        new FellegiSunterModel(
            "learned",
            shipped.prior(),
            shipped.levels(),
            names,
            new RegistryTraits(true, true, -1, 15)));
  }

  private static MatchStrategy strategy(FellegiSunterModel model) {
    return MatchStrategies.of(MatchPreset.DEFAULT.settings().withModel(model));
  }

  private static MatchResult compare(
      MatchStrategy strategy, WorkerBuilder left, WorkerBuilder right) {
    MatchResult result = People.compare(strategy, left, right);
    assertThat(People.compare(strategy, right, left)).isEqualTo(result);
    return result;
  }

  private static WorkerBuilder official(String given, String family, LocalDate born, String city) {
    return named(family, given.split(" "))
        .birthDate(born)
        .gender(Gender.FEMALE)
        .addresses(List.of(address("", city, "", "")));
  }

  private static String names(MatchResult result) {
    return result.components().getFirst().level();
  }

  @ParameterizedTest
  @CsvSource({"da Silva,dos Reis", "de Souza,de Lima", "da,da Costa", "e Silva,e Costa"})
  void shouldNotTakeParticlesForFurtherGivenNames(String one, String other) {
    MatchResult result =
        compare(
            OFFICIALS,
            official("Maria " + one, "Ramos", BORN, "Recife"),
            official("Maria " + other, "Ramos", BORN, "Recife"));

    assertThat(names(result)).doesNotContain("middle_name_equal", "middle_name_part");
  }

  @Test
  void shouldKeepVietnameseNamesThatLookLikeParticles() {
    MatchResult result =
        compare(LEARNED, person("Nguyen", "Thi", "Van"), person("Nguyen", "Thi", "Van"));

    assertThat(names(result)).contains("middle_name_equal");
  }

  @Test
  void shouldReadTheGenerationAtTheEndOfAFullName() {
    MatchResult result =
        compare(
            OFFICIALS,
            official("Carlos Bueno Pereira", "Filho", BORN, "Recife"),
            official("Carlos Bueno", "Pereira", BORN, "Recife"));

    assertThat(names(result)).startsWith("family_name_equal+given_name_equal");
  }

  @Test
  void shouldFindAFamilyNameAmongSeveralInChangedOrder() {
    MatchResult result =
        compare(
            OFFICIALS,
            official("Aline Renata dos Gomes", "Dias", BORN, "Recife"),
            official("Aline Renata dos", "Gomes", BORN, "Recife"));

    assertThat(names(result)).startsWith("family_name_part+given_name_equal");
    assertThat(result.score()).isGreaterThanOrEqualTo(PROBABLE);
  }

  @Test
  void shouldDistinguishNamesakesOfOneCityByQuiteDifferentBirthDates() {
    assertThat(
            compare(
                    OFFICIALS,
                    official("Maria", "Silva", BORN, "Sao Paulo"),
                    official("Maria", "Silva", OTHER_DATE, "Sao Paulo"))
                .score())
        .isLessThan(.5);
    assertThat(
            compare(
                    OFFICIALS,
                    official("Maria", "Silva", BORN, "Sao Paulo"),
                    official("Maria", "Silva", BORN, "Sao Paulo"))
                .score())
        .isGreaterThanOrEqualTo(PROBABLE);
  }

  private static WorkerBuilder voter(String family, String given, String middle, boolean moved) {
    return named(family, given, middle)
        .birthDate(PartialDate.parse("1961"))
        .addresses(moved ? List.of(address("77 Elm Road", "Peoria", "IL", "61602")) : home());
  }

  @Test
  void shouldRecogniseAVoterWhoChangedTheFamilyNameAndMoved() {
    WorkerBuilder before = voter("Quackenbush", "Theodora", "Wilhelmina", false);
    WorkerBuilder after = voter("Featherstone", "Theodora", "Wilhelmina", true);

    MatchResult result = compare(LEARNED, before, after);

    assertThat(result.score()).isGreaterThanOrEqualTo(PROBABLE);
    assertThat(result.quality()).isNotEqualTo(MatchQuality.DEFINITE);
  }

  @Test
  void shouldNeverTreatPeopleOfOneHomeAndYearWithOtherGivenNamesAsOne() {
    WorkerBuilder wife = voter("Quackenbush", "Theodora", "Ann", false);
    WorkerBuilder husband = voter("Quackenbush", "Mortimer", "Lee", false);

    for (MatchStrategy strategy : List.of(LEARNED, People.DEFAULT)) {
      assertThat(compare(strategy, wife, husband).limit()).contains(ScoreLimit.OTHER_GIVEN_NAME);
    }
  }

  private static WorkerBuilder practitioner(String family, String given, String city) {
    return named(family, given)
        .gender(Gender.MALE)
        .addresses(List.of(address("1 " + city + " Road", city, "IL", "")));
  }

  @Test
  void shouldRecogniseARareFullNameWithoutBirthDateButNeverAsDefinite() {
    MatchResult rare =
        compare(
            LEARNED,
            practitioner("Barbadimos", "Arghiris", "Peoria"),
            practitioner("Barbadimos", "Arghiris", "Joliet"));

    assertThat(rare.quality()).isEqualTo(MatchQuality.PROBABLE);
    assertThat(
            compare(
                    LEARNED,
                    practitioner("Smith", "John", "Peoria"),
                    practitioner("Smith", "John", "Joliet"))
                .score())
        .isLessThan(PROBABLE);
  }

  @Test
  void shouldKeepANameAloneAtMostPossibleWithTheShippedModel() {
    MatchResult result =
        compare(People.DEFAULT, named("Barbadimos", "Arghiris"), named("Barbadimos", "Arghiris"));

    assertThat(result.quality()).isEqualTo(MatchQuality.POSSIBLE);
    assertThat(result.limit()).contains(ScoreLimit.THIN_EVIDENCE);
  }

  @ParameterizedTest
  @CsvSource({
    "Valeriya,Shevchenko,Valeriia,Szewczenko",
    "Vitalii,Vasylenko,Witalij,Wasylenko",
    "Tadeusz,Ruzhytskyi,Tadeush,Rozycki",
    "Yevhen,Zhuk,Jewhen,Zuk"
  })
  void shouldRecogniseNamesInOtherRomanisations(
      String given, String family, String otherGiven, String otherFamily) {
    WorkerBuilder one = named(family, given).birthDate(BORN);
    WorkerBuilder other = named(otherFamily, otherGiven).birthDate(BORN);

    assertThat(features(one.build()).sharesKeyWith(features(other.build()))).isTrue();
    assertThat(compare(People.DEFAULT, one, other).score()).isGreaterThanOrEqualTo(PROBABLE);
  }

  @Test
  void shouldFindPairsWithExchangedDigitsOfTheYear() {
    assertThat(
            features(named("Litvinov", "Vira").birthDate(LocalDate.of(1976, 7, 18)).build())
                .sharesKeyWith(
                    features(
                        named("Sidorova", "Oksana").birthDate(LocalDate.of(1967, 7, 18)).build())))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Mary Ann,Mary Jane",
    "Jean-Paul,Jean-Pierre",
    "Anna Sofia,Anna Lena",
    "Maryann,Maryjane",
    "Giancarlo,Gianmarco",
    "Kristina,Kristofer",
    "Christopher,Christian",
    "Abdullah,Abdulaziz",
    "Harpreet,Harjeet"
  })
  void shouldNeverBeSureOfTwinsWithSimilarGivenNames(String one, String other) {
    for (MatchStrategy strategy : List.of(People.DEFAULT, LEARNED)) {
      for (boolean twins : List.of(true, false)) {
        assertThat(compare(strategy, twin(one, twins), twin(other, twins)).quality())
            .isNotEqualTo(MatchQuality.DEFINITE);
      }
    }
  }

  @Test
  void shouldTellPeopleOfOneHouseApartWhenNoNameAgrees() {
    WorkerBuilder resident = person("Okonjo", "Beatrix").addresses(home());

    assertThat(
            Stream.of(
                person("Wuthering", "Agatha").addresses(home()).birthDate(People.BORN.plusDays(1)),
                person("Wuthering", "Agatha").addresses(home()).gender(Gender.MALE),
                person("Wuthering", "Agatha").addresses(home()).multipleBirth(true),
                person("Wuthering", "Agatha").addresses(List.of(nextDoor()))))
        .allSatisfy(
            other ->
                assertThat(compare(People.DEFAULT, resident, other).score()).isLessThan(PROBABLE));
  }

  @Test
  void shouldFindThePersonOfOneDoorAndBirthDateWhoseNamesAreBothWrong() {
    MatchResult result =
        compare(
            People.DEFAULT,
            person("Okonjo", "Beatrix").addresses(home()),
            person("Wuthering", "Agatha").addresses(home()));

    assertThat(result.quality()).isEqualTo(MatchQuality.PROBABLE);
    assertThat(result.limit()).as("two residents of one building?").contains(ScoreLimit.NO_NAME);
    assertThat(result.score()).isEqualTo(PROBABLE);
  }

  private static Address nextDoor() {
    return address("47 Oak Street", "Springfield", "IL", "62704");
  }

  private static WorkerBuilder twin(String given, boolean flag) {
    return person("Quackenbush", given).multipleBirth(flag).addresses(home());
  }

  @ParameterizedTest
  @CsvSource({"Nguyenwya,Van Anh,Anh,Nguyenwya Van", "Tran,Minh Duc,Duc,Tran Minh"})
  void shouldRecogniseRotatedNames(
      String family, String given, String otherFamily, String otherGiven) {
    MatchResult born =
        compare(
            People.DEFAULT,
            person(family, given.split(" ")),
            person(otherFamily, otherGiven.split(" ")));
    MatchResult nameOnly =
        compare(
            People.DEFAULT,
            named(family, given.split(" ")),
            named(otherFamily, otherGiven.split(" ")));

    assertThat(names(born)).contains("family_name_exchanged");
    assertThat(born.quality()).isEqualTo(MatchQuality.PROBABLE);
    assertThat(nameOnly.quality()).isEqualTo(MatchQuality.POSSIBLE);
  }

  @ParameterizedTest
  @CsvSource({
    "Park,Ji Sung,Ji Sung,Park",
    "Bui,Xuan Phai,Phai Xuan,Bui",
    "Nguyen,Thi Minh Khai,Minh Khai,Nguyen Thi",
    "Nguyen Van,Anh,Van Anh,Nguyen",
    "王,小明,小明,王"
  })
  void shouldRecogniseNamesDividedInAnotherWay(
      String family, String given, String otherFamily, String otherGiven) {
    MatchResult born =
        compare(
            People.DEFAULT,
            person(family, given.split(" ")),
            person(otherFamily, otherGiven.split(" ")));
    MatchResult reverse =
        compare(
            People.DEFAULT,
            person(otherFamily, otherGiven.split(" ")),
            person(family, given.split(" ")));

    assertThat(names(born)).contains("family_name_exchanged");
    assertThat(born.quality()).isEqualTo(MatchQuality.PROBABLE);
    assertThat(reverse.score()).isEqualTo(born.score());
  }

  @ParameterizedTest
  @CsvSource({"Tran,Quoc Bao,Quoc Bao,Tran", "Parkwya,Ji Sung,Ji Sung,Parkwya"})
  void shouldFindThreeWordsDividedInAnotherWayPossible(
      String family, String given, String otherFamily, String otherGiven) {
    MatchResult nameOnly =
        compare(
            People.DEFAULT,
            named(family, given.split(" ")),
            named(otherFamily, otherGiven.split(" ")));

    assertThat(nameOnly.quality()).isEqualTo(MatchQuality.POSSIBLE);
  }

  @ParameterizedTest
  @CsvSource({"Park,Ji Sung,Ji Min,Park", "Stone,A,A,Stein"})
  void shouldNotTakeOtherWordsForOneName(
      String family, String given, String otherFamily, String otherGiven) {
    MatchResult born =
        compare(
            People.DEFAULT,
            person(family, given.split(" ")),
            person(otherFamily, otherGiven.split(" ")));

    assertThat(born.quality()).isGreaterThan(MatchQuality.PROBABLE);
  }
}
