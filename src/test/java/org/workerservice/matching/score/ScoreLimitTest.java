package org.workerservice.matching.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.BORN;
import static org.workerservice.matching.People.address;
import static org.workerservice.matching.People.compare;
import static org.workerservice.matching.People.email;
import static org.workerservice.matching.People.home;
import static org.workerservice.matching.People.named;
import static org.workerservice.matching.People.person;
import static org.workerservice.matching.People.phone;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.model.DocumentType;
import org.workerservice.model.Gender;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.WorkerBuilder;

/** Why the band of a pair is lower than its evidence alone would give, and how it is ranked. */
class ScoreLimitTest {
  private static final LocalDate NEW_YEAR = LocalDate.of(1980, 1, 1);
  private static final LocalDate A_GENERATION_BEFORE = LocalDate.of(1956, 3, 2);

  private static Optional<ScoreLimit> limit(WorkerBuilder left, WorkerBuilder right) {
    MatchResult result = compare(left, right);
    assertThat(compare(right, left)).isEqualTo(result);
    return result.limit();
  }

  private static WorkerBuilder man(String family, String given) {
    return named(family, given).birthDate(BORN).gender(Gender.MALE);
  }

  @Test
  void shouldNameTheLimitOfAMatchThatIsNotDefinite() {
    MatchResult thin = compare(person("Quackenbush", "Anna"), person("Quackenbush", "Anna"));
    MatchResult full =
        compare(
            person("Quackenbush", "Anna").addresses(home()),
            person("Quackenbush", "Anna").addresses(home()));

    assertThat(thin.quality()).isEqualTo(MatchQuality.PROBABLE);
    assertThat(thin.limit()).contains(ScoreLimit.UNSURE);
    assertThat(full.quality()).isEqualTo(MatchQuality.DEFINITE);
    assertThat(full.limit()).isEmpty();
  }

  @Test
  void shouldRankPairsWithEqualLimitsByEvidence() {
    MatchResult exact = compare(person("Zielonko", "Mateusz"), person("Zielonko", "Mateusz"));
    MatchResult near =
        compare(
            person("Zielonko", "Mateusz"),
            person("Zielinski", "Mateusz").birthDate(BORN.plusDays(1)));
    List<ScoredCandidate> ranked =
        Stream.of(
                new ScoredCandidate(new UUID(0, 1), near),
                new ScoredCandidate(new UUID(0, 2), exact))
            .sorted(ScoredCandidate.BEST_FIRST)
            .toList();

    assertThat(near.score()).isEqualTo(exact.score());
    assertThat(ranked.getFirst().result()).isEqualTo(exact);
  }

  @Test
  void shouldTreatNewYearAsAPlaceholder() {
    WorkerBuilder one = person("Khan", "Mohammed").birthDate(NEW_YEAR);

    assertThat(limit(one, person("Khan", "Mohammed").birthDate(NEW_YEAR)))
        .contains(ScoreLimit.THIN_EVIDENCE);
    assertThat(compare(one, person("Ali", "Mohammed").birthDate(NEW_YEAR)).score())
        .isLessThan(0.85);
    assertThat(
            compare(one, person("Khan", "Mohammed").birthDate(NEW_YEAR.plusYears(5))).components())
        .anySatisfy(
            component ->
                assertThat(component.level())
                    .isEqualTo(ComparisonLevel.BIRTH_DATE_DIFFERENT.code()));
  }

  @Test
  void shouldTreatTheFirstDayOfASpreadsheetAsMissing() {
    assertThat(BirthDates.pack(LocalDate.of(1899, 12, 30))).isEqualTo(BirthDates.MISSING);
    assertThat(BirthDates.pack(LocalDate.of(1911, 11, 11))).isEqualTo(BirthDates.MISSING);
  }

  @Test
  void shouldExpectAMarriageOfARareGivenNameOnlyUnlessSomethingTiesTheRecordsTogether() {
    assertThat(limit(man("Wright", "Thomas"), man("Cooper", "Thomas")))
        .contains(ScoreLimit.OTHER_FAMILY_NAME);
    assertThat(limit(person("Wright", "Theodora"), person("Cooper", "Theodora")))
        .contains(ScoreLimit.UNSURE);
    assertThat(
            limit(
                man("Wright", "Thomas").addresses(home()),
                man("Cooper", "Thomas").addresses(home())))
        .contains(ScoreLimit.UNSURE);
  }

