package org.workerservice.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A period of days; both ends are inclusive.
 *
 * @param startDate empty if unknown
 * @param endDate empty if unknown or in the future
 */
public record DatePeriod(
    PeriodType periodType, Optional<LocalDate> startDate, Optional<LocalDate> endDate) {

  /** Replaces null by the empty or default value. */
  public DatePeriod {
    periodType = periodType == null ? PeriodType.OPERATIONAL : periodType;
    startDate = Absent.toEmpty(startDate);
    endDate = Absent.toEmpty(endDate);
  }
}
