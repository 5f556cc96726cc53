package org.workerservice.model;

import java.util.Optional;

/**
 * A way to reach a worker (FHIR {@code ContactPoint}).
 *
 * @param value the value in its normal form: E.164 for telephone numbers that could be read
 * @param original what the source sent, present only when it differs from {@code value}
 */
public record ContactPoint(
    ContactPointSystem system,
    String value,
    Optional<ContactPointUse> useType,
    Optional<String> original) {

  /** Fills in what was left out. */
  public ContactPoint {
    system = system == null ? ContactPointSystem.OTHER : system;
    value = value == null ? "" : value;
    useType = Absent.toEmpty(useType);
    original = Absent.toEmpty(original);
  }

  /** Returns a contact point without use and as received. */
  public static ContactPoint of(ContactPointSystem system, String value) {
    return new ContactPoint(system, value, Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return "ContactPoint[" + system.code() + "]";
  }
}
