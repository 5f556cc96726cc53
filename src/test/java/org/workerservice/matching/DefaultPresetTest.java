package org.workerservice.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.BORN;
import static org.workerservice.matching.People.compare;
import static org.workerservice.matching.People.email;
import static org.workerservice.matching.People.home;
import static org.workerservice.matching.People.named;
import static org.workerservice.matching.People.person;
import static org.workerservice.matching.People.phone;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.matching.score.BirthDateComparison;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.ComponentScore;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.ScoreLimit;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

class DefaultPresetTest {
  private static final double PROBABLE = 0.85;
  private static final double DEFINITE = 0.95;

  private static double score(WorkerBuilder left, WorkerBuilder right) {
    return compare(left, right).score();
  }

  @Test
  void shouldNeverBeSureOfANameAlone() {
    assertThat(compare(named("Smith", "Anna"), named("Smith", "Anna")).quality())
        .isEqualTo(MatchQuality.POSSIBLE);
  }

  @Test
  void shouldCallNameAndBirthDateProbable() {
    MatchResult result =
        compare(named("Smith", "Anna").birthDate(BORN), named("Smith", "Anna").birthDate(BORN));

    assertThat(result.quality()).isEqualTo(MatchQuality.PROBABLE);
  }

  @Test
  void shouldCallNameBirthDateAndAddressDefinite() {
    MatchResult result =
        compare(
            person("Smith", "Anna").addresses(home()), person("Smith", "Anna").addresses(home()));

    assertThat(result.quality()).isEqualTo(MatchQuality.DEFINITE);
  }

  @ParameterizedTest
  @CsvSource({
    "Peterson, Anna, Petersen, Anna",
    "Peterson, Anna, Petrson, Anna",
    "Peterson, Anna, eterson, Anna",
    "Peterson, Anna, Petesron, Anna",
    "Peterson, Anna, Peterson, Hanna",
    "Peterson, Anna, Peterson, Anan",
    "Peterson, John, Peterson, Jhn",
    "Peterson, William, Peterson, Bill",
    "Peterson, Bill, Peterson, Billy",
    "Peterson, J, Peterson, John",
    "Peterson, Katherine, Peterson, Catherine",
    "O'Brien, Anna, OBRIEN, ANNA",
    "van der Berg, Anna, Berg, Anna",
    "Garcia Lopez, Maria, Garcia, Maria",
    "Smith-Jones, Anna, Jones, Anna",
    "García, José, Garcia, Jose",
    "Łukasz, Anna, Lukasz, Anna",
    "Strauß, Jørgen, Strauss, Jorgen",
    "Mac Donald, Anna, MacDonald, Anna",
    "Peterson, Anna, Anna, Peterson",
    "Müller, Anna, Mueller, Anna"
  })
  void shouldRecogniseOnePersonBehindTwoSpellings(
      String family, String given, String otherFamily, String otherGiven) {
    assertThat(score(person(family, given), person(otherFamily, otherGiven)))
        .isBetween(PROBABLE, DEFINITE);
  }

  @ParameterizedTest
  @CsvSource({
    "1984-07-28",
    "1984-07-13",
    "1984-08-23",
    "1964-07-23",
    "1984-07-24",
    "1948-07-23",
    "1985-07-23"
  })
  void shouldForgiveOneErrorInTheBirthDate(LocalDate other) {
    double score = score(person("Peterson", "Anna"), person("Peterson", "Anna").birthDate(other));

    assertThat(score).isBetween(PROBABLE, DEFINITE);
  }

  @Test
  void shouldForgiveExchangedDayAndMonthAndNeighbouringDays() {
    assertThat(BirthDateComparison.of(1984_07_03, 1984_03_07))
        .isEqualTo(BirthDateComparison.SWAPPED);
    assertThat(BirthDateComparison.of(1984_12_31, 1985_01_01))
        .isEqualTo(BirthDateComparison.ONE_DAY);
    assertThat(BirthDateComparison.of(1984_02_29, 1984_03_01))
        .isEqualTo(BirthDateComparison.ONE_DAY);
  }

  @Test
  void shouldNeverBeSureOfTwins() {
    WorkerBuilder anna =
        person("Peterson", "Anna").addresses(home()).telecom(phone("+12175550143"));
    WorkerBuilder julia =
        person("Peterson", "Julia").addresses(home()).telecom(phone("+12175550143"));

    assertThat(score(anna, julia)).isLessThan(DEFINITE);
    assertThat(score(anna.multipleBirth(true), julia)).isLessThan(PROBABLE);
  }

