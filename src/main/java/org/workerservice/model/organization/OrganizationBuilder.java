package org.workerservice.model.organization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.DatePeriod;
import org.workerservice.model.Identifier;

/** Builds an {@link Organization} field by field; not thread-safe. */
public final class OrganizationBuilder {
  private Optional<UUID> id = Optional.empty();
  private long version;
  private boolean active = true;
  private String name = "";
  private List<String> alias = List.of();
  private List<String> orgType = List.of();
  private Optional<UUID> partOf = Optional.empty();
  private List<Identifier> identifiers = List.of();
  private List<ContactPoint> telecom = List.of();
  private List<Address> addresses = List.of();
  private Optional<String> odsCode = Optional.empty();
  private Optional<OdsStatus> odsStatus = Optional.empty();
  private Optional<RecordClass> recordClass = Optional.empty();
  private Optional<RecordUseType> recordUseType = Optional.empty();
  private Optional<String> assigningAuthority = Optional.empty();
  private List<DatePeriod> periods = List.of();
  private Optional<LocalDate> lastChangeDate = Optional.empty();
  private List<OrganizationRole> roles = List.of();
  private List<OrganizationRelationship> relationships = List.of();
  private List<OrganizationSuccession> successions = List.of();
  private Optional<Instant> createdAt = Optional.empty();
  private Optional<Instant> updatedAt = Optional.empty();
  private Optional<Instant> deletedAt = Optional.empty();
  private Optional<String> deletedBy = Optional.empty();

  OrganizationBuilder() {}

  OrganizationBuilder(Organization organization) {
    id = organization.id();
    version = organization.version();
    active = organization.active();
    name = organization.name();
    alias = organization.alias();
    orgType = organization.orgType();
    partOf = organization.partOf();
    identifiers = organization.identifiers();
    telecom = organization.telecom();
    addresses = organization.addresses();
    odsCode = organization.odsCode();
    odsStatus = organization.odsStatus();
    recordClass = organization.recordClass();
    recordUseType = organization.recordUseType();
    assigningAuthority = organization.assigningAuthority();
    periods = organization.periods();
    lastChangeDate = organization.lastChangeDate();
    roles = organization.roles();
    relationships = organization.relationships();
    successions = organization.successions();
    createdAt = organization.createdAt();
    updatedAt = organization.updatedAt();
    deletedAt = organization.deletedAt();
    deletedBy = organization.deletedBy();
  }

  /** Sets or clears the id. */
  public OrganizationBuilder id(UUID id) {
    this.id = Optional.ofNullable(id);
    return this;
  }

  /** Sets the version. */
  public OrganizationBuilder version(long version) {
    this.version = version;
    return this;
  }

  /** Sets whether the organisation is active. */
  public OrganizationBuilder active(boolean active) {
    this.active = active;
    return this;
  }

  /** Sets the name. */
  public OrganizationBuilder name(String name) {
    this.name = name;
    return this;
  }

  /** Sets the other names. */
  public OrganizationBuilder alias(List<String> alias) {
    this.alias = alias;
    return this;
  }

  /** Sets the kinds of organisation. */
  public OrganizationBuilder orgType(List<String> orgType) {
    this.orgType = orgType;
    return this;
  }

  /** Sets or clears the parent organisation. */
  public OrganizationBuilder partOf(UUID partOf) {
    this.partOf = Optional.ofNullable(partOf);
    return this;
  }

  /** Sets the identifiers. */
  public OrganizationBuilder identifiers(List<Identifier> identifiers) {
    this.identifiers = identifiers;
    return this;
  }

  /** Sets the contact points. */
  public OrganizationBuilder telecom(List<ContactPoint> telecom) {
    this.telecom = telecom;
    return this;
  }

  /** Sets the addresses. */
  public OrganizationBuilder addresses(List<Address> addresses) {
    this.addresses = addresses;
    return this;
  }

  /** Sets or clears the ODS code. */
  public OrganizationBuilder odsCode(String odsCode) {
    this.odsCode = Optional.ofNullable(odsCode);
    return this;
  }

  /** Sets or clears the ODS status. */
  public OrganizationBuilder odsStatus(OdsStatus odsStatus) {
    this.odsStatus = Optional.ofNullable(odsStatus);
    return this;
  }

  /** Sets or clears the record class. */
  public OrganizationBuilder recordClass(RecordClass recordClass) {
    this.recordClass = Optional.ofNullable(recordClass);
    return this;
  }

  /** Sets or clears the use of the record. */
  public OrganizationBuilder recordUseType(RecordUseType recordUseType) {
    this.recordUseType = Optional.ofNullable(recordUseType);
    return this;
  }

  /** Sets or clears the issuer of the ODS code. */
  public OrganizationBuilder assigningAuthority(String assigningAuthority) {
    this.assigningAuthority = Optional.ofNullable(assigningAuthority);
    return this;
  }

  /** Sets the periods. */
  public OrganizationBuilder periods(List<DatePeriod> periods) {
    this.periods = periods;
    return this;
  }

  /** Sets or clears the day of the last change. */
  public OrganizationBuilder lastChangeDate(LocalDate lastChangeDate) {
    this.lastChangeDate = Optional.ofNullable(lastChangeDate);
    return this;
  }

  /** Sets the roles. */
  public OrganizationBuilder roles(List<OrganizationRole> roles) {
    this.roles = roles;
    return this;
  }

  /** Sets the relationships. */
  public OrganizationBuilder relationships(List<OrganizationRelationship> relationships) {
    this.relationships = relationships;
    return this;
  }

  /** Sets the successions. */
  public OrganizationBuilder successions(List<OrganizationSuccession> successions) {
    this.successions = successions;
    return this;
  }

  /** Sets or clears the time of creation. */
  public OrganizationBuilder createdAt(Instant createdAt) {
    this.createdAt = Optional.ofNullable(createdAt);
    return this;
  }

  /** Sets or clears the time of the last change. */
  public OrganizationBuilder updatedAt(Instant updatedAt) {
    this.updatedAt = Optional.ofNullable(updatedAt);
    return this;
  }

  /** Sets or clears the time of deletion. */
  public OrganizationBuilder deletedAt(Instant deletedAt) {
    this.deletedAt = Optional.ofNullable(deletedAt);
    return this;
  }

  /** Sets or clears who deleted the record. */
  public OrganizationBuilder deletedBy(String deletedBy) {
    this.deletedBy = Optional.ofNullable(deletedBy);
    return this;
  }

  /** Returns the organisation. */
  public Organization build() {
    return new Organization(
        id,
        version,
        active,
        name,
        alias,
        orgType,
        partOf,
        identifiers,
        telecom,
        addresses,
        odsCode,
        odsStatus,
        recordClass,
        recordUseType,
        assigningAuthority,
        periods,
        lastChangeDate,
        roles,
        relationships,
        successions,
        createdAt,
        updatedAt,
        deletedAt,
        deletedBy);
  }
}
