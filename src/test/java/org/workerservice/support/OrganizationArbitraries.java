package org.workerservice.support;

import static org.workerservice.support.TextArbitraries.phrases;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import org.workerservice.model.DatePeriod;
import org.workerservice.model.Identifier;
import org.workerservice.model.PeriodType;
import org.workerservice.model.organization.OdsStatus;
import org.workerservice.model.organization.Organization;
import org.workerservice.model.organization.OrganizationBuilder;
import org.workerservice.model.organization.OrganizationRelationship;
import org.workerservice.model.organization.OrganizationRole;
import org.workerservice.model.organization.OrganizationSuccession;
import org.workerservice.model.organization.RecordClass;
import org.workerservice.model.organization.RecordUseType;
import org.workerservice.model.organization.SuccessionType;

/** Generators of organisations. */
public final class OrganizationArbitraries {
  private OrganizationArbitraries() {}

  /**
   * Returns organisations that are valid and already in normal form, so that the stored record
   * equals the sent one. They have no id, version, server-owned times or parent organisation.
   */
  public static Arbitrary<Organization> validOrganizations() {
    return Builders.withBuilder(() -> Organization.named("A"))
        .use(phrases())
        .in(OrganizationBuilder::name)
        .use(phrases().list().ofMaxSize(3))
        .in(OrganizationBuilder::alias)
        .use(phrases().list().ofMaxSize(2))
        .in(OrganizationBuilder::orgType)
        .use(Arbitraries.of(true, false))
        .in(OrganizationBuilder::active)
        .use(PartArbitraries.identifiers().list().uniqueElements(Identifier::value).ofMaxSize(3))
        .in(OrganizationBuilder::identifiers)
        .use(PartArbitraries.contactPoints().list().ofMaxSize(3))
        .in(OrganizationBuilder::telecom)
        .use(PartArbitraries.addresses().list().ofMaxSize(3))
        .in(OrganizationBuilder::addresses)
        .use(codes("A").injectNull(0.3))
        .in(OrganizationBuilder::odsCode)
        .use(Arbitraries.of(OdsStatus.class).injectNull(0.3))
        .in(OrganizationBuilder::odsStatus)
        .use(Arbitraries.of(RecordClass.class).injectNull(0.3))
        .in(OrganizationBuilder::recordClass)
        .use(Arbitraries.of(RecordUseType.class).injectNull(0.3))
        .in(OrganizationBuilder::recordUseType)
        .use(phrases().injectNull(0.5))
        .in(OrganizationBuilder::assigningAuthority)
        .use(periods())
        .in(OrganizationBuilder::periods)
        .use(PartArbitraries.days(2000, 2024).injectNull(0.5))
        .in(OrganizationBuilder::lastChangeDate)
        .use(roles().list().ofMaxSize(3).map(OrganizationArbitraries::numberedRoles))
        .in(OrganizationBuilder::roles)
        .use(
            relationships().list().ofMaxSize(3).map(OrganizationArbitraries::numberedRelationships))
        .in(OrganizationBuilder::relationships)
        .use(successions().list().ofMaxSize(2).map(OrganizationArbitraries::numberedSuccessions))
        .in(OrganizationBuilder::successions)
        .build(OrganizationBuilder::build);
  }

  private static Arbitrary<List<DatePeriod>> periods() {
    return Combinators.combine(
            Arbitraries.of(PeriodType.class),
            PartArbitraries.days(1950, 2000).optional(),
            PartArbitraries.days(2001, 2030).optional())
        .as(DatePeriod::new)
        .list()
        .ofMaxSize(2);
  }

  private static Arbitrary<OrganizationRole> roles() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 1_000).optional(0),
            codes("RO"),
            phrases().optional(),
            Arbitraries.just(false),
            Arbitraries.of(OdsStatus.class),
            periods())
        .as(OrganizationRole::new);
  }

  private static Arbitrary<OrganizationRelationship> relationships() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 1_000).optional(0),
            codes("RE"),
            phrases().optional(),
            Arbitraries.of(OdsStatus.class),
            codes("B"),
            codes("RO").optional(),
            periods())
        .as(OrganizationRelationship::new);
  }

  private static Arbitrary<OrganizationSuccession> successions() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 1_000).optional(0),
            Arbitraries.of(SuccessionType.class),
            codes("B"),
            codes("RO").optional(),
            PartArbitraries.days(1950, 2024).optional(),
            Arbitraries.of(true, false))
        .as(OrganizationSuccession::new);
  }

  /** Codes of organisations start with A, codes of related organisations with B. */
  private static Arbitrary<String> codes(String prefix) {
    return Arbitraries.strings()
        .withChars("ABCXYZ0123456789")
        .ofMinLength(6)
        .ofMaxLength(9)
        .map(rest -> prefix + rest);
  }

  /** The last one is the primary one. */
  private static List<OrganizationRole> numberedRoles(List<OrganizationRole> roles) {
    List<OrganizationRole> numbered = new ArrayList<>();
    for (OrganizationRole role : roles) {
      boolean primary = numbered.size() == roles.size() - 1;
      numbered.add(
          new OrganizationRole(
                  role.uniqueRoleId(),
                  role.roleCode(),
                  role.roleName(),
                  primary,
                  role.status(),
                  role.periods())
              .numbered(10L + numbered.size()));
    }
    return numbered;
  }

  private static List<OrganizationRelationship> numberedRelationships(
      List<OrganizationRelationship> relationships) {
    List<OrganizationRelationship> numbered = new ArrayList<>();
    relationships.forEach(one -> numbered.add(one.numbered(1_000L - numbered.size())));
    return numbered;
  }

  private static List<OrganizationSuccession> numberedSuccessions(
      List<OrganizationSuccession> successions) {
    List<OrganizationSuccession> numbered = new ArrayList<>();
    successions.forEach(one -> numbered.add(one.numbered(1L + numbered.size())));
    return numbered;
  }
}
