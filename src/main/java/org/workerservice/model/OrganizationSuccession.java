package org.workerservice.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An organisation that came before or after (NHS ODS {@code Succ}). It is named by its ODS code and
 * need not be in the registry.
 *
 * @param uniqueSuccId names the succession within the organisation; always there after
 *     normalisation
 * @param hasForwardSuccession whether the other organisation has successors itself
 */
public record OrganizationSuccession(
    Optional<Long> uniqueSuccId,
    SuccessionType successionType,
    String targetOdsCode,
    Optional<String> targetPrimaryRoleId,
    Optional<LocalDate> legalStartDate,
    boolean hasForwardSuccession) {

  /** Fills in what was left out. */
  public OrganizationSuccession {
    uniqueSuccId = Absent.toEmpty(uniqueSuccId);
    successionType = successionType == null ? SuccessionType.SUCCESSOR : successionType;
    targetOdsCode = targetOdsCode == null ? "" : targetOdsCode;
    targetPrimaryRoleId = Absent.toEmpty(targetPrimaryRoleId);
    legalStartDate = Absent.toEmpty(legalStartDate);
  }

  /** Returns the same succession under a number. */
  public OrganizationSuccession numbered(long number) {
    return new OrganizationSuccession(
        Optional.of(number),
        successionType,
        targetOdsCode,
        targetPrimaryRoleId,
        legalStartDate,
        hasForwardSuccession);
  }
}
