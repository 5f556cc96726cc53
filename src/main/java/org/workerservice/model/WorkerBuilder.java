package org.workerservice.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Builds a {@link Worker} field by field; not thread-safe. */
public final class WorkerBuilder {
  private Optional<UUID> id = Optional.empty();
  private long version;
  private boolean active = true;
  private HumanName name;
  private List<HumanName> additionalNames = List.of();
  private List<Identifier> identifiers = List.of();
  private List<ContactPoint> telecom = List.of();
  private Gender gender;
  private Optional<WorkerType> workerType = Optional.empty();
  private EmploymentStatus employmentStatus;
  private Optional<PartialDate> birthDate = Optional.empty();
  private Optional<String> taxId = Optional.empty();
  private List<IdentityDocument> documents = List.of();
  private List<EmergencyContact> emergencyContacts = List.of();
  private boolean deceased;
  private Optional<PartialDateTime> deceasedDatetime = Optional.empty();
  private List<Address> addresses = List.of();
  private Optional<String> maritalStatus = Optional.empty();
  private Optional<Boolean> multipleBirth = Optional.empty();
  private List<String> photo = List.of();
  private List<Communication> communication = List.of();
  private Optional<UUID> managingOrganization = Optional.empty();
  private List<WorkerLink> links = List.of();
  private List<WorkerSource> sources = List.of();
  private Map<String, FieldSource> fieldProvenance = Map.of();
  private Optional<Instant> createdAt = Optional.empty();
  private Optional<Instant> updatedAt = Optional.empty();
  private Optional<Instant> deletedAt = Optional.empty();
  private Optional<String> deletedBy = Optional.empty();

  WorkerBuilder() {}

  WorkerBuilder(Worker worker) {
    id = worker.id();
    version = worker.version();
    active = worker.active();
    name = worker.name();
    additionalNames = worker.additionalNames();
    identifiers = worker.identifiers();
    telecom = worker.telecom();
    gender = worker.gender();
    workerType = worker.workerType();
    employmentStatus = worker.employmentStatus();
    birthDate = worker.birthDate();
    taxId = worker.taxId();
    documents = worker.documents();
    emergencyContacts = worker.emergencyContacts();
    deceased = worker.deceased();
    deceasedDatetime = worker.deceasedDatetime();
    addresses = worker.addresses();
    maritalStatus = worker.maritalStatus();
    multipleBirth = worker.multipleBirth();
    photo = worker.photo();
    communication = worker.communication();
    managingOrganization = worker.managingOrganization();
    links = worker.links();
    sources = worker.sources();
    fieldProvenance = worker.fieldProvenance();
    createdAt = worker.createdAt();
    updatedAt = worker.updatedAt();
    deletedAt = worker.deletedAt();
    deletedBy = worker.deletedBy();
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder id(UUID value) {
    id = Optional.ofNullable(value);
    return this;
  }

  /** Sets the field. */
  public WorkerBuilder version(long value) {
    version = value;
    return this;
  }

  /** Sets the field. */
  public WorkerBuilder active(boolean value) {
    active = value;
    return this;
  }

  /** Sets the field. */
  public WorkerBuilder name(HumanName value) {
    name = value;
    return this;
  }

  /** Sets the list. */
  public WorkerBuilder additionalNames(List<HumanName> values) {
    additionalNames = values;
    return this;
  }

  /** Sets the list. */
  public WorkerBuilder identifiers(List<Identifier> values) {
    identifiers = values;
    return this;
  }

  /** Sets the list. */
  public WorkerBuilder telecom(List<ContactPoint> values) {
    telecom = values;
    return this;
  }

  /** Sets the field. */
  public WorkerBuilder gender(Gender value) {
    gender = value;
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder workerType(WorkerType value) {
    workerType = Optional.ofNullable(value);
    return this;
  }

  /** Sets the field. */
  public WorkerBuilder employmentStatus(EmploymentStatus value) {
    employmentStatus = value;
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder birthDate(PartialDate value) {
    birthDate = Optional.ofNullable(value);
    return this;
  }

  /** Clears the field. */
  public WorkerBuilder withoutBirthDate() {
    birthDate = Optional.empty();
    return this;
  }

  /** Sets the field to a day; null clears it. */
  public WorkerBuilder birthDate(LocalDate day) {
    birthDate = Optional.ofNullable(day).map(PartialDate::of);
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder taxId(String value) {
    taxId = Optional.ofNullable(value);
    return this;
  }

  /** Sets the list. */
  public WorkerBuilder documents(List<IdentityDocument> values) {
    documents = values;
    return this;
  }

  /** Sets the list. */
  public WorkerBuilder emergencyContacts(List<EmergencyContact> values) {
    emergencyContacts = values;
    return this;
  }

  /** Sets the field. */
  public WorkerBuilder deceased(boolean value) {
    deceased = value;
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder deceasedDatetime(PartialDateTime value) {
    deceasedDatetime = Optional.ofNullable(value);
    return this;
  }

  /** Sets the list. */
  public WorkerBuilder addresses(List<Address> values) {
    addresses = values;
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder maritalStatus(String value) {
    maritalStatus = Optional.ofNullable(value);
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder multipleBirth(Boolean value) {
    multipleBirth = Optional.ofNullable(value);
    return this;
  }

  /** Sets the list. */
  public WorkerBuilder photo(List<String> values) {
    photo = values;
    return this;
  }

  /** Sets the list. */
  public WorkerBuilder communication(List<Communication> values) {
    communication = values;
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder managingOrganization(UUID value) {
    managingOrganization = Optional.ofNullable(value);
    return this;
  }

  /** Sets the list. */
  public WorkerBuilder links(List<WorkerLink> values) {
    links = values;
    return this;
  }

  /** Sets the list. */
  public WorkerBuilder sources(List<WorkerSource> values) {
    sources = values;
    return this;
  }

  /** Sets who set the fields. */
  public WorkerBuilder fieldProvenance(Map<String, FieldSource> values) {
    fieldProvenance = values;
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder createdAt(Instant value) {
    createdAt = Optional.ofNullable(value);
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder updatedAt(Instant value) {
    updatedAt = Optional.ofNullable(value);
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder deletedAt(Instant value) {
    deletedAt = Optional.ofNullable(value);
    return this;
  }

  /** Sets the field; null clears it. */
  public WorkerBuilder deletedBy(String value) {
    deletedBy = Optional.ofNullable(value);
    return this;
  }

  /** Returns the record. */
  public Worker build() {
    return new Worker(
        id,
        version,
        active,
        name,
        additionalNames,
        identifiers,
        telecom,
        gender,
        workerType,
        employmentStatus,
        birthDate,
        taxId,
        documents,
        emergencyContacts,
        deceased,
        deceasedDatetime,
        addresses,
        maritalStatus,
        multipleBirth,
        photo,
        communication,
        managingOrganization,
        links,
        sources,
        fieldProvenance,
        createdAt,
        updatedAt,
        deletedAt,
        deletedBy);
  }
}
