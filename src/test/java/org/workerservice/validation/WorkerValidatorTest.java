package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.DocumentType;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.LinkType;
import org.workerservice.model.NameUse;
import org.workerservice.model.PartialDate;
import org.workerservice.model.PartialDateTime;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.model.WorkerLink;
import org.workerservice.validation.Validation.Invalid;
import org.workerservice.validation.Validation.Valid;

class WorkerValidatorTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  private final WorkerValidator validator =
      new WorkerValidator(NormalizationSettings.DEFAULT, Clock.fixed(NOW, ZoneOffset.ofHours(14)));

  private static WorkerBuilder ada() {
    return Worker.named(HumanName.of("Okafor", "Ada"));
  }

  private Worker normalised(WorkerBuilder worker, Intake intake) {
    Validation validation = validator.validate(worker.build(), intake);
    assertThat(validation).isInstanceOf(Valid.class);
    return ((Valid) validation).worker();
  }

  private Worker normalised(WorkerBuilder worker) {
    return normalised(worker, Intake.API);
  }

  /** Returns the violations, each as {@code field code}. */
  private List<String> found(WorkerBuilder worker, Intake intake) {
    return switch (validator.validate(worker.build(), intake)) {
      case Valid _ -> List.of();
      case Invalid invalid ->
          invalid.violations().stream().map(one -> one.field() + " " + one.code()).toList();
    };
  }

  private List<String> found(WorkerBuilder worker) {
    return found(worker, Intake.API);
  }

  private static Address in(String country) {
    return new Address(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(country));
  }

  private static IdentityDocument document(String number, LocalDate issue, LocalDate expiry) {
    return new IdentityDocument(
        DocumentType.PASSPORT,
        number,
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(issue),
        Optional.ofNullable(expiry),
        false);
  }

  private static EmergencyContact contact(String name, String relationship, boolean primary) {
    return new EmergencyContact(name, relationship, List.of(), Optional.empty(), primary);
  }

  private static HumanName name(String family, List<String> given, String text, boolean mononym) {
    return new HumanName(
        Optional.empty(), family, given, List.of(), List.of(), Optional.ofNullable(text), mononym);
  }

  @Test
  void shouldAcceptOneNameOfAPersonWithOneName() {
    assertThat(found(Worker.named(name("Sukarno", List.of(), null, true)))).isEmpty();
    assertThat(found(Worker.named(name("", List.of("Sukarno"), null, true)))).isEmpty();
    assertThat(found(Worker.named(name(" ", List.of(" "), "Sukarno", true))))
        .containsExactly("name required");
    assertThat(found(Worker.named(name("Sukarno", List.of(), null, false))))
        .containsExactly("name.given required");
    assertThat(normalised(Worker.named(name("Okafor", List.of("Ada"), null, true))).name())
        .isEqualTo(HumanName.of("Okafor", "Ada"));
    assertThat(name("Sukarno", List.of(), null, true).incomplete()).isFalse();
    assertThat(name("", List.of(), "Sukarno", true).incomplete()).isTrue();
  }

  private List<String> foundInChange(Worker stored, WorkerBuilder changed) {
    return switch (validator.validateChange(changed.build(), stored, Intake.API)) {
      case Valid _ -> List.of();
      case Invalid invalid ->
          invalid.violations().stream().map(one -> one.field() + " " + one.code()).toList();
    };
  }

  @Test
  void shouldAcceptAnIncompleteNameThatStays() {
    Worker mononym = Worker.named(HumanName.of("Sukarno")).build();
    Worker text = Worker.named(name("", List.of(), "Madonna Ciccone", false)).build();
    HumanName titled =
        new HumanName(
            Optional.of(NameUse.OFFICIAL),
            " Sukarno",
            List.of(),
            List.of("Dr"),
            List.of(),
            Optional.empty());

    assertThat(foundInChange(mononym, mononym.toBuilder().gender(Gender.MALE))).isEmpty();
    assertThat(foundInChange(text, text.toBuilder().gender(Gender.FEMALE))).isEmpty();
    assertThat(foundInChange(mononym, Worker.named(titled))).isEmpty();
    assertThat(foundInChange(mononym, Worker.named(HumanName.of("Suharto"))))
        .containsExactly("name.given required");
    assertThat(foundInChange(text, Worker.named(HumanName.of("", "Madonna"))))
        .containsExactly("name.family required");
    assertThat(foundInChange(text, Worker.named(HumanName.of(""))))
        .containsExactly("name.family required", "name.given required");
  }

  @Test
  void shouldAcceptAnAddressWithOnlyAStreetThatStays() {
    Address street =
        new Address(
            Optional.empty(),
            Optional.of("1 High Street"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Worker stored = ada().addresses(List.of(street)).build();

    assertThat(foundInChange(stored, stored.toBuilder().gender(Gender.MALE))).isEmpty();
    assertThat(foundInChange(stored, ada().addresses(List.of(in("GB"), street)))).isEmpty();
    assertThat(foundInChange(stored, ada().addresses(List.of(withUse(street, AddressUse.HOME)))))
        .isEmpty();
    assertThat(foundInChange(ada().build(), ada().addresses(List.of(street))))
        .containsExactly("addresses[0] required");
  }

  @Test
  void shouldReportAllViolationsAtOnce() {
    WorkerBuilder worker =
        Worker.named(HumanName.of(" "))
            .birthDate(TODAY.plusDays(1))
            .taxId("--")
            .telecom(List.of(ContactPoint.of(ContactPointSystem.EMAIL, "ada")))
            .documents(List.of(document("", null, null)));

    assertThat(found(worker))
        .containsExactlyInAnyOrder(
            "name.family required",
            "name.given required",
            "birth_date in_future",
            "tax_id invalid_format",
            "telecom[0].value invalid_format",
            "documents[0].number required");
  }

  @ParameterizedTest
  @EnumSource(
      value = Intake.class,
      names = {"IMPORT", "FHIR"})
  void shouldAcceptAnyPartOfANameFromImportAndFhir(Intake intake) {
    HumanName textOnly =
        new HumanName(
            Optional.empty(), "", List.of(), List.of(), List.of(), Optional.of("Ada Okafor"));

    assertThat(found(Worker.named(textOnly), intake)).isEmpty();
    assertThat(found(Worker.named(HumanName.of("Okafor")), intake)).isEmpty();
    assertThat(found(Worker.named(HumanName.of("", "Ada")), intake)).isEmpty();
    assertThat(found(Worker.named(HumanName.of("", " ")), intake)).containsExactly("name required");
    assertThat(found(Worker.named(textOnly), Intake.API))
        .containsExactly("name.family required", "name.given required");
  }

  @Test
  void shouldTidyNamesAndDropBlankParts() {
    HumanName sent = HumanName.of("  Nu\u0308n\u0303ez \u00A0 de la  Cruz", "Ada", " ", "\u200B");

    Worker worker = normalised(Worker.named(sent));

    assertThat(worker.name()).isEqualTo(HumanName.of("Nüñez de la Cruz", "Ada"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\u0000", "\u007Fa", "a\uFFFE", "a\uD800"})
  void shouldRefuseForbiddenCharactersEverywhere(String text) {
    WorkerBuilder worker =
        ada()
            .maritalStatus(text)
            .identifiers(List.of(Identifier.of(IdentifierType.MRN, text, "1")));

    assertThat(found(worker))
        .containsExactly(
            "marital_status invalid_character", "identifiers[0].system invalid_character");
  }

  @Test
  void shouldKeepBidirectionalMarksInsideTexts() {
    Worker worker = normalised(Worker.named(HumanName.of("\u200Fعلي\u200F", "Ada")));

    assertThat(worker.name().family()).isEqualTo("\u200Fعلي\u200F");
  }

  @Test
  void shouldCountLengthsInCodePoints() {
    String longest = "𠮷".repeat(255);

    assertThat(found(Worker.named(HumanName.of(longest, "Ada")))).isEmpty();
    assertThat(found(Worker.named(HumanName.of(longest + "a", "Ada"))))
        .containsExactly("name.family too_long");
    assertThat(found(Worker.named(HumanName.of("a".repeat(1_000_000), "Ada"))))
        .containsExactly("name.family too_long");
  }

  @Test
  void shouldRefuseListsThatAreTooLong() {
    List<ContactPoint> telecom =
        Collections.nCopies(257, ContactPoint.of(ContactPointSystem.EMAIL, ""));
    String[] given = Collections.nCopies(17, "Ada").toArray(String[]::new);
    List<HumanName> names = Collections.nCopies(65, HumanName.of(""));

    assertThat(found(Worker.named(HumanName.of("Okafor", given)).telecom(telecom)))
        .containsExactly("name.given too_many", "telecom too_many");
    assertThat(found(ada().additionalNames(names))).containsExactly("additional_names too_many");
  }

  @Test
  void shouldReportAtMostHundredViolations() {
    List<ContactPoint> blank =
        Collections.nCopies(256, ContactPoint.of(ContactPointSystem.EMAIL, ""));

    assertThat(found(ada().telecom(blank))).hasSize(100);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01,",
    "2026-03-02,birth_date in_future",
    "1850-01-01,",
    "1849-12-31,birth_date out_of_range",
    "0000-01-01,birth_date out_of_range",
    "-0001-01-01,birth_date out_of_range",
    "2026,",
    "2026-03,",
    "2026-04,birth_date in_future",
    "2027,birth_date in_future",
    "1850,",
    "1849-12,birth_date out_of_range",
    "1849,birth_date out_of_range"
  })
  void shouldBoundBirthDates(String birthDate, String violation) {
    assertThat(found(ada().birthDate(PartialDate.parse(birthDate))))
        .isEqualTo(Stream.ofNullable(violation).toList());
  }

  @Test
  void shouldBoundTheTimeOfDeathAndDeriveDeceased() {
    Instant death = Instant.parse("2020-05-01T10:00:00.123456789Z");

    Worker worker = normalised(died(death.toString()).birthDate(LocalDate.of(2020, 5, 1)));

    assertThat(worker.deceased()).isTrue();
    assertThat(worker.deceasedDatetime())
        .contains(PartialDateTime.parse("2020-05-01T10:00:00.123456Z"));
    assertThat(found(died(death.toString()).birthDate(LocalDate.of(2020, 5, 2))))
        .containsExactly("deceased_datetime before_birth_date");
    assertThat(found(died(death.toString()).birthDate(PartialDate.parse("2020-06"))))
        .containsExactly("deceased_datetime before_birth_date");
    assertThat(found(died(death.toString()).birthDate(PartialDate.parse("2020")))).isEmpty();
    assertThat(found(died(NOW.plusMillis(1).toString())))
        .containsExactly("deceased_datetime in_future");
    assertThat(found(ada().deceasedDatetime(new PartialDateTime.Time(Instant.MIN))))
        .containsExactly("deceased_datetime out_of_range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020", "2020-05", "2020-05-17", "1850"})
  void shouldKeepThePrecisionOfADateOfDeath(String date) {
    Worker worker = normalised(died(date).birthDate((PartialDate) null));

    assertThat(worker.deceased()).isTrue();
    assertThat(worker.deceasedDatetime()).map(Object::toString).contains(date);
  }

  @ParameterizedTest
  @CsvSource({
    "2020, 2020-12-31,",
    "2020-05, 2020-05-31,",
    "2020-05-17, 2020-05-17,",
    "2020-05-17, 2020-05-18, before_birth_date",
    "2020-05, 2020-06, before_birth_date",
    "2020, 2021, before_birth_date",
    "1849-12-31, 1848, out_of_range",
    "2999, 1980, in_future"
  })
  void shouldBoundTheDateOfDeath(String death, String birth, String code) {
    assertThat(found(died(death).birthDate(PartialDate.parse(birth))))
        .filteredOn(violation -> violation.startsWith("deceased_datetime"))
        .isEqualTo(code == null ? List.of() : List.of("deceased_datetime " + code));
  }

  private static WorkerBuilder died(String time) {
    return ada().deceasedDatetime(PartialDateTime.parse(time));
  }

  @Test
  void shouldReportOnlyWrongOrderOfDocumentDates() {
    LocalDate past = LocalDate.of(2015, 1, 1);

    assertThat(found(ada().documents(List.of(document("P1", past, past))))).isEmpty();
    assertThat(found(ada().documents(List.of(document("P1", past, past.minusDays(1))))))
        .containsExactly("documents[0].expiry_date before_issue_date");
    assertThat(found(ada().documents(List.of(document("P1", TODAY.plusDays(1), null)))))
        .containsExactly("documents[0].issue_date in_future");
  }

  @Test
  void shouldRequireIdentifierValuesAndRefuseRepeatedOnes() {
    Identifier number = Identifier.of(IdentifierType.EMPLOYEE, "urn:hr", "7");
    Identifier untidy = Identifier.of(IdentifierType.EMPLOYEE, "urn:hr ", " 7");
    Identifier elsewhere = Identifier.of(IdentifierType.EMPLOYEE, "urn:other", "7");
    Identifier blank = Identifier.of(IdentifierType.NPI, "", " ");

    assertThat(found(ada().identifiers(List.of(number, elsewhere)))).isEmpty();
    assertThat(found(ada().identifiers(List.of(number, untidy, blank))))
        .containsExactly("identifiers[1] duplicate", "identifiers[2].value required");
  }

  @Test
  void shouldRequireNameAndRelationshipOfEmergencyContactsAndOnePrimary() {
    List<EmergencyContact> contacts =
        List.of(contact("Ben", "spouse", true), contact(" ", "", false), contact("C", "d", true));

    assertThat(found(ada().emergencyContacts(contacts)))
        .containsExactly(
            "emergency_contacts[1].name required",
            "emergency_contacts[1].relationship required",
            "emergency_contacts[2].is_primary duplicate");
  }

  @Test
  void shouldRefuseMergeLinks() {
    UUID own = UUID.randomUUID();
    WorkerLink merged = new WorkerLink(UUID.randomUUID(), LinkType.REPLACES);
    WorkerLink itself = new WorkerLink(own, LinkType.REFER);
    WorkerBuilder worker = ada().id(own).links(List.of(merged, itself, itself));

    assertThat(found(worker))
        .containsExactly(
            "links[0].link_type read_only",
            "links[1].other_worker_id self_reference",
            "links[2].other_worker_id self_reference",
            "links[2] duplicate");
    assertThat(found(ada().links(List.of(merged)), Intake.IMPORT))
        .containsExactly("links[0].link_type read_only");
  }

  @Test
  void shouldRequireAPlaceInEveryAddress() {
    Address street =
        new Address(
            Optional.empty(),
            Optional.of(" 1  St Mary's Rd. "),
            Optional.of(" "),
            Optional.empty(),
            Optional.of("ca"),
            Optional.empty(),
            Optional.empty());

    Address normal = normalised(ada().addresses(List.of(street)), Intake.IMPORT).addresses().get(0);

    assertThat(found(ada().addresses(List.of(street)))).containsExactly("addresses[0] required");
    assertThat(normal.line1()).contains("1 St Mary's Rd.");
    assertThat(normal.line2()).isEmpty();
    assertThat(normal.state()).contains("CA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "call me", "n/a", "ext. 204", "+999 12"})
  void shouldKeepATelephoneNumberThatCannotBeReadAsItWasSent(String phone) {
    ContactPoint kept =
        normalised(ada().telecom(List.of(ContactPoint.of(ContactPointSystem.PHONE, phone + " "))))
            .telecom()
            .getFirst();

    assertThat(kept).isEqualTo(ContactPoint.of(ContactPointSystem.PHONE, phone));
  }

  @Test
  void shouldParseTelephoneNumbersByTheCountryOfTheFirstAddress() {
    WorkerBuilder worker =
        ada().telecom(List.of(ContactPoint.of(ContactPointSystem.PHONE, "020 7946 0958")));

    Worker british = normalised(worker.addresses(List.of(in("England"))));
    Worker american = normalised(worker.addresses(List.of()));

    assertThat(british.addresses().getFirst().country()).contains("GB");
    assertThat(british.telecom().getFirst().value()).isEqualTo("+442079460958");
    assertThat(british.telecom().getFirst().original()).contains("020 7946 0958");
    assertThat(american.telecom().getFirst().value()).isEqualTo("020 7946 0958");
    assertThat(american.telecom().getFirst().original()).isEmpty();
  }

  @Test
  void shouldKeepTheOriginalOfTheFirstSource() {
    ContactPoint again =
        new ContactPoint(
            ContactPointSystem.PHONE,
            "+14155552671",
            Optional.empty(),
            Optional.of("(415) 555-2671"));

    assertThat(normalised(ada().telecom(List.of(again))).telecom()).containsExactly(again);
  }

  @Test
  void shouldReportAnUnknownCountry() {
    assertThat(found(ada().addresses(List.of(in("Atlantis")))))
        .containsExactly("addresses[0].country unknown_code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"N/A", "n.a.", "none", "unknown", "-", "--", "?", "NULL", "tbd", "not known"})
  void shouldRefuseAPlaceholderForACountryUnlessItIsImported(String country) {
    WorkerBuilder worker = ada().addresses(List.of(in(country), in("Poland")));

    WorkerValidator.Checked imported = validator.check(worker.build(), Intake.IMPORT);

    assertThat(found(worker)).containsExactly("addresses[0].country placeholder");
    assertThat(imported.warnings())
        .extracting(warning -> warning.field() + " " + warning.code())
        .containsExactly("addresses[0].country placeholder");
    assertThat(((Validation.Valid) imported.validation()).worker().addresses())
        .extracting(Address::country)
        .containsExactly(Optional.of("PL"));
  }

  @Test
  void shouldImportARowWithoutItsUnknownCountries() {
    IdentityDocument passport =
        new IdentityDocument(
            DocumentType.PASSPORT,
            "C01X00T47",
            Optional.of("Atlantis"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    WorkerBuilder worker = ada().addresses(List.of(in("NA"))).documents(List.of(passport));

    WorkerValidator.Checked imported = validator.check(worker.build(), Intake.IMPORT);

    assertThat(imported.warnings())
        .extracting(warning -> warning.field() + " " + warning.code())
        .containsExactly("documents[0].issuing_country unknown_code");
    Worker valid = ((Validation.Valid) imported.validation()).worker();
    assertThat(valid.addresses().getFirst().country()).contains("NA");
    assertThat(valid.documents().getFirst().number()).isEqualTo("C01X00T47");
    assertThat(valid.documents().getFirst().issuingCountry()).isEmpty();
    assertThat(found(worker)).containsExactly("documents[0].issuing_country unknown_code");
  }

  @Test
  void shouldImportARowWithoutTextsThatAreNoMailAddress() {
    ContactPoint wrong = ContactPoint.of(ContactPointSystem.EMAIL, "bad-mail");
    ContactPoint right = ContactPoint.of(ContactPointSystem.EMAIL, "ada@example.com");
    EmergencyContact contact =
        new EmergencyContact("Bo", "spouse", List.of(wrong, right), Optional.empty(), true);
    WorkerBuilder worker = ada().telecom(List.of(wrong, right)).emergencyContacts(List.of(contact));

    WorkerValidator.Checked imported = validator.check(worker.build(), Intake.IMPORT);

    Worker valid = ((Validation.Valid) imported.validation()).worker();
    assertThat(valid.telecom()).containsExactly(right);
    assertThat(valid.emergencyContacts().getFirst().telecom()).containsExactly(right);
    assertThat(imported.warnings())
        .extracting(warning -> warning.field() + " " + warning.code())
        .containsExactly(
            "telecom[0].value invalid_format",
            "emergency_contacts[0].telecom[0].value invalid_format");
    assertThat(found(worker))
        .containsExactly(
            "telecom[0].value invalid_format",
            "emergency_contacts[0].telecom[0].value invalid_format");
  }

  @Test
  void shouldImportARowWithoutItsPlaceholders() {
    Address place =
        new Address(
            Optional.empty(),
            Optional.of("N/A"),
            Optional.of("-"),
            Optional.of("Unknown"),
            Optional.of("NA"),
            Optional.of("NULL"),
            Optional.of("IT"));
    WorkerBuilder worker =
        ada()
            .addresses(List.of(place))
            .taxId("n/a")
            .maritalStatus("NULL")
            .identifiers(
                List.of(
                    Identifier.of(IdentifierType.SSN, "", "none"),
                    Identifier.of(IdentifierType.EMPLOYEE, "urn:hr", "E-4711")))
            .telecom(
                List.of(
                    ContactPoint.of(ContactPointSystem.EMAIL, "NULL"),
                    ContactPoint.of(ContactPointSystem.PHONE, "N/A"),
                    ContactPoint.of(ContactPointSystem.EMAIL, "ada@example.com"),
                    ContactPoint.of(ContactPointSystem.FAX, "-")));

    WorkerValidator.Checked imported = validator.check(worker.build(), Intake.IMPORT);

    Worker valid = ((Validation.Valid) imported.validation()).worker();
    assertThat(valid.telecom()).extracting(ContactPoint::value).containsExactly("ada@example.com");
    assertThat(valid.identifiers()).extracting(Identifier::value).containsExactly("E-4711");
    assertThat(valid.taxId()).isEmpty();
    assertThat(valid.addresses())
        .containsExactly(
            new Address(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("NA"),
                Optional.empty(),
                Optional.of("IT")));
    assertThat(imported.warnings())
        .extracting(Violation::field)
        .containsExactly(
            "addresses[0].line1",
            "addresses[0].line2",
            "addresses[0].city",
            "addresses[0].postal_code",
            "telecom[0].value",
            "telecom[1].value",
            "telecom[3].value",
            "identifiers[0].value",
            "tax_id",
            "marital_status");
  }

  @Test
  void shouldKeepAnUnreadableTelephoneNumberAtTheApi() {
    Worker valid =
        normalised(ada().telecom(List.of(ContactPoint.of(ContactPointSystem.PHONE, "call me"))));

    assertThat(valid.telecom()).extracting(ContactPoint::value).containsExactly("call me");
    assertThat(found(ada().telecom(List.of(ContactPoint.of(ContactPointSystem.EMAIL, "N/A")))))
        .containsExactly("telecom[0].value placeholder");
  }

  @Test
  void shouldNeverRepeatTheOffendingValue() {
    WorkerBuilder worker =
        ada().addresses(List.of(in("Atlantis"))).taxId("§§§").maritalStatus("x".repeat(51));

    Invalid invalid = (Invalid) validator.validate(worker.build(), Intake.API);

    assertThat(invalid.violations())
        .hasSize(3)
        .allSatisfy(
            violation ->
                assertThat(violation.message())
                    .endsWith(".")
                    .doesNotContain("Atlantis", "§", "xxx"));
  }

  @Test
  void shouldRefuseAnUnknownRegion() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NormalizationSettings("UK"));
  }

  private static Address withUse(Address address, AddressUse use) {
    return new Address(
        Optional.of(use),
        address.line1(),
        address.line2(),
        address.city(),
        address.state(),
        address.postalCode(),
        address.country());
  }
}
