package org.workerservice.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.workerservice.model.DocumentType;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentifierUse;
import org.workerservice.model.IdentityDocument;

/** Numbers and documents. Two people never get the same number by accident. */
final class Credentials {
  private static final String NPI_SYSTEM = "http://hl7.org/fhir/sid/us-npi";
  private static final String SSN_SYSTEM = "http://hl7.org/fhir/sid/us-ssn";
  private static final String DEA_SYSTEM = "urn:oid:2.16.840.1.113883.4.814";
  private static final List<String> EMPLOYERS =
      List.of("northside", "lakeland", "stgeorge", "harbour", "unity", "meridian", "beacon");
  private static final double PLACEHOLDER = 0.002;
  private static final List<String> PLACEHOLDER_SSNS =
      List.of("000-00-0000", "123-45-6789", "999-99-9999", "111-11-1111");

  /** Areas 001 to 899 without 666, groups 01 to 99, serials 0001 to 9999 (SSA POMS RM 10201). */
  private static final long SSN_SPACE = 898L * 99 * 9999;

  private final Spread ssns;
  private final Spread npis;
  private final Spread registrations;
  private final Spread licences;
  private final Spread employees;
  private final Spread passports;
  private final Spread taxes;

  Credentials(Chance chance) {
    ssns = new Spread(SSN_SPACE, chance);
    npis = new Spread(200_000_000L, chance);
    registrations = new Spread(1_000_000L, chance);
    licences = new Spread(900_000L, chance);
    employees = new Spread(90_000_000L, chance);
    passports = new Spread(900_000_000L, chance);
    taxes = new Spread(89_000_000L, chance);
  }

  List<Identifier> identifiers(Draft draft, Profession profession, Chance chance) {
    List<Identifier> identifiers = new ArrayList<>(5);
    City city = draft.home().city();
    if (profession.clinician() && city.american()) {
      identifiers.add(of(IdentifierType.NPI, NPI_SYSTEM, npi(draft.entity())));
    }
    if (city.american() && chance.happens(0.45)) {
      identifiers.add(of(IdentifierType.SSN, SSN_SYSTEM, ssn(draft.entity(), chance)));
    }
    if (profession.clinician() && chance.happens(0.8)) {
      identifiers.add(licence(draft.entity(), city, profession));
    }
    if (profession.prescriber() && city.american() && chance.happens(0.7)) {
      identifiers.add(of(IdentifierType.DEA, DEA_SYSTEM, dea(draft)));
    }
    if (chance.happens(0.85)) {
      identifiers.add(employee(draft.entity(), chance));
    }
    return List.copyOf(identifiers);
  }

  private static Identifier of(IdentifierType type, String system, String value) {
    return new Identifier(
        Optional.of(IdentifierUse.OFFICIAL), type, system, value, Optional.empty());
  }

  private String npi(long entity) {
    return CheckDigits.npi(String.valueOf(100_000_000L + npis.number(entity)));
  }

  private String ssn(long entity, Chance chance) {
    if (chance.happens(PLACEHOLDER)) {
      return chance.oneOf(PLACEHOLDER_SSNS);
    }
    long number = ssns.number(entity);
    long serial = number % 9999 + 1;
    long group = number / 9999 % 99 + 1;
    long area = number / 9999 / 99 + 1;
    return String.format(
        Locale.ROOT, "%03d-%02d-%04d", area < 666 ? area : area + 1, group, serial);
  }

  private String dea(Draft draft) {
    String digits = String.format(Locale.ROOT, "%06d", registrations.number(draft.entity()));
    char registrant = "ABFG".charAt((int) (draft.entity() / 1_000_000 % 4));
    return "" + registrant + draft.family().charAt(0) + CheckDigits.dea(digits);
  }

  private Identifier licence(long entity, City city, Profession profession) {
    String number = String.valueOf(100_000 + licences.number(entity));
    String board = profession.board();
    if (!city.american()) {
      return licence("https://registers.example.com/gb/", board, number, "UK Register of " + board);
    }
    String state = city.state().toLowerCase(Locale.ROOT);
    return licence(
        "https://boards.example.com/" + state + "/",
        board,
        number,
        city.state() + " Board of " + board);
  }

  private static Identifier licence(String base, String board, String number, String assigner) {
    String system = base + board.toLowerCase(Locale.ROOT).replace(' ', '-');
    return new Identifier(
        Optional.of(IdentifierUse.OFFICIAL),
        IdentifierType.LICENSE,
        system,
        number,
        Optional.of(assigner));
  }

  /** Returns the number of the person in the personnel system of a random employer. */
  Identifier employee(long entity, Chance chance) {
    String employer = chance.oneOf(EMPLOYERS);
    return new Identifier(
        Optional.of(IdentifierUse.USUAL),
        IdentifierType.EMPLOYEE,
        "https://hr.example.com/" + employer + "/employees",
        "E" + (10_000_000 + employees.number(entity)),
        Optional.empty());
  }

  /** Returns a tax number; empty for some people. */
  Optional<String> taxId(Draft draft, Chance chance) {
    return chance.happens(0.12)
        ? Optional.of(String.valueOf(1_000_000_000L + taxes.number(draft.entity()) * 97))
        : Optional.empty();
  }

  /** Returns identity documents; empty for most people. */
  List<IdentityDocument> documents(Draft draft, Profession profession, Chance chance) {
    List<IdentityDocument> documents = new ArrayList<>(2);
    if (chance.happens(0.2)) {
      String number = String.valueOf(100_000_000 + passports.number(draft.entity()));
      documents.add(document(DocumentType.PASSPORT, number, draft, 10, chance));
    }
    if (profession.clinician() && chance.happens(0.25)) {
      String number = "PC" + (100_000 + licences.number(draft.entity()));
      documents.add(document(DocumentType.PROFESSIONAL_CREDENTIAL, number, draft, 3, chance));
    }
    return List.copyOf(documents);
  }

  private static IdentityDocument document(
      DocumentType type, String number, Draft draft, int years, Chance chance) {
    LocalDate issued = Population.TODAY.minusDays(chance.between(1, years * 365));
    City city = draft.home().city();
    return new IdentityDocument(
        type,
        number,
        Optional.of(city.country()),
        Optional.of(city.american() ? "State of " + city.state() : "HM Government"),
        Optional.of(issued),
        Optional.of(issued.plusYears(years)),
        chance.happens(0.6));
  }
}
