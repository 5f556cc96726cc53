package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.DatePeriod;
import org.workerservice.model.PeriodType;
import org.workerservice.model.organization.OdsStatus;
import org.workerservice.model.organization.Organization;
import org.workerservice.model.organization.OrganizationRelationship;
import org.workerservice.model.organization.OrganizationRole;
import org.workerservice.model.organization.OrganizationSuccession;
import org.workerservice.model.organization.SuccessionType;

class OrganizationValidatorTest {
  private static final OrganizationValidator VALIDATOR =
      new WorkerValidator(NormalizationSettings.DEFAULT, Clock.systemUTC()).forOrganizations();

  @Test
  void shouldNormaliseTextsAndCodes() {
    Organization sent =
        Organization.named("  North   Tees ")
            .alias(List.of(" ", "Tees"))
            .odsCode(" rvw ")
            .roles(List.of(role("ro197", true)))
            .build();

    Organization normal = valid(sent);

    assertThat(normal.name()).isEqualTo("North Tees");
    assertThat(normal.alias()).containsExactly("Tees");
    assertThat(normal.odsCode()).contains("RVW");
    assertThat(normal.primaryRole().map(OrganizationRole::roleCode)).contains("RO197");
    assertThat(valid(normal)).isEqualTo(normal);
  }

  @Test
  void shouldParseTelephoneNumbersByTheCountryOfTheFirstAddress() {
    Organization normal =
        valid(
            Organization.named("A")
                .addresses(List.of(inBritain()))
                .telecom(List.of(ContactPoint.of(ContactPointSystem.PHONE, "01642 679681")))
                .build());

    assertThat(normal.telecom().getFirst().value()).isEqualTo("+441642679681");
  }

  private static Address inBritain() {
    return new Address(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("Stockton"),
        Optional.empty(),
        Optional.empty(),
        Optional.of("United Kingdom"));
  }

  @Test
  void shouldReportEveryViolationAtOnce() {
    Organization broken =
        Organization.named(" ")
            .odsCode("A-1")
            .periods(List.of(period("2020-01-02", "2020-01-01")))
            .roles(List.of(role("", false)))
            .relationships(List.of(relationship("RE4", "far too long a code")))
            .build();

    assertThat(violations(broken))
        .containsExactly(
            "name required",
            "ods_code invalid_format",
            "periods[0].end_date before_start_date",
            "roles[0].role_code required",
            "roles required",
            "relationships[0].target_ods_code too_long");
  }

  @ParameterizedTest
  @CsvSource({
    "A81001, true",
    "00K, true",
    "4QP36, true",
    "a81001, true",
    "Ä81, false",
    "A 1, false"
  })
  void shouldCheckTheFormOfOdsCodes(String code, boolean right) {
    assertThat(violations(Organization.named("A").odsCode(code).build()).isEmpty())
        .isEqualTo(right);
  }

  @Test
  void shouldRefuseASecondPrimaryRole() {
    assertThat(
            violations(
                Organization.named("A")
                    .roles(List.of(role("RO177", true), role("RO76", true)))
                    .build()))
        .containsExactly("roles[1].is_primary duplicate");
  }

  @Test
  void shouldAssignTheNextFreeNumbersToEntriesWithoutOne() {
    Organization normal =
        valid(
            Organization.named("A")
                .roles(
                    List.of(
                        role("RO177", true), role("RO76", false).numbered(1), role("RO72", false)))
                .build());

    assertThat(normal.roles())
        .extracting(role -> role.uniqueRoleId().orElseThrow())
        .containsExactly(2L, 1L, 3L);
  }

  @Test
  void shouldRefuseNumbersThatAreUsedTwiceOrOutOfRange() {
    assertThat(
            violations(
                Organization.named("A")
                    .relationships(
                        List.of(
                            relationship("RE4", "00K").numbered(7),
                            relationship("RE4", "00M").numbered(7),
                            relationship("RE4", "00N").numbered(0)))
                    .build()))
        .containsExactly(
            "relationships[1].unique_rel_id duplicate",
            "relationships[2].unique_rel_id out_of_range");
  }

  @Test
  void shouldRefuseRelationshipsToItself() {
    UUID id = UUID.randomUUID();
    Organization tied =
        Organization.named("A")
            .id(id)
            .partOf(id)
            .odsCode("A1")
            .relationships(List.of(relationship("RE4", "a1")))
            .successions(
                List.of(
                    new OrganizationSuccession(
                        Optional.empty(),
                        SuccessionType.SUCCESSOR,
                        "A1",
                        Optional.empty(),
                        Optional.empty(),
                        false)))
            .build();

    assertThat(violations(tied))
        .containsExactly(
            "part_of self_reference",
            "relationships[0].target_ods_code self_reference",
            "successions[0].target_ods_code self_reference");
  }

  private static OrganizationRole role(String code, boolean primary) {
    return new OrganizationRole(
        Optional.empty(), code, Optional.empty(), primary, OdsStatus.ACTIVE, List.of());
  }

  private static OrganizationRelationship relationship(String type, String target) {
    return new OrganizationRelationship(
        Optional.empty(),
        type,
        Optional.empty(),
        OdsStatus.ACTIVE,
        target,
        Optional.empty(),
        List.of());
  }

  private static DatePeriod period(String start, String end) {
    return new DatePeriod(
        PeriodType.LEGAL, Optional.of(LocalDate.parse(start)), Optional.of(LocalDate.parse(end)));
  }

  private static Organization valid(Organization organization) {
    return switch (VALIDATOR.validate(organization, Intake.API)) {
      case OrganizationValidation.Valid(Organization normal) -> normal;
      case OrganizationValidation.Invalid(List<Violation> violations) ->
          throw new AssertionError(violations);
    };
  }

  private static List<String> violations(Organization organization) {
    return switch (VALIDATOR.validate(organization, Intake.API)) {
      case OrganizationValidation.Valid _ -> List.of();
      case OrganizationValidation.Invalid(List<Violation> violations) ->
          violations.stream().map(violation -> violation.field() + " " + violation.code()).toList();
    };
  }
}
