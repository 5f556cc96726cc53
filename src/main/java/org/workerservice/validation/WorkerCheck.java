package org.workerservice.validation;

import static org.workerservice.validation.TextForm.SINGLE_SPACED;
import static org.workerservice.validation.TextForm.TRIMMED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.model.Address;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

/** Checks one worker; not thread-safe, for one use. */
final class WorkerCheck {
  private final Violations violations;
  private final Intake intake;
  private final Optional<Worker> stored;
  private final String defaultRegion;
  private final TextCheck texts;
  private final NameCheck names;
  private final AddressCheck addresses;
  private final TelecomCheck telecom;
  private final EmergencyContactCheck emergencyContacts;
  private final DateCheck dates;
  private final DocumentCheck documents;
  private final IdentifierCheck identifiers;
  private final LinkCheck links;
  private final SourceCheck sources;
  private final CommunicationCheck communication;

  /**
   * Creates a check.
   *
   * @param stored the record that a change replaces; what it keeps of it is acceptable
   */
  WorkerCheck(
      Violations violations,
      Intake intake,
      Optional<Worker> stored,
      Instant now,
      String defaultRegion) {
    this.violations = violations;
    this.intake = intake;
    this.stored = stored;
    this.defaultRegion = defaultRegion;
    texts = new TextCheck(violations);
    CountryCheck countries = new CountryCheck(violations, texts, intake);
    names = new NameCheck(violations, texts);
    addresses = new AddressCheck(violations, texts, countries, intake, storedAddresses(stored));
    telecom = new TelecomCheck(violations, texts, intake);
    emergencyContacts = new EmergencyContactCheck(violations, texts, addresses, telecom);
    dates = new DateCheck(violations, now);
    documents = new DocumentCheck(violations, texts, countries, dates);
    identifiers = new IdentifierCheck(violations, texts, intake);
    links = new LinkCheck(violations);
    sources = new SourceCheck(violations, texts, now);
    communication = new CommunicationCheck(violations, texts);
  }

  private static Set<Address> storedAddresses(Optional<Worker> stored) {
    return stored.stream()
        .flatMap(
            worker ->
                Stream.concat(
                    worker.addresses().stream(),
                    worker.emergencyContacts().stream()
                        .flatMap(contact -> contact.address().stream())))
        .collect(Collectors.toSet());
  }

  /** Returns the worker in normal form; the result is only valid if no violation was found. */
  Worker check(Worker worker) {
    WorkerBuilder normal = worker.toBuilder();
    person(worker, normal);
    contacts(worker, normal);
    credentials(worker, normal);
    links.check(worker.links(), worker.id());
    normal.sources(sources.check(worker.sources()));
    times(worker, normal);
    return switch (intake) {
      case API, FHIR -> normal.build();
      case IMPORT -> new PlaceholderValues(violations).drop(normal.build());
    };
  }

  private void person(Worker worker, WorkerBuilder normal) {
    dates.life(worker);
    normal
        .name(names.primary(worker.name(), intake, stored.map(Worker::name)))
        .additionalNames(
            violations.each(
                "additional_names", worker.additionalNames(), FieldLimits.NAMES, names::additional))
        .deceased(worker.deceased() || worker.deceasedDatetime().isPresent())
        .maritalStatus(
            texts
                .optional(
                    "marital_status",
                    worker.maritalStatus(),
                    FieldLimits.MARITAL_STATUS,
                    SINGLE_SPACED)
                .orElse(null))
        .photo(
            texts.list("photo", worker.photo(), FieldLimits.LIST, FieldLimits.PHOTO_URL, TRIMMED))
        .communication(communication.check(worker.communication()));
  }

  private void contacts(Worker worker, WorkerBuilder normal) {
    List<Address> places = places(worker.addresses());
    String region = AddressCheck.region(places.stream().findFirst(), defaultRegion);
    normal
        .addresses(places)
        .telecom(
            violations.each(
                "telecom",
                worker.telecom(),
                FieldLimits.LIST,
                (path, contact) -> telecom.check(path, contact, region)))
        .emergencyContacts(emergencyContacts.check(worker.emergencyContacts(), region));
  }

  private List<Address> places(List<Address> sent) {
    List<Address> normal = violations.each("addresses", sent, FieldLimits.LIST, addresses::check);
    return switch (intake) {
      case API, FHIR -> normal;
      case IMPORT -> new PlaceholderValues(violations).addresses(normal);
    };
  }

  private void credentials(Worker worker, WorkerBuilder normal) {
    normal
        .identifiers(identifiers.check(worker.identifiers()))
        .taxId(identifiers.taxId(worker.taxId()).orElse(null))
        .documents(
            violations.each("documents", worker.documents(), FieldLimits.LIST, documents::check));
  }

  private void times(Worker worker, WorkerBuilder normal) {
    normal
        .deceasedDatetime(worker.deceasedDatetime().map(DateCheck::toStoredPrecision).orElse(null))
        .createdAt(stored(worker.createdAt()))
        .updatedAt(stored(worker.updatedAt()))
        .deletedAt(stored(worker.deletedAt()));
  }

  private static Instant stored(Optional<Instant> time) {
    return time.map(DateCheck::toStoredPrecision).orElse(null);
  }
}
