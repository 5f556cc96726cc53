package org.workerservice.model;

import java.util.Optional;

/**
 * A way to reach a worker (FHIR {@code ContactPoint}).
 *
 * @param value the value in its normal form: E.164 for telephone numbers that could be parsed
 * @param original the value as received, present only if it differs from {@code value}
 */
public record ContactPoint(
    ContactPointSystem system,
    String value,
    Optional<ContactPointUse> useType,
    Optional<String> original) {

  /** Replaces null by the empty or default value. */
  public ContactPoint {
    system = system == null ? ContactPointSystem.OTHER : system;
    value = value == null ? "" : value;
    useType = Absent.toEmpty(useType);
    original = Absent.toEmpty(original);
  }

  /** Returns a contact point with this value as received and without use. */
  public static ContactPoint of(ContactPointSystem system, String value) {
    return new ContactPoint(system, value, Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return "ContactPoint[" + system.code() + "]";
  }
}
