package org.workerservice.model.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.workerservice.model.Absent;

/**
 * A predecessor or successor of an organisation (NHS ODS {@code Succ}). The other organisation is
 * identified by its ODS code and need not be in the registry.
 *
 * @param uniqueSuccId identifies the succession within the organisation; always present after
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

  /** Replaces null by the empty or default value. */
  public OrganizationSuccession {
    uniqueSuccId = Absent.toEmpty(uniqueSuccId);
    successionType = successionType == null ? SuccessionType.SUCCESSOR : successionType;
    targetOdsCode = targetOdsCode == null ? "" : targetOdsCode;
    targetPrimaryRoleId = Absent.toEmpty(targetPrimaryRoleId);
    legalStartDate = Absent.toEmpty(legalStartDate);
  }

  /** Returns the same succession with a number. */
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
