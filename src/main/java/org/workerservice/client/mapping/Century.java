package org.workerservice.client.mapping;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which hundred years a year of two digits belongs to. */
enum Century {
  /** Never after today: birth dates, dates of death. */
  PAST(99),
  /** At most one year ahead: dates of issue, first days. */
  RECENT(98),
  /** 30 years back to 69 years ahead: expiry dates, last days. */
  FUTURE(30);

  private static final Set<String> PAST_FIELDS =
      Set.of("birth_date", "deceased_datetime", "last_change_date");
  private static final Set<String> FUTURE_FIELDS = Set.of("expiry_date", "end_date");

  private final int yearsBack;

  Century(int yearsBack) {
    this.yearsBack = yearsBack;
  }

  /** Returns the first of the hundred years. */
  LocalDate begin(LocalDate today) {
    return LocalDate.of(today.getYear() - yearsBack, 1, 1);
  }

  /** Returns the date, moved to the past where only the past is possible. */
  LocalDate place(LocalDate read, LocalDate today) {
    return this == PAST && read.isAfter(today) ? read.minusYears(100) : read;
  }

  /** Returns the usual rule for a field of a record. */
  static Century of(String field) {
    if (PAST_FIELDS.contains(field)) {
      return PAST;
    }
    return FUTURE_FIELDS.contains(field) ? FUTURE : RECENT;
  }

  static Optional<Century> named(String name) {
    return Arrays.stream(values())
        .filter(century -> century.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
