package org.workerservice.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How an organisation relates to another (NHS ODS {@code Rel}). The other one is named by its ODS
 * code and need not be in the registry.
 *
 * @param uniqueRelId names the relationship within the organisation; always there after
 *     normalisation
 * @param relationshipTypeCode such as RE4 (is commissioned by) or RE6 (is operated by)
 * @param targetPrimaryRoleId code of the primary role of the other organisation
 */
public record OrganizationRelationship(
    Optional<Long> uniqueRelId,
    String relationshipTypeCode,
    Optional<String> relationshipTypeName,
    OdsStatus status,
    String targetOdsCode,
    Optional<String> targetPrimaryRoleId,
    List<DatePeriod> periods) {

  /** Fills in what was left out. */
  public OrganizationRelationship {
    uniqueRelId = Absent.toEmpty(uniqueRelId);
    relationshipTypeCode = relationshipTypeCode == null ? "" : relationshipTypeCode;
    relationshipTypeName = Absent.toEmpty(relationshipTypeName);
    status = status == null ? OdsStatus.ACTIVE : status;
    targetOdsCode = targetOdsCode == null ? "" : targetOdsCode;
    targetPrimaryRoleId = Absent.toEmpty(targetPrimaryRoleId);
    periods = Absent.toEmpty(periods);
  }

  /** Returns the same relationship under a number. */
  public OrganizationRelationship numbered(long number) {
    return new OrganizationRelationship(
        Optional.of(number),
        relationshipTypeCode,
        relationshipTypeName,
        status,
        targetOdsCode,
        targetPrimaryRoleId,
        periods);
  }

  /** Returns the first day on which the relationship held; empty when none is known. */
  public Optional<LocalDate> begin() {
    return periods.stream()
        .flatMap(period -> period.startDate().stream())
        .min(Comparator.naturalOrder());
  }
}
