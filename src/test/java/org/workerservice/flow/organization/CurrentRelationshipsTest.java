package org.workerservice.flow.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workerservice.model.DatePeriod;
import org.workerservice.model.PeriodType;
import org.workerservice.model.organization.OdsStatus;
import org.workerservice.model.organization.OrganizationRelationship;

class CurrentRelationshipsTest {
  private static OrganizationRelationship open(String type, String target, String start) {
    return new OrganizationRelationship(
        Optional.empty(),
        type,
        Optional.empty(),
        OdsStatus.ACTIVE,
        target,
        Optional.empty(),
        start.isEmpty()
            ? List.of()
            : List.of(
                new DatePeriod(
                    PeriodType.OPERATIONAL,
                    Optional.of(LocalDate.parse(start)),
                    Optional.empty())));
  }

  /** Returns target, status and last day of each relationship. */
  private static List<String> settled(
      List<OrganizationRelationship> before, OrganizationRelationship... sent) {
    List<OrganizationRelationship> merged = new ArrayList<>(before);
    merged.addAll(List.of(sent));
    return CurrentRelationships.settle(merged, List.of(sent), Set.of("RE4")).stream()
        .map(
            one ->
                one.targetOdsCode()
                    + " "
                    + one.status().code()
                    + one.periods().stream()
                        .flatMap(period -> period.endDate().stream())
                        .map(end -> " " + end)
                        .findFirst()
                        .orElse(""))
        .toList();
  }

  @Test
  void shouldEndEveryEarlierRelationshipOfTheType() {
    assertThat(
            settled(
                List.of(open("RE4", "A", "2001-04-01"), open("re4", "B", "2013-04-01")),
                open("RE4", "C", "2020-04-01")))
        .containsExactly("A inactive 2013-03-31", "B inactive 2020-03-31", "C active");
  }

  @Test
  void shouldEndARelationshipOfUnknownBeginBeforeItsSuccessor() {
    assertThat(settled(List.of(open("RE4", "A", "")), open("RE4", "B", "2020-04-01")))
        .containsExactly("A inactive 2020-03-31", "B active");
  }

  @Test
  void shouldNotInventALastDayBeforeASuccessorOfUnknownBegin() {
    assertThat(settled(List.of(open("RE4", "A", "2013-04-01")), open("RE4", "B", "")))
        .containsExactly("A inactive", "B active");
  }

  @Test
  void shouldEndTheRelationshipOfAnOlderFile() {
    assertThat(settled(List.of(open("RE4", "B", "2020-04-01")), open("RE4", "A", "2013-04-01")))
        .containsExactly("B active", "A inactive 2020-03-31");
  }

  @Test
  void shouldLeaveOtherTypesAlone() {
    assertThat(
            settled(
                List.of(open("RE6", "A", "2013-04-01"), open("RE4", "B", "2013-04-01")),
                open("RE6", "C", "2020-04-01")))
        .containsExactly("A active", "B active", "C active");
  }
}
