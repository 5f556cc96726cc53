package org.workerservice.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A period of days; both ends are inclusive.
 *
 * @param start empty if unknown
 * @param end empty if unknown or not set yet
 */
public record Period(Optional<LocalDate> start, Optional<LocalDate> end) {
  /** The period without a known start or end. */
  public static final Period OPEN = new Period(Optional.empty(), Optional.empty());

  /** Replaces null by the empty value. */
  public Period {
    start = Absent.toEmpty(start);
    end = Absent.toEmpty(end);
  }
}
