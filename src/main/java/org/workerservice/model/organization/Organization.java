package org.workerservice.model.organization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Absent;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.DatePeriod;
import org.workerservice.model.Identifier;

/**
 * An organisation that workers belong to, in the shape of the NHS Organisation Data Service (ODS).
 *
 * @param id a UUID, of version 7 if the service generated it; empty before creation
 * @param version counts the changes from 1; 0 before creation
 * @param active false if a source says so; never null
 * @param alias other names
 * @param orgType kinds of organisation, in words
 * @param partOf the parent organisation
 * @param addresses the first is the primary one
 * @param odsCode identifies the organisation within the tenant: capitals and digits, at most 12
 * @param assigningAuthority the issuer of the ODS code
 * @param periods when the organisation existed
 * @param lastChangeDate when its ODS record last changed
 * @param roles exactly one of them is primary, unless the list is empty
 */
public record Organization(
    Optional<UUID> id,
    long version,
    Boolean active,
    String name,
    List<String> alias,
    List<String> orgType,
    Optional<UUID> partOf,
    List<Identifier> identifiers,
    List<ContactPoint> telecom,
    List<Address> addresses,
    Optional<String> odsCode,
    Optional<OdsStatus> odsStatus,
    Optional<RecordClass> recordClass,
    Optional<RecordUseType> recordUseType,
    Optional<String> assigningAuthority,
    List<DatePeriod> periods,
    Optional<LocalDate> lastChangeDate,
    List<OrganizationRole> roles,
    List<OrganizationRelationship> relationships,
    List<OrganizationSuccession> successions,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<Instant> deletedAt,
    Optional<String> deletedBy) {

  /** Replaces null by the empty or default value. */
  public Organization {
    id = Absent.toEmpty(id);
    active = active == null || active;
    name = name == null ? "" : name;
    alias = Absent.toEmpty(alias);
    orgType = Absent.toEmpty(orgType);
    partOf = Absent.toEmpty(partOf);
    identifiers = Absent.toEmpty(identifiers);
    telecom = Absent.toEmpty(telecom);
    addresses = Absent.toEmpty(addresses);
    odsCode = Absent.toEmpty(odsCode);
    odsStatus = Absent.toEmpty(odsStatus);
    recordClass = Absent.toEmpty(recordClass);
    recordUseType = Absent.toEmpty(recordUseType);
    assigningAuthority = Absent.toEmpty(assigningAuthority);
    periods = Absent.toEmpty(periods);
    lastChangeDate = Absent.toEmpty(lastChangeDate);
    roles = Absent.toEmpty(roles);
    relationships = Absent.toEmpty(relationships);
    successions = Absent.toEmpty(successions);
    createdAt = Absent.toEmpty(createdAt);
    updatedAt = Absent.toEmpty(updatedAt);
    deletedAt = Absent.toEmpty(deletedAt);
    deletedBy = Absent.toEmpty(deletedBy);
  }

  /** Returns a builder with only the name set. */
  public static OrganizationBuilder named(String name) {
    return new OrganizationBuilder().name(name);
  }

  /** Returns a builder that starts as a copy of this record. */
  public OrganizationBuilder toBuilder() {
    return new OrganizationBuilder(this);
  }

  /** Returns the primary role. */
  public Optional<OrganizationRole> primaryRole() {
    return roles.stream().filter(OrganizationRole::isPrimary).findFirst();
  }

  /** Returns the active relationships. */
  public List<OrganizationRelationship> activeRelationships() {
    return relationships.stream()
        .filter(relationship -> relationship.status() == OdsStatus.ACTIVE)
        .toList();
  }

  /** Returns the preceding organisations. */
  public List<OrganizationSuccession> predecessors() {
    return successions(SuccessionType.PREDECESSOR);
  }

  /** Returns the succeeding organisations. */
  public List<OrganizationSuccession> successors() {
    return successions(SuccessionType.SUCCESSOR);
  }

  private List<OrganizationSuccession> successions(SuccessionType type) {
    return successions.stream().filter(one -> one.successionType() == type).toList();
  }

  @Override
  public String toString() {
    return "Organization["
        + "id="
        + id.map(UUID::toString).orElse("none")
        + ", version="
        + version
        + "]";
  }
}
