package org.workerservice.flow.organization;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.workerservice.model.DatePeriod;
import org.workerservice.model.PeriodType;
import org.workerservice.model.organization.OdsStatus;
import org.workerservice.model.organization.OrganizationRelationship;

/**
 * Ends relationships that have a successor, for types of which an organisation has one at a time,
 * such as its commissioner: a source that knows only the present one never says when the former one
 * ended. Pure.
 */
final class CurrentRelationships {
  private final List<OrganizationRelationship> sent;

  private CurrentRelationships(List<OrganizationRelationship> sent) {
    this.sent = sent;
  }

  /**
   * Returns the relationships, of which at most the latest of each single type is open.
   *
   * @param merged with those that were sent
   * @param sent the relationships of the row
   * @param single types, in capitals; types without an open relationship in the row stay as they
   *     are
   */
  static List<OrganizationRelationship> settle(
      List<OrganizationRelationship> merged,
      List<OrganizationRelationship> sent,
      Set<String> single) {
    List<OrganizationRelationship> current =
        sent.stream()
            .filter(CurrentRelationships::isOpen)
            .filter(one -> single.contains(type(one)))
            .toList();
    return current.isEmpty()
        ? merged
        : merged.stream()
            .map(one -> new CurrentRelationships(current).settled(one, merged))
            .toList();
  }

  private OrganizationRelationship settled(
      OrganizationRelationship one, List<OrganizationRelationship> merged) {
    if (!isOpen(one) || sent.stream().noneMatch(other -> type(other).equals(type(one)))) {
      return one;
    }
    Optional<LocalDate> next =
        merged.stream()
            .filter(other -> isOpen(other) && type(other).equals(type(one)))
            .flatMap(other -> other.startDate().stream())
            .filter(start -> one.startDate().map(start::isAfter).orElse(!isSent(one)))
            .min(Comparator.naturalOrder());
    if (next.isPresent()) {
      return ended(one, Optional.of(next.get().minusDays(1)));
    }
    // Its successor began on the same day, or at an unknown time.
    if (isSent(one) || !sentOn(one, one.startDate()) && !sentOn(one, Optional.empty())) {
      return one;
    }
    return ended(one, one.startDate().filter(start -> sentOn(one, Optional.of(start))));
  }

  private boolean isSent(OrganizationRelationship one) {
    return sent.stream()
        .anyMatch(
            other ->
                type(other).equals(type(one))
                    && target(other).equals(target(one))
                    && other.startDate().equals(one.startDate()));
  }

  private boolean sentOn(OrganizationRelationship one, Optional<LocalDate> start) {
    return sent.stream()
        .anyMatch(other -> type(other).equals(type(one)) && other.startDate().equals(start));
  }

  private static boolean isOpen(OrganizationRelationship one) {
    return one.status() == OdsStatus.ACTIVE
        && one.periods().stream().allMatch(period -> period.endDate().isEmpty());
  }

  /** Both ends of a period are inclusive. */
  private static OrganizationRelationship ended(
      OrganizationRelationship one, Optional<LocalDate> end) {
    List<DatePeriod> periods =
        one.periods().isEmpty() && end.isPresent()
            ? List.of(new DatePeriod(PeriodType.OPERATIONAL, Optional.empty(), end))
            : one.periods().stream()
                .map(period -> new DatePeriod(period.periodType(), period.startDate(), end))
                .toList();
    return new OrganizationRelationship(
        one.uniqueRelId(),
        one.relationshipTypeCode(),
        one.relationshipTypeName(),
        OdsStatus.INACTIVE,
        one.targetOdsCode(),
        one.targetPrimaryRoleId(),
        periods);
  }

  private static String type(OrganizationRelationship one) {
    return one.relationshipTypeCode().strip().toUpperCase(Locale.ROOT);
  }

  private static String target(OrganizationRelationship one) {
    return OrganizationMerge.code(one.targetOdsCode());
  }
}
