package org.workerservice.model.organization;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.workerservice.model.Absent;
import org.workerservice.model.DatePeriod;

/**
 * A relationship to another organisation (NHS ODS {@code Rel}). The other organisation is
 * identified by its ODS code and need not be in the registry.
 *
 * @param uniqueRelId identifies the relationship within the organisation; always present after
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

  /** Replaces null by the empty or default value. */
  public OrganizationRelationship {
    uniqueRelId = Absent.toEmpty(uniqueRelId);
    relationshipTypeCode = relationshipTypeCode == null ? "" : relationshipTypeCode;
    relationshipTypeName = Absent.toEmpty(relationshipTypeName);
    status = status == null ? OdsStatus.ACTIVE : status;
    targetOdsCode = targetOdsCode == null ? "" : targetOdsCode;
    targetPrimaryRoleId = Absent.toEmpty(targetPrimaryRoleId);
    periods = Absent.toEmpty(periods);
  }

  /** Returns the same relationship with a number. */
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

  /** Returns the first day of the relationship; empty if unknown. */
  public Optional<LocalDate> startDate() {
    return periods.stream()
        .flatMap(period -> period.startDate().stream())
        .min(Comparator.naturalOrder());
  }
}
