package org.workerservice.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A worker record.
 *
 * @param id a UUID, of version 7 if the service generated it; empty before creation
 * @param version counts the changes from 1; 0 before creation
 * @param active false once deleted or merged, or if a source says so; never null
 * @param name the primary name
 * @param additionalNames former and maiden names, aliases
 * @param taxId shortcut; see {@link #effectiveTaxId()}
 * @param addresses the first is the primary one
 * @param maritalStatus free text
 * @param photo URLs or attachment references
 * @param communication languages, in no particular order
 * @param sources its records in the systems that feed the registry
 * @param fieldProvenance who set a field, by its name in JSON, where it is not {@link #ALL_FIELDS}
 */
public record Worker(
    Optional<UUID> id,
    long version,
    Boolean active,
    HumanName name,
    List<HumanName> additionalNames,
    List<Identifier> identifiers,
    List<ContactPoint> telecom,
    Gender gender,
    Optional<WorkerType> workerType,
    EmploymentStatus employmentStatus,
    Optional<PartialDate> birthDate,
    Optional<String> taxId,
    List<IdentityDocument> documents,
    List<EmergencyContact> emergencyContacts,
    boolean deceased,
    Optional<PartialDateTime> deceasedDatetime,
    List<Address> addresses,
    Optional<String> maritalStatus,
    Optional<Boolean> multipleBirth,
    List<String> photo,
    List<Communication> communication,
    Optional<UUID> managingOrganization,
    List<WorkerLink> links,
    List<WorkerSource> sources,
    Map<String, FieldSource> fieldProvenance,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<Instant> deletedAt,
    Optional<String> deletedBy) {

  /** Stands for every field that {@link #fieldProvenance} does not name. */
  public static final String ALL_FIELDS = "*";

  /** Replaces null by the empty or default value. */
  public Worker {
    id = Absent.toEmpty(id);
    name = name == null ? HumanName.of("") : name;
    active = active == null || active;
    additionalNames = Absent.toEmpty(additionalNames);
    identifiers = Absent.toEmpty(identifiers);
    telecom = Absent.toEmpty(telecom);
    gender = gender == null ? Gender.UNKNOWN : gender;
    workerType = Absent.toEmpty(workerType);
    employmentStatus = employmentStatus == null ? EmploymentStatus.UNKNOWN : employmentStatus;
    birthDate = Absent.toEmpty(birthDate);
    taxId = Absent.toEmpty(taxId);
    documents = Absent.toEmpty(documents);
    emergencyContacts = Absent.toEmpty(emergencyContacts);
    deceasedDatetime = Absent.toEmpty(deceasedDatetime);
    addresses = Absent.toEmpty(addresses);
    maritalStatus = Absent.toEmpty(maritalStatus);
    multipleBirth = Absent.toEmpty(multipleBirth);
    photo = Absent.toEmpty(photo);
    communication = Absent.toEmpty(communication);
    managingOrganization = Absent.toEmpty(managingOrganization);
    links = Absent.toEmpty(links);
    sources = Absent.toEmpty(sources);
    fieldProvenance = Absent.toEmpty(fieldProvenance);
    createdAt = Absent.toEmpty(createdAt);
    updatedAt = Absent.toEmpty(updatedAt);
    deletedAt = Absent.toEmpty(deletedAt);
    deletedBy = Absent.toEmpty(deletedBy);
  }

  /** Returns a builder with only the name set. */
  public static WorkerBuilder named(HumanName name) {
    return new WorkerBuilder().name(name);
  }

  /** Returns a builder that starts as a copy of this record. */
  public WorkerBuilder toBuilder() {
    return new WorkerBuilder(this);
  }

  /** Returns the tax number: {@code tax_id}, or else the first identifier of type TAX. */
  public Optional<String> effectiveTaxId() {
    return taxId.or(
        () ->
            identifiers.stream()
                .filter(identifier -> identifier.identifierType() == IdentifierType.TAX)
                .map(Identifier::value)
                .findFirst());
  }

  @Override
  public String toString() {
    return "Worker[id=" + id.map(UUID::toString).orElse("none") + ", version=" + version + "]";
  }
}
