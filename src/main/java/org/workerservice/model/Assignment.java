package org.workerservice.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A role that a worker has at an organisation for some time (FHIR {@code PractitionerRole}).
 *
 * @param organizationId where the worker has the role; empty for one without an organisation
 * @param role what the worker does there
 * @param specialties in which fields
 * @param location the site, ward or address, in words
 * @param period when; never null
 * @param isPrimary whether it is a main role of the worker; several can be
 * @param source where the assignment comes from
 * @param active false if the role is not in use, whatever the period says; never null
 */
public record Assignment(
    Optional<UUID> organizationId,
    Coding role,
    List<Coding> specialties,
    Optional<String> location,
    Period period,
    boolean isPrimary,
    Optional<AssignmentSource> source,
    Boolean active) {

  /** Replaces null by the empty or default value. */
  public Assignment {
    organizationId = Absent.toEmpty(organizationId);
    role = role == null ? Coding.of("") : role;
    specialties = Absent.toEmpty(specialties);
    location = Absent.toEmpty(location);
    period = period == null ? Period.OPEN : period;
    source = Absent.toEmpty(source);
    active = active == null || active;
  }

  /** Returns the same assignment, no longer in use. */
  public Assignment inactive() {
    return new Assignment(
        organizationId, role, specialties, location, period, isPrimary, source, false);
  }
}