  @Test
  void shouldTellTwinsApartByPersonalAttributes() {
    WorkerBuilder anna = person("Peterson", "Anna").addresses(home());
    WorkerBuilder julia = person("Peterson", "Julia").addresses(home());

    assertThat(score(anna, julia.gender(Gender.MALE))).isLessThan(PROBABLE);
    assertThat(
            score(
                anna.telecom(email("anna.peterson@example.org")),
                person("Peterson", "Julia")
                    .addresses(home())
                    .telecom(email("jules77@example.com"))))
        .isLessThan(PROBABLE);
  }

  @Test
  void shouldTellSiblingsApart() {
    WorkerBuilder anna = person("Peterson", "Anna").addresses(home());
    WorkerBuilder julia =
        person("Peterson", "Julia").birthDate(LocalDate.of(1987, 1, 9)).addresses(home());

    assertThat(score(anna, julia)).isLessThan(PROBABLE);
  }

  @Test
  void shouldNeverBeSureOfFatherAndSonOfOneName() {
    WorkerBuilder father =
        person("Peterson", "John").addresses(home()).telecom(phone("+12175550143"));
    WorkerBuilder son =
        person("Peterson", "John")
            .birthDate(LocalDate.of(2009, 3, 2))
            .addresses(home())
            .telecom(phone("+12175550143"));

    assertThat(score(father, son)).isLessThan(DEFINITE);
  }

  @Test
  void shouldTellSeniorFromJunior() {
    WorkerBuilder father = person("Peterson Sr", "John").addresses(home());
    WorkerBuilder son =
        person("Peterson Jr", "John").birthDate(LocalDate.of(2009, 3, 2)).addresses(home());

    assertThat(score(father, son)).isLessThan(PROBABLE);
  }

  @Test
  void shouldNotTreatAnOfficeMailboxAsAPerson() {
    assertThat(
            score(
                named("Anderson", "Andrew").telecom(email("info@example.org")),
                named("Anderson", "Andrew").telecom(email("info@example.org"))))
        .isLessThan(PROBABLE);
  }

  @Test
  void shouldNotTreatPeopleOfOneInstitutionAsOnePerson() {
    List<Address> hospital =
        List.of(
            new Address(
                Optional.of(AddressUse.WORK),
                Optional.of("1 Hospital Drive"),
                Optional.empty(),
                Optional.of("Springfield"),
                Optional.of("IL"),
                Optional.of("62704"),
                Optional.of("US")));

    assertThat(
            score(
                person("Peterson", "Anna").addresses(hospital),
                person("Okafor", "Ngozi").addresses(hospital)))
        .isLessThan(PROBABLE);
  }

  @Test
  void shouldRecogniseOneNameInTwoScripts() {
    assertThat(score(person("Васильев", "Александр"), person("Vasiliev", "Aleksandr")))
        .isGreaterThanOrEqualTo(PROBABLE);
  }

  @Test
  void shouldCompareOriginalScriptsBeforeSounds() {
    WorkerBuilder left = named("王", "杰").birthDate(BORN);

    assertThat(score(left, named("Wang", "Jie").birthDate(BORN))).isGreaterThan(PROBABLE);
    assertThat(compare(left, named("王", "洁").birthDate(BORN)).components().getFirst().level())
        .isEqualTo("family_name_equal+given_name_different");
  }

  @Test
  void shouldReadChineseNamesInOnePieceAndInEitherCharacters() {
    assertThat(levelOfName(text("王小明"), named("王", "小明")))
        .isEqualTo("family_name_equal+given_name_equal");
    assertThat(levelOfName(named("张", "伟国"), named("張", "偉國")))
        .isEqualTo("family_name_equal+given_name_equal");
    assertThat(levelOfName(text("王小明"), named("李", "小明")))
        .isEqualTo("family_name_different+given_name_equal");
  }

  private static String levelOfName(WorkerBuilder left, WorkerBuilder right) {
    return compare(left, right).components().getFirst().level();
  }

  private static WorkerBuilder text(String whole) {
    return Worker.named(
        new HumanName(Optional.empty(), "", List.of(), List.of(), List.of(), Optional.of(whole)));
  }

  @Test
  void shouldKnowShortFormsOfRussianYorubaAndIgboNames() {
    assertThat(levelOfName(named("Petrov", "Dmitry"), named("Petrov", "Dima")))
        .isEqualTo("family_name_equal+given_name_nickname");
    assertThat(levelOfName(named("Adeyemi", "Oluwaseun"), named("Adeyemi", "Seun")))
        .isEqualTo("family_name_equal+given_name_nickname");
    assertThat(levelOfName(named("Okafor", "Chukwuemeka"), named("Okafor", "Emeka")))
        .isEqualTo("family_name_equal+given_name_nickname");
  }

