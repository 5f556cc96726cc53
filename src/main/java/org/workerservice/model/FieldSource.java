package org.workerservice.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Who set the value of a field.
 *
 * @param system the feeding system; empty unless a feed set the value
 * @param setAt when the value was set; of a feed, when it changed there, if the feed says so
 * @param shared whether several systems have contributed to a list
 */
public record FieldSource(
    FieldSetter setBy, Optional<String> system, Instant setAt, boolean shared) {
  /** Requires the setter and the time. */
  public FieldSource {
    Objects.requireNonNull(setBy, "set_by");
    Objects.requireNonNull(setAt, "set_at");
    system = Absent.toEmpty(system);
  }

  /** Returns the source of a value that a feeding system set. */
  public static FieldSource ofSystem(String system, Instant at) {
    return new FieldSource(FieldSetter.SYSTEM, Optional.of(system), at, false);
  }

  /** Returns the source of a value that a user set. */
  public static FieldSource of(FieldSetter setter, Instant at) {
    return new FieldSource(setter, Optional.empty(), at, false);
  }

  /** Whether a person set the value. */
  public boolean byPerson() {
    return setBy == FieldSetter.PERSON;
  }
}