  @Test
  void shouldRecogniseAFamilyNameThatWasKeptAsAFurtherGivenName() {
    MatchResult result =
        compare(
            person("Meyer", "Susan").addresses(home()),
            person("Thomas", "Susan", "Meyer").addresses(home()));

    assertThat(result.components().getFirst().level())
        .isEqualTo("family_name_part+given_name_equal");
    assertThat(result.score()).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void shouldNotTreatColleaguesOfOneNameAndSwitchboardAsOnePerson() {
    WorkerBuilder one = man("Smith", "David").telecom(phone("+441865270111"));
    WorkerBuilder other = man("Smith", "David").telecom(phone("+441865270111"));

    assertThat(limit(one, other.birthDate(A_GENERATION_BEFORE)))
        .contains(ScoreLimit.OTHER_BIRTH_DATE);
  }

  @Test
  void shouldNotTreatAMotherAndHerSonOfALikeNameAsOnePerson() {
    WorkerBuilder mary =
        named("Kusha", "Mary").birthDate(A_GENERATION_BEFORE).telecom(email("kusha@example.org"));
    WorkerBuilder mark = named("Kusha", "Mark").birthDate(BORN).telecom(email("kusha@example.org"));

    assertThat(limit(mary.addresses(home()), mark.addresses(home())))
        .contains(ScoreLimit.OTHER_BIRTH_DATE);
  }

  @Test
  void shouldTellTheFirstFromTheSecondOfAName() {
    assertThat(limit(man("Klein", "Morris I"), man("Klein", "Morris II")))
        .contains(ScoreLimit.OTHER_GENERATION);
    assertThat(limit(man("Klein", "Irving I"), man("Klein", "Irving Isaac")))
        .contains(ScoreLimit.UNSURE);
  }

  @Test
  void shouldNotBeSureOfTwinsThatRhymeOrThatAreSaidToBeTwins() {
    WorkerBuilder jayden = man("Quackenbush", "Jayden").addresses(home());
    WorkerBuilder christine = person("Quackenbush", "Christine").multipleBirth(true);

    assertThat(compare(jayden, man("Quackenbush", "Kayden").addresses(home())).quality())
        .isNotEqualTo(MatchQuality.DEFINITE);
    assertThat(
            compare(
                    christine.addresses(home()),
                    person("Quackenbush", "Christina").multipleBirth(true).addresses(home()))
                .quality())
        .isNotEqualTo(MatchQuality.DEFINITE);
  }

  @Test
  void shouldTreatTwoKindsOfNumbersThatDifferAsTwoPeople() {
    assertThat(
            limit(
                anna(ssn("536-22-1235"), dea("AP1234563")),
                anna(ssn("536-22-8812"), dea("BP1234563"))))
        .contains(ScoreLimit.UNSURE);
    assertThat(
            limit(
                anna(ssn("536-22-1235"), nhs("943 476 5919")),
                anna(ssn("536-22-8812"), nhs("401 023 2137"))))
        .contains(ScoreLimit.OTHER_NUMBERS);
    assertThat(
            limit(
                anna(npi("1234567893"), mrn("A-17")).telecom(email("anna.smith@example.org")),
                anna(npi("1900000005"), mrn("A-17")).telecom(email("anna.smith@example.org"))))
        .contains(ScoreLimit.UNSURE);
  }

  private static WorkerBuilder anna(Identifier... identifiers) {
    return person("Smith", "Anna").addresses(home()).identifiers(List.of(identifiers));
  }

  private static Identifier nhs(String number) {
    return Identifier.of(IdentifierType.OTHER, "https://fhir.nhs.uk/Id/nhs-number", number);
  }

  private static Identifier mrn(String number) {
    return Identifier.of(IdentifierType.MRN, "urn:hospital", number);
  }

  @Test
  void shouldNotTreatARenewedPassportAsAnotherPerson() {
    WorkerBuilder one = named("Adams", "Ruth").addresses(home()).identifiers(List.of(mrn("A-17")));
    WorkerBuilder other =
        named("Adams", "Ruth").addresses(home()).identifiers(List.of(mrn("A-17")));

    assertThat(limit(one.documents(passport("533380006")), other.documents(passport("611122233"))))
        .contains(ScoreLimit.UNSURE);
  }

  private static List<IdentityDocument> passport(String number) {
    return List.of(document(DocumentType.PASSPORT, number, ""));
  }

  @Test
  void shouldScoreTheSameInEitherOrderWhereBothKeepTheOthersFamilyName() {
    assertThat(
            limit(
                person("Smith", "Susan", "Quackenbush").addresses(home()),
                person("Quackenbush", "Susan", "Smith").addresses(home())))
        .isEmpty();
    compareBothWays(named("Smith", "Susan", "Quackenbush"), named("Quackenbush", "Susan", "Smith"));
  }

  private static void compareBothWays(WorkerBuilder left, WorkerBuilder right) {
    assertThat(compare(left, right)).isEqualTo(compare(right, left));
  }

  @Test
  void shouldNotTreatAnInitialAsTheFirstOfAName() {
    assertThat(
            compare(
                    man("Smith", "Robert I").addresses(home()),
                    man("Smith Jr", "Robert").addresses(home()))
                .score())
        .isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void shouldBeSureOfNamesThatWereExchanged() {
    assertThat(
            compare(
                    person("Thomas", "James").addresses(home()).telecom(phone("+12175550199")),
                    person("James", "Thomas").addresses(home()).telecom(phone("+12175550199")))
                .quality())
        .isEqualTo(MatchQuality.DEFINITE);
  }

  @Test
  void shouldRecogniseAMailboxAfterAChangeOfProvider() {
    assertThat(
            compare(
                    named("Nowak", "Anna").telecom(email("anna.nowak@gmail.com")),
                    named("Nowak", "Anna").telecom(email("anna.nowak@outlook.example")))
                .components())
        .anyMatch(component -> component.level().equals(ComparisonLevel.EMAIL_MAILBOX.code()));
  }

  @Test
  void shouldSendASharedNumberOfTwoPeopleToReview() {
    WorkerBuilder june =
        person("Parkhurst", "June").identifiers(List.of(ssn("536-22-1235"))).addresses(home());
    WorkerBuilder chris =
        named("Parkhurst", "Chris")
            .birthDate(LocalDate.of(1959, 11, 30))
            .gender(Gender.MALE)
            .identifiers(List.of(ssn("536-22-1235")))
            .addresses(home());
    MatchResult result = compare(june, chris);

    assertThat(result.quality()).isEqualTo(MatchQuality.POSSIBLE);
    assertThat(result.limit()).contains(ScoreLimit.CONTRADICTED);
    assertThat(result.conflict()).isPresent();
  }

  @Test
  void shouldTreatACertificateAsEvidenceOnlyWithItsIssuer() {
    WorkerBuilder one = person("Adams", "Ruth").documents(certificate("Red Cross"));

    assertThat(
            compare(one, man("Boyd", "Ian").documents(certificate("Resuscitation Council")))
                .score())
        .isLessThan(0.5);
    assertThat(
            compare(
                    person("Adams", "Ruth").documents(certificate("")),
                    man("Boyd", "Ian").documents(certificate("")))
                .score())
        .isLessThan(0.5);
    assertThat(compare(one, person("Adams", "Ruth").documents(certificate("Red Cross"))).score())
        .isEqualTo(0.98);
  }

  @Test
  void shouldIgnoreDummyTelephoneNumbers() {
    WorkerBuilder one = person("Adams", "Ruth").telecom(phone("+1 555 555 5555"));

    assertThat(compare(one, person("Adams", "Ruth").telecom(phone("+1 555 555 5555"))).components())
        .noneMatch(component -> component.component() == Component.PHONE);
    assertThat(
            compare(
                    person("Adams", "Ruth").telecom(phone("1234567")),
                    person("Adams", "Ruth").telecom(phone("1234567")))
                .components())
        .noneMatch(component -> component.component() == Component.PHONE);
  }

  @Test
  void shouldIgnoreDotsInMailboxesOfGmail() {
    assertThat(
            compare(
                    named("Adams", "Ruth").telecom(email("ruth.adams+work@googlemail.com")),
                    named("Adams", "Ruth").telecom(email("ruthadams@gmail.com")))
                .components())
        .anyMatch(component -> component.level().equals(ComparisonLevel.EMAIL_EQUAL.code()));
  }

  @Test
  void shouldExpandAbbreviationsOfAddresses() {
    assertThat(streetLevel("P.O. Box 123", "Post Office Box 123")).isEqualTo("street_equal");
    assertThat(streetLevel("Hauptstraße 5", "Hauptstr. 5")).isEqualTo("street_equal");
    assertThat(streetLevel("350 5th Ave", "350 Fifth Avenue")).isEqualTo("street_equal");
    assertThat(streetLevel("10 N. St. Clair Ave", "10 North Saint Clair Avenue"))
        .isEqualTo("street_equal");
    assertThat(streetLevel("638 Downey St", "Adventura Apartments 638 Downey Street"))
        .isEqualTo("street_equal");
    assertThat(streetLevel("PO Box 123", "PO Box 124")).isEqualTo("street_different");
  }

  private static String streetLevel(String one, String other) {
    ComponentScore address =
        compare(
                named("Adams", "Ruth").addresses(List.of(address(one, "Saint Louis", "TX", "1"))),
                named("Adams", "Ruth")
                    .addresses(List.of(address(other, "St. Louis", "Texas", "1"))))
            .components()
            .get(1);
    assertThat(address.level()).contains("city_equal").contains("state_equal");
    return address.level().substring(0, address.level().indexOf('+'));
  }

  private static List<IdentityDocument> certificate(String issuer) {
    return List.of(document(DocumentType.CERTIFICATE, "10234", issuer));
  }

  private static IdentityDocument document(DocumentType type, String number, String issuer) {
    return new IdentityDocument(
        type,
        number,
        Optional.of("GB"),
        Optional.of(issuer).filter(name -> !name.isEmpty()),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Identifier ssn(String number) {
    return Identifier.of(IdentifierType.SSN, "http://hl7.org/fhir/sid/us-ssn", number);
  }

  private static Identifier dea(String number) {
    return Identifier.of(IdentifierType.DEA, "http://hl7.org/fhir/sid/us-dea", number);
  }

  private static Identifier npi(String number) {
    return Identifier.of(IdentifierType.NPI, "http://hl7.org/fhir/sid/us-npi", number);
  }
}