  @ParameterizedTest
  @CsvSource({
    "1984-07-11, birth_date_two_parts",
    "1951-07-23, birth_date_two_parts",
    "1981-07-29, birth_date_rough",
    "1964-08-23, birth_date_rough"
  })
  void shouldTellTwoEqualPartsOfADateFromTwoWrongDigits(LocalDate born, String level) {
    MatchResult result = compare(person("Smith", "John"), person("Smith", "John").birthDate(born));

    assertThat(result.components().get(1).level()).isEqualTo(level);
  }

  @Test
  void shouldTellNamesakesApart() {
    WorkerBuilder one = person("Smith", "John");
    WorkerBuilder other = person("Smith", "John").birthDate(LocalDate.of(1984, 2, 11));

    assertThat(score(one, other)).isLessThan(PROBABLE);
  }

  @Test
  void shouldNotTreatMarioAsMariaWhenTheGendersDiffer() {
    assertThat(score(person("Rossi", "Maria"), person("Rossi", "Mario").gender(Gender.MALE)))
        .isLessThan(PROBABLE);
  }

  @Test
  void shouldKeepAMovedPersonWithANewNumberProbable() {
    WorkerBuilder before =
        person("Peterson", "Anna").addresses(home()).telecom(phone("+12175550143"));
    WorkerBuilder after =
        person("Peterson", "Anna")
            .addresses(List.of(People.address("900 Lake Drive", "Reno", "NV", "89501")))
            .telecom(phone("+17755550199"));

    assertThat(score(before, after)).isGreaterThanOrEqualTo(PROBABLE);
  }

  @Test
  void shouldFindAMaidenNameAmongTheOtherNames() {
    WorkerBuilder married =
        person("Novak", "Anna").additionalNames(List.of(HumanName.of("Peterson", "Anna")));

    assertThat(score(married, person("Peterson", "Anna"))).isBetween(PROBABLE, DEFINITE);
  }

  @Test
  void shouldCompareGivenNamesEvenIfTheMaidenNamesHaveNone() {
    List<HumanName> maiden = List.of(HumanName.of("Peterson", ""));
    WorkerBuilder anna = person("Novak", "Anna").additionalNames(maiden);
    WorkerBuilder julia = person("Novak", "Julia").additionalNames(maiden);

    assertThat(compare(anna, julia).components())
        .filteredOn(component -> component.component() == Component.NAME)
        .extracting(ComponentScore::level)
        .containsExactly("family_name_equal+given_name_different");
    assertThat(score(anna, julia)).isLessThan(PROBABLE);
  }

  @Test
  void shouldTreatPlaceholdersAsMissing() {
    MatchResult result =
        compare(
            person("Unknown", "Baby").birthDate(LocalDate.of(1900, 1, 1)),
            person("Unknown", "Baby").birthDate(LocalDate.of(1900, 1, 1)));

    assertThat(result.components())
        .extracting(ComponentScore::component)
        .containsExactly(Component.GENDER);
    assertThat(result.score()).isLessThan(PROBABLE);
  }

  @Test
  void shouldShortCircuitASharedNpi() {
    MatchResult result =
        compare(
            named("Peterson", "Anna").birthDate(BORN).identifiers(npi("1234567893")),
            named("Novak", "Anna").birthDate(BORN).identifiers(npi("1234567893")));

    assertThat(result.score()).isEqualTo(1.0);
    assertThat(result.conflict()).isEmpty();
  }

  @Test
  void shouldSendASharedNumberOfTwoDifferentPeopleToReview() {
    MatchResult result =
        compare(
            named("Peterson", "Anna").birthDate(BORN).identifiers(npi("1234567893")),
            named("Kowalski", "Jerome")
                .birthDate(LocalDate.of(1951, 12, 9))
                .identifiers(npi("1234567893")));

    assertThat(result.quality()).isEqualTo(MatchQuality.POSSIBLE);
    assertThat(result.conflict()).isPresent();
  }

  @Test
  void shouldNotBeSureWhenStrongNumbersDiffer() {
    MatchResult result =
        compare(
            person("Peterson", "Anna").addresses(home()).identifiers(ssn("536-22-1235")),
            person("Peterson", "Anna").addresses(home()).identifiers(ssn("536-22-1236")));

    assertThat(result.quality()).isEqualTo(MatchQuality.PROBABLE);
    assertThat(result.conflict()).isPresent();
  }

