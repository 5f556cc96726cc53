package org.workerservice.support;

import static org.workerservice.support.TextArbitraries.countries;
import static org.workerservice.support.TextArbitraries.issuedNumbers;
import static org.workerservice.support.TextArbitraries.phrases;
import static org.workerservice.support.TextArbitraries.words;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.time.api.Dates;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;
import org.workerservice.model.Coding;
import org.workerservice.model.Communication;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.ContactPointUse;
import org.workerservice.model.DocumentType;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentifierUse;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.NameUse;
import org.workerservice.model.PartialDate;

/** Generators of the parts of a worker, valid and in normal form. */
final class PartArbitraries {
  private PartArbitraries() {}

  static Arbitrary<HumanName> names() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, fullNames()), Tuple.of(1, fullNames().map(PartArbitraries::mononym)));
  }

  private static HumanName mononym(HumanName name) {
    return new HumanName(
        name.useType(), name.family(), List.of(), name.prefix(), name.suffix(), name.text(), true);
  }

  private static Arbitrary<HumanName> fullNames() {
    return Combinators.combine(
            Arbitraries.of(NameUse.class).optional(),
            words(),
            words().list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of("Dr", "Prof.", "Dra.").list().ofMaxSize(1),
            Arbitraries.of("Jr", "III", "PhD").list().ofMaxSize(1),
            phrases().optional(0.2))
        .as(HumanName::new);
  }

  static Arbitrary<Address> addresses() {
    return Combinators.combine(
            Arbitraries.of(AddressUse.class).optional(),
            phrases().optional(),
            phrases().optional(0.3),
            phrases(),
            Arbitraries.of("CA", "NSW", "Bayern", "Île-de-France", "東京都").optional(),
            Arbitraries.of("94110", "SW1A 1AA", "K1A 0B1", "150-0043").optional(),
            countries().optional())
        .as(
            (use, line1, line2, city, state, postalCode, country) ->
                new Address(use, line1, line2, Optional.of(city), state, postalCode, country));
  }

  static Arbitrary<ContactPoint> contactPoints() {
    return Arbitraries.of(ContactPointSystem.class)
        .flatMap(
            system ->
                Combinators.combine(
                        contactValues(system),
                        Arbitraries.of(ContactPointUse.class).optional(),
                        phrases().optional(0.2))
                    .as((value, use, original) -> new ContactPoint(system, value, use, original)));
  }

  static Arbitrary<Identifier> identifiers() {
    return Combinators.combine(
            Arbitraries.of(IdentifierUse.class).optional(),
            Arbitraries.of(IdentifierType.class),
            Arbitraries.of("", "urn:oid:2.16.840.1.113883.4.6", "https://hr.example.org/number"),
            issuedNumbers(),
            phrases().optional(0.3))
        .as(Identifier::new);
  }

  static Arbitrary<IdentityDocument> documents() {
    return Combinators.combine(
            Arbitraries.of(DocumentType.class),
            issuedNumbers(),
            countries().optional(),
            phrases().optional(),
            days(2000, 2019).optional(),
            days(2020, 2040).optional(),
            Arbitraries.of(true, false))
        .<IdentityDocument>as(IdentityDocument::new)
        .flatMap(PartArbitraries::withCode);
  }

  /** A document with a code needs no number. */
  private static Arbitrary<IdentityDocument> withCode(IdentityDocument document) {
    return Combinators.combine(
            words().map(Coding::of).optional(0.3),
            words().optional(0.3),
            Arbitraries.of(true, false))
        .as(
            (code, system, numbered) ->
                new IdentityDocument(
                    document.documentType(),
                    numbered || code.isEmpty() ? document.number() : "",
                    document.issuingCountry(),
                    document.issuingAuthority(),
                    document.issueDate(),
                    document.expiryDate(),
                    document.verified(),
                    code,
                    system));
  }

  /** Returns lists of languages, each once. */
  static Arbitrary<List<Communication>> languages() {
    return Combinators.combine(
            Arbitraries.of("de", "en-GB", "pt-BR", "zh-Hant-TW"), Arbitraries.of(true, false))
        .as(Communication::new)
        .list()
        .uniqueElements(Communication::language)
        .ofMaxSize(2);
  }

  /** Returns lists in which only the first contact may be primary. */
  static Arbitrary<List<EmergencyContact>> emergencyContacts() {
    Arbitrary<EmergencyContact> secondary =
        Combinators.combine(
                phrases(),
                words(),
                contactPoints().list().ofMaxSize(2),
                addresses().optional(),
                Arbitraries.just(false))
            .as(EmergencyContact::new);
    return Combinators.combine(secondary.list().ofMaxSize(2), Arbitraries.of(true, false))
        .as(PartArbitraries::withFirstPrimary);
  }

  /** Returns birth dates; some are only a month or a year. */
  static Arbitrary<PartialDate> birthDates(int firstYear, int lastYear) {
    return Combinators.combine(days(firstYear, lastYear), Arbitraries.integers().between(0, 9))
        .as(
            (day, kind) ->
                switch (kind) {
                  case 0 -> PartialDate.ofYear(day.getYear());
                  case 1 -> PartialDate.of(YearMonth.from(day));
                  default -> PartialDate.of(day);
                });
  }

  static Arbitrary<LocalDate> days(int firstYear, int lastYear) {
    return Dates.dates().between(LocalDate.of(firstYear, 1, 1), LocalDate.of(lastYear, 12, 31));
  }

  private static List<EmergencyContact> withFirstPrimary(
      List<EmergencyContact> contacts, boolean primary) {
    return IntStream.range(0, contacts.size())
        .mapToObj(index -> withPrimary(contacts.get(index), primary && index == 0))
        .toList();
  }

  private static EmergencyContact withPrimary(EmergencyContact contact, boolean primary) {
    return new EmergencyContact(
        contact.name(), contact.relationship(), contact.telecom(), contact.address(), primary);
  }

  private static Arbitrary<String> contactValues(ContactPointSystem system) {
    return switch (system) {
      case PHONE, FAX, SMS -> telephoneNumbers();
      case EMAIL ->
          digits(6).map(digits -> "Ada.Okafor+" + digits + "@clinic-" + digits + ".example");
      case PAGER, URL, OTHER -> issuedNumbers().map(number -> "https://example.org/" + number);
    };
  }

  private static Arbitrary<String> telephoneNumbers() {
    return Combinators.combine(Arbitraries.of("+1415555", "+44207946", "+4930901"), digits(4))
        .as((prefix, digits) -> prefix + digits);
  }

  private static Arbitrary<String> digits(int count) {
    return Arbitraries.strings().numeric().ofLength(count);
  }
}
