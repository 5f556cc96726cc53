package org.workerservice.validation;

import static org.workerservice.validation.TextForm.SINGLE_SPACED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workerservice.model.Address;
import org.workerservice.model.organization.Organization;
import org.workerservice.model.organization.OrganizationBuilder;

/** Checks one organisation; not thread-safe, for one use. */
final class OrganizationCheck {
  private final Violations violations;
  private final String defaultRegion;
  private final TextCheck texts;
  private final AddressCheck addresses;
  private final TelecomCheck telecom;
  private final DateCheck dates;
  private final IdentifierCheck identifiers;
  private final OdsCheck ods;
  private final Intake intake;

  /**
   * Creates a check.
   *
   * @param storedAddresses of the organisation that a change replaces; they may stay
   */
  OrganizationCheck(
      Violations violations,
      Intake intake,
      Set<Address> storedAddresses,
      Instant now,
      String defaultRegion) {
    this.violations = violations;
    this.intake = intake;
    this.defaultRegion = defaultRegion;
    texts = new TextCheck(violations);
    addresses =
        new AddressCheck(
            violations,
            texts,
            new CountryCheck(violations, texts, intake),
            intake,
            storedAddresses);
    telecom = new TelecomCheck(violations, texts, intake);
    dates = new DateCheck(violations, now);
    identifiers = new IdentifierCheck(violations, texts, intake);
    ods = new OdsCheck(violations, texts, dates);
  }

  /**
   * Returns the organisation in normal form; the result is only valid if no violation was found.
   */
  Organization check(Organization organization) {
    OrganizationBuilder normal = organization.toBuilder();
    names(organization, normal);
    place(organization);
    contacts(organization, normal);
    odsFields(organization, normal);
    return switch (intake) {
      case API, FHIR -> normal.build();
      case IMPORT -> new PlaceholderValues(violations).drop(normal.build());
    };
  }

  private void names(Organization organization, OrganizationBuilder normal) {
    normal
        .name(
            texts.required(
                "name",
                organization.name(),
                FieldLimits.TEXT,
                SINGLE_SPACED,
                "The name of an organisation is required."))
        .alias(
            texts.list(
                "alias", organization.alias(), FieldLimits.NAMES, FieldLimits.TEXT, SINGLE_SPACED))
        .orgType(
            texts.list(
                "org_type",
                organization.orgType(),
                FieldLimits.NAMES,
                FieldLimits.TEXT,
                SINGLE_SPACED));
  }

  private void place(Organization organization) {
    if (organization.partOf().isPresent() && organization.partOf().equals(organization.id())) {
      violations.add("part_of", "self_reference", "An organisation cannot be a part of itself.");
    }
  }

  private void contacts(Organization organization, OrganizationBuilder normal) {
    List<Address> places = places(organization.addresses());
    String region = AddressCheck.region(places.stream().findFirst(), defaultRegion);
    normal
        .identifiers(identifiers.check(organization.identifiers()))
        .addresses(places)
        .telecom(
            violations.each(
                "telecom",
                organization.telecom(),
                FieldLimits.LIST,
                (path, contact) -> telecom.check(path, contact, region)));
  }

  private List<Address> places(List<Address> sent) {
    List<Address> normal = violations.each("addresses", sent, FieldLimits.LIST, addresses::check);
    return switch (intake) {
      case API, FHIR -> normal;
      case IMPORT -> new PlaceholderValues(violations).addresses(normal);
    };
  }

  private void odsFields(Organization organization, OrganizationBuilder normal) {
    Optional<String> code = ods.optionalCode("ods_code", organization.odsCode());
    dates.inRange("last_change_date", organization.lastChangeDate());
    normal
        .odsCode(code.orElse(null))
        .assigningAuthority(
            texts
                .optional(
                    "assigning_authority",
                    organization.assigningAuthority(),
                    FieldLimits.TEXT,
                    SINGLE_SPACED)
                .orElse(null))
        .periods(ods.periods("periods", organization.periods()))
        .roles(new OrganizationRoleCheck(violations, texts, ods).check(organization.roles()))
        .relationships(
            new OrganizationTieCheck(violations, texts, ods, dates)
                .relationships(organization.relationships(), code))
        .successions(
            new OrganizationTieCheck(violations, texts, ods, dates)
                .successions(organization.successions(), code));
  }
}
