package org.workerservice.flow.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workerservice.model.DatePeriod;
import org.workerservice.model.PeriodType;
import org.workerservice.model.organization.OdsStatus;
import org.workerservice.model.organization.Organization;
import org.workerservice.model.organization.OrganizationRelationship;
import org.workerservice.model.organization.OrganizationRole;

class OrganizationMergeTest {
  @Test
  void shouldKeepFieldsThatTheRowOmits() {
    Organization before =
        Organization.named("Elm")
            .active(false)
            .alias(List.of("The Elm"))
            .odsCode("A1")
            .odsStatus(OdsStatus.INACTIVE)
            .roles(List.of(role("RO177", true).numbered(1)))
            .build();

    Organization after = merge(before, Organization.named(" ").odsCode("a1 ").build(), false);

    assertThat(after).isEqualTo(before.toBuilder().odsCode("a1 ").build());
  }

  @Test
  void shouldUseTheFieldsOfTheRow() {
    Organization before =
        Organization.named("Elm").active(false).alias(List.of("The Elm", "Elms")).build();

    Organization after =
        merge(before, Organization.named("Oak").alias(List.of("The Oak")).build(), true);

    assertThat(after.name()).isEqualTo("Oak");
    assertThat(after.alias()).containsExactly("The Oak");
    assertThat(after.active()).isTrue();
  }

  @Test
  void shouldReplaceRelationshipsOfTheSameKindTargetAndBegin() {
    Organization before =
        Organization.named("Elm")
            .relationships(
                List.of(
                    since("00K", "2013-04-01", Optional.empty()).numbered(4),
                    since("5E1", "2001-04-01", Optional.empty()).numbered(7)))
            .build();
    OrganizationRelationship left = since("5e1", "2001-04-01", Optional.of("2013-03-31"));
    OrganizationRelationship back = since("5E1", "2020-04-01", Optional.empty());

    Organization after =
        merge(before, Organization.named("").relationships(List.of(left, back)).build(), false);

    assertThat(after.relationships())
        .containsExactly(before.relationships().getFirst(), left.numbered(7), back);
  }

  @Test
  void shouldIdentifyNumberedEntriesByTheirNumber() {
    Organization before =
        Organization.named("Elm")
            .relationships(List.of(since("00K", "2013-04-01", Optional.empty()).numbered(4)))
            .build();
    OrganizationRelationship corrected = since("00M", "2013-04-01", Optional.empty()).numbered(4);

    Organization after =
        merge(before, Organization.named("").relationships(List.of(corrected)).build(), false);

    assertThat(after.relationships()).containsExactly(corrected);
  }

  @Test
  void shouldReplaceThePrimaryRole() {
    Organization before =
        Organization.named("Elm").roles(List.of(role("RO177", true).numbered(1))).build();

    Organization primary =
        merge(before, Organization.named("").roles(List.of(role("RO76", true))).build(), false);
    Organization secondary =
        merge(before, Organization.named("").roles(List.of(role("RO76", false))).build(), false);

    assertThat(primary.primaryRole().map(OrganizationRole::roleCode)).contains("RO76");
    assertThat(primary.roles())
        .extracting(OrganizationRole::isPrimary)
        .containsExactly(false, true);
    assertThat(secondary.roles())
        .extracting(OrganizationRole::isPrimary)
        .containsExactly(true, false);
  }

  @Test
  void shouldChangeNothingWhenTheSameRowComesAgain() {
    Organization row =
        Organization.named("Elm")
            .odsCode("A1")
            .roles(List.of(role("RO177", true)))
            .relationships(List.of(since("00K", "2013-04-01", Optional.empty())))
            .build();

    Organization once = merge(Organization.named("").build(), row, true);

    assertThat(merge(once, row, true)).isEqualTo(once);
  }

  private static Organization merge(Organization before, Organization row, boolean saysActive) {
    return OrganizationMerge.merge(before, row, saysActive, Set.of());
  }

  private static OrganizationRole role(String code, boolean primary) {
    return new OrganizationRole(
        Optional.empty(), code, Optional.empty(), primary, OdsStatus.ACTIVE, List.of());
  }

  private static OrganizationRelationship since(String target, String start, Optional<String> end) {
    return new OrganizationRelationship(
        Optional.empty(),
        "RE4",
        Optional.empty(),
        OdsStatus.ACTIVE,
        target,
        Optional.empty(),
        List.of(
            new DatePeriod(
                PeriodType.OPERATIONAL,
                Optional.of(LocalDate.parse(start)),
                end.map(LocalDate::parse))));
  }
}
