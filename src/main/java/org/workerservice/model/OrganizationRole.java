package org.workerservice.model;

import java.util.List;
import java.util.Optional;

/**
 * A part that an organisation plays (NHS ODS {@code Role}).
 *
 * @param uniqueRoleId names the role within the organisation; always there after normalisation
 * @param roleCode such as RO197 (NHS trust) or RO76 (GP practice)
 * @param isPrimary whether this is what the organisation is in the first place
 */
public record OrganizationRole(
    Optional<Long> uniqueRoleId,
    String roleCode,
    Optional<String> roleName,
    boolean isPrimary,
    OdsStatus status,
    List<DatePeriod> periods) {

  /** Fills in what was left out. */
  public OrganizationRole {
    uniqueRoleId = Absent.toEmpty(uniqueRoleId);
    roleCode = roleCode == null ? "" : roleCode;
    roleName = Absent.toEmpty(roleName);
    status = status == null ? OdsStatus.ACTIVE : status;
    periods = Absent.toEmpty(periods);
  }

  /** Returns the same role under a number. */
  public OrganizationRole numbered(long number) {
    return new OrganizationRole(
        Optional.of(number), roleCode, roleName, isPrimary, status, periods);
  }
}
