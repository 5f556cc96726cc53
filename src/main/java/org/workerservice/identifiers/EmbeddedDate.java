package org.workerservice.identifiers;

import java.time.YearMonth;

/** Dates inside numbers, for the schemes that reject a number whose date cannot exist. */
final class EmbeddedDate {
  /** Two-digit years up to this one belong to the 2000s, later ones to the 1900s. */
  private static final int LAST_YEAR_OF_THIS_CENTURY = 29;

  private EmbeddedDate() {}

  /** Returns whether the eight digits YYYYMMDD from {@code start} are a date of the calendar. */
  static boolean longDateExists(String number, int start) {
    return exists((int) Digits.value(number, start, start + 4), number, start + 4);
  }

  /** Returns whether the six digits YYMMDD from {@code start} are a date of the calendar. */
  static boolean shortDateExists(String number, int start) {
    int year = (int) Digits.value(number, start, start + 2);
    return exists(year + (year <= LAST_YEAR_OF_THIS_CENTURY ? 2000 : 1900), number, start + 2);
  }

  private static boolean exists(int year, String number, int monthStart) {
    int month = (int) Digits.value(number, monthStart, monthStart + 2);
    int day = (int) Digits.value(number, monthStart + 2, monthStart + 4);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }
}
