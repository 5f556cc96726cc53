package org.workerservice.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An assignment in a row of an import, which may name its organisation by ODS code.
 *
 * @param organizationOdsCode names the organisation if it has no {@code organizationId}
 */
public record ImportedAssignment(
    Optional<String> organizationOdsCode,
    Optional<UUID> organizationId,
    Coding role,
    List<Coding> specialties,
    Optional<String> location,
    Period period,
    boolean isPrimary,
    Optional<AssignmentSource> source,
    Boolean active) {

  /** Replaces null by the empty or default value; the code is without white space, in capitals. */
  public ImportedAssignment {
    organizationOdsCode =
        Absent.toEmpty(organizationOdsCode)
            .map(code -> code.strip().toUpperCase(Locale.ROOT))
            .filter(code -> !code.isEmpty());
    organizationId = Absent.toEmpty(organizationId);
    role = role == null ? Coding.of("") : role;
    specialties = Absent.toEmpty(specialties);
    location = Absent.toEmpty(location);
    period = period == null ? Period.OPEN : period;
    source = Absent.toEmpty(source);
    active = active == null || active;
  }

  /** Returns the assignment to an organisation. */
  public Assignment at(Optional<UUID> organization) {
    return new Assignment(
        organization, role, specialties, location, period, isPrimary, source, active);
  }
}
