package org.workerservice.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.workerservice.matching.People.SPECIFICATION;
import static org.workerservice.matching.People.compare;
import static org.workerservice.matching.People.home;
import static org.workerservice.matching.People.named;
import static org.workerservice.matching.People.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.model.DocumentType;
import org.workerservice.model.Gender;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.text.NameText;
import org.workerservice.text.Phonetics;

class SpecificationPresetTest {
  private static final List<Identifier> RECORD_NUMBER = number("AB-1234");

  private static List<Identifier> number(String value) {
    return List.of(Identifier.of(IdentifierType.MRN, "urn:hospital", value));
  }

  private static List<IdentityDocument> passport(String country) {
    return List.of(
        new IdentityDocument(
            DocumentType.PASSPORT,
            "K7203941",
            Optional.of(country),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private static double score(WorkerBuilder left, WorkerBuilder right) {
    return compare(SPECIFICATION, left, right).score();
  }

  @Test
  void shouldCountMissingComponentsAsZero() {
    assertThat(score(person("Smith", "Anna"), person("Smith", "Anna")))
        .isCloseTo(.65, within(1e-9));
  }

  @Test
  void shouldAddTheFirstAddress() {
    double score =
        score(person("Smith", "Anna").addresses(home()), person("Smith", "Anna").addresses(home()));

    assertThat(score).isCloseTo(.75, within(1e-9));
  }

  @Test
  void shouldReachTheProbableBarExactlyWithNameDateGenderAddressAndIdentifier() {
    MatchResult result =
        compare(
            SPECIFICATION,
            person("Smith", "Anna").addresses(home()).identifiers(RECORD_NUMBER),
            person("Smith", "Anna").addresses(home()).identifiers(RECORD_NUMBER));

    assertThat(result.score()).isEqualTo(.85);
    assertThat(result.quality()).isEqualTo(MatchQuality.PROBABLE);
  }

  @Test
  void shouldStayBelowTheBarWhenTheIdentifierIsEqualOnlyWithoutPunctuation() {
    double score =
        score(
            person("Smith", "Anna").addresses(home()).identifiers(RECORD_NUMBER),
            person("Smith", "Anna").addresses(home()).identifiers(number("AB 1234")));

    assertThat(score).isCloseTo(.848, within(1e-9));
  }

  @Test
  void shouldScoreADocumentOfAnotherCountryJustBelowEquality() {
    double score =
        score(
            person("Smith", "Anna")
                .addresses(home())
                .identifiers(RECORD_NUMBER)
                .documents(passport("US")),
            person("Smith", "Anna")
                .addresses(home())
                .identifiers(RECORD_NUMBER)
                .documents(passport("GB")));

    assertThat(score).isCloseTo(.8975, within(1e-9));
  }

  @Test
  void shouldAddTheSoundexBonusToTheFamilyName() {
    double family = .893333333 + .05;
    double expected = .3 * (.5 * family + .4 + .1) + .25 + .1;

    assertThat(score(person("Smith", "Anna"), person("Smyth", "Anna")))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void shouldNotAddTheSoundexBonusFromNinetyFivePercentOn() {
    double expected = .3 * (.5 * .966666667 + .4 + .1) + .25 + .1;

    assertThat(score(person("Smith", "Anna"), person("Smithe", "Anna")))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void shouldScoreANicknamePair() {
    assertThat(score(person("Smith", "William"), person("Smith", "Bill")))
        .isCloseTo(.644, within(1e-9));
  }

  @Test
  void shouldHalveAGenderThatOneSideDoesNotKnow() {
    assertThat(score(person("Smith", "Anna"), person("Smith", "Anna").gender(Gender.UNKNOWN)))
        .isCloseTo(.60, within(1e-9));
  }

  @Test
  void shouldShortCircuitAnEqualTaxIdAndAnEqualDocument() {
    assertThat(score(named("Smith").taxId("84-7720193"), named("Jones").taxId("847720193")))
        .isEqualTo(1.0);
    assertThat(
            score(
                named("Smith").documents(passport("US")), named("Jones").documents(passport("US"))))
        .isEqualTo(.98);
  }

  @ParameterizedTest
  @CsvSource({
    "1984-07-23, 1.0",
    "1984-07-25, .95",
    "1984-07-03, .80",
    "1984-12-03, .50",
    "1985-07-23, .85",
    "1991-02-01, 0"
  })
  void shouldScoreBirthDatesByTheTable(LocalDate other, double expected) {
    double score = score(person("Smith", "Anna"), person("Smith", "Anna").birthDate(other));

    assertThat(score).isCloseTo(.3 + .25 * expected + .1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "Robert, R163", "Rupert, R163", "Schmidt, S530", "Lee, L000", "Ashcraft, A261",
    "Burroughs, B620", "Pfister, P236", "Tymczak, T522", "Jackson, J250", "Honeyman, H555",
    "Gutierrez, G362", "O'Brien, O165"
  })
  void shouldUseTheAmericanSoundex(String name, String code) {
    assertThat(Phonetics.key(String.join("", NameText.tokens(name)))).isEqualTo(code);
  }
}
