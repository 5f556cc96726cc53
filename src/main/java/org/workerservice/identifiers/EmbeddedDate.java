package org.workerservice.identifiers;

import java.time.YearMonth;

/** Dates inside numbers, for the schemes that reject a number whose date cannot exist. */
final class EmbeddedDate {
  private static final int FIRST_YEAR = 1800;

  /** The latest century that a scheme can write; the Polish one reaches furthest. */
  private static final int LAST_YEAR = 2299;

  private EmbeddedDate() {}

  /**
   * Returns whether this is a date of the calendar in the centuries that people have numbers of.
   */
  static boolean exists(int year, int month, int day) {
    return year >= FIRST_YEAR
        && year <= LAST_YEAR
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  /**
   * Returns whether the date exists in some century, for schemes that do not write it. Only 29
   * February of a year 00 depends on the century, and it exists in 2000.
   */
  static boolean existsInSomeCentury(int shortYear, int month, int day) {
    return exists(2000 + shortYear, month, day);
  }

  /** Returns whether the eight digits YYYYMMDD from {@code start} are a date of the calendar. */
  static boolean longDateExists(String number, int start) {
    return exists(
        (int) Digits.value(number, start, start + 4),
        Digits.two(number, start + 4),
        Digits.two(number, start + 6));
  }

  /** Returns whether the six digits YYMMDD from {@code start} are a date of some century. */
  static boolean yearFirstExists(String number, int start) {
    return existsInSomeCentury(
        Digits.two(number, start), Digits.two(number, start + 2), Digits.two(number, start + 4));
  }

  /** Returns whether the six digits DDMMYY at the start are a date of some century. */
  static boolean dayFirstExists(String number) {
    return existsInSomeCentury(Digits.two(number, 4), Digits.two(number, 2), Digits.two(number, 0));
  }
}
