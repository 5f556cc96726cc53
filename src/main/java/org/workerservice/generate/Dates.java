package org.workerservice.generate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Reads dates that may not exist. */
public final class Dates {
  private Dates() {}

  /** Returns the date, or nothing if the day does not exist. */
  public static Optional<LocalDate> read(String isoDate) {
    try {
      return Optional.of(LocalDate.parse(isoDate));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
