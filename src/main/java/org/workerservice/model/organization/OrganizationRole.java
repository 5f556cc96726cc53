package org.workerservice.model.organization;

import java.util.List;
import java.util.Optional;
import org.workerservice.model.Absent;
import org.workerservice.model.DatePeriod;

/**
 * A role of an organisation (NHS ODS {@code Role}).
 *
 * @param uniqueRoleId identifies the role within the organisation; always present after
 *     normalisation
 * @param roleCode such as RO197 (NHS trust) or RO76 (GP practice)
 * @param isPrimary whether this is the primary role of the organisation
 */
public record OrganizationRole(
    Optional<Long> uniqueRoleId,
    String roleCode,
    Optional<String> roleName,
    boolean isPrimary,
    OdsStatus status,
    List<DatePeriod> periods) {

  /** Replaces null by the empty or default value. */
  public OrganizationRole {
    uniqueRoleId = Absent.toEmpty(uniqueRoleId);
    roleCode = roleCode == null ? "" : roleCode;
    roleName = Absent.toEmpty(roleName);
    status = status == null ? OdsStatus.ACTIVE : status;
    periods = Absent.toEmpty(periods);
  }

  /** Returns the same role with a number. */
  public OrganizationRole numbered(long number) {
    return new OrganizationRole(
        Optional.of(number), roleCode, roleName, isPrimary, status, periods);
  }
}
