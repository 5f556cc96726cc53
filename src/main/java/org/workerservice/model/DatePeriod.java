package org.workerservice.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A span of days in which something held; both ends belong to it.
 *
 * @param startDate empty when it is not known
 * @param endDate empty when it is not known or has not come
 */
public record DatePeriod(
    PeriodType periodType, Optional<LocalDate> startDate, Optional<LocalDate> endDate) {

  /** Fills in what was left out. */
  public DatePeriod {
    periodType = periodType == null ? PeriodType.OPERATIONAL : periodType;
    startDate = Absent.toEmpty(startDate);
    endDate = Absent.toEmpty(endDate);
  }
}