  @Test
  void shouldTreatHoldersOfTwoNumbersThatHaveACheckDigitAsTwoPeople() {
    MatchResult result =
        compare(
            person("Peterson", "Anna").addresses(home()).identifiers(npi("1234567893")),
            person("Peterson", "Anna").addresses(home()).identifiers(npi("1900000005")));

    assertThat(result.quality()).isEqualTo(MatchQuality.POSSIBLE);
    assertThat(result.limit()).contains(ScoreLimit.OTHER_NUMBERS);
    assertThat(result.conflict()).isPresent();
  }

  @Test
  void shouldCompareWithoutBirthDateByPersonalEvidence() {
    assertThat(
            score(
                named("Peterson", "Anna").telecom(email("anna.peterson@example.org")),
                named("Peterson", "Anna").telecom(email("Anna.Peterson@example.org"))))
        .isBetween(PROBABLE, DEFINITE);
  }

  @Test
  void shouldRecogniseAPractitionerWithoutBirthDateByNameOccupationAndRegion() {
    assertThat(scoreInTwoTowns("MD", "MD", "Barbadimos", "Arghiris")).isBetween(PROBABLE, DEFINITE);
    assertThat(scoreInTwoTowns("MD", "DDS", "Barbadimos", "Arghiris")).isLessThan(PROBABLE);
    assertThat(scoreInTwoTowns("MD", "MD", "Smith", "John")).isLessThan(PROBABLE);
  }

  @Test
  void shouldRecogniseRareNamesOfOneStateWhereNoBirthDateIsKnown() {
    assertThat(scoreInTwoTowns("", "", "Barbadimos", "Arghiris")).isBetween(PROBABLE, DEFINITE);
    assertThat(scoreInTwoTowns("", "", "Barbadimos", "John")).isBetween(PROBABLE, DEFINITE);
    assertThat(scoreInTwoTowns("", "", "Smith", "John")).isLessThan(PROBABLE);
  }

  /** Compares practitioners of one name in two towns of a state. */
  private static double scoreInTwoTowns(
      String credential, String otherCredential, String family, String given) {
    return score(
        practitioner(credential, "1 Blachley Road", family, given),
        practitioner(otherCredential, "80 Seymour Street", family, given));
  }

  @Test
  void shouldNotTreatColleaguesOfOneGivenNameAsAMarriage() {
    assertThat(
            score(
                practitioner("MD", "80 Seymour Street", "Barbadimos", "Arghiris"),
                practitioner("MD", "80 Seymour Street", "Okafor", "Arghiris")))
        .isLessThan(PROBABLE);
  }

  /** Each street is in a different town. */
  private static WorkerBuilder practitioner(
      String credential, String street, String family, String given) {
    String number = street.substring(0, street.indexOf(' '));
    return Worker.named(
            new HumanName(
                Optional.empty(),
                family,
                List.of(given),
                List.of(),
                List.of(credential),
                Optional.empty()))
        .gender(Gender.MALE)
        .addresses(
            List.of(
                new Address(
                    Optional.of(AddressUse.WORK),
                    Optional.of(street),
                    Optional.empty(),
                    Optional.of(number.equals("1") ? "Stamford" : "Hartford"),
                    Optional.of("CT"),
                    Optional.of(number.equals("1") ? "06902" : "06106"),
                    Optional.of("US"))));
  }

  @Test
  void shouldExplainWithoutValues() {
    MatchResult result = compare(person("Peterson", "William"), person("Peterson", "Bill"));

    assertThat(result.components().getFirst().evidence())
        .isEqualTo("family names are equal, given names are a nickname pair");
  }

  @Test
  void shouldBeStricterAndMoreLenientByPreset() {
    WorkerBuilder one = person("Peterson", "Anna");
    WorkerBuilder other = person("Peterson", "Anna");

    assertThat(compare(MatchStrategies.of(MatchPreset.STRICT.settings()), one, other).quality())
        .isEqualTo(MatchQuality.POSSIBLE);
    assertThat(compare(MatchStrategies.of(MatchPreset.LENIENT.settings()), one, other).quality())
        .isEqualTo(MatchQuality.PROBABLE);
  }

  private static List<Identifier> ssn(String number) {
    return List.of(Identifier.of(IdentifierType.SSN, "http://hl7.org/fhir/sid/us-ssn", number));
  }

  private static List<Identifier> npi(String number) {
    return List.of(Identifier.of(IdentifierType.NPI, "http://hl7.org/fhir/sid/us-npi", number));
  }
}
