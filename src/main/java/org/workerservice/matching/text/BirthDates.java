package org.workerservice.matching.text;

import java.time.LocalDate;
import java.util.Set;

/** Birth dates as one number, year, month and day in decimal: 19800229. */
public final class BirthDates {
  /** The value of a missing birth date. */
  public static final int MISSING = 0;

  /** Dates that systems store when the date is unknown. */
  private static final Set<Integer> PLACEHOLDERS =
      Set.of(
          1_01_01,
          1111_11_11,
          1753_01_01,
          1800_01_01,
          1899_12_30,
          1899_12_31,
          1900_01_01,
          1901_01_01,
          1904_01_01,
          1911_11_11,
          9999_12_31);

  private BirthDates() {}

  /** Returns the packed date; {@link #MISSING} for a placeholder or a year before 1. */
  public static int pack(LocalDate date) {
    int packed = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    boolean known = date.getYear() > 0 && date.getYear() < 10_000 && !PLACEHOLDERS.contains(packed);
    return known ? packed : MISSING;
  }

  /** Whether every date of a year can be packed: none of them is a placeholder. */
  public static boolean isOrdinary(int year) {
    return year > 0
        && year < 10_000
        && PLACEHOLDERS.stream().noneMatch(placeholder -> year(placeholder) == year);
  }

  /** Returns the year of a packed date. */
  public static int year(int packed) {
    return packed / 10_000;
  }

  /** Returns the month of a packed date. */
  public static int month(int packed) {
    return packed / 100 % 100;
  }

  /** Returns the day of a packed date. */
  public static int day(int packed) {
    return packed % 100;
  }

  /** Whether the date may mean only a year, with month and day unknown. */
  public static boolean weak(int packed) {
    return packed % 10_000 == 1_01;
  }

  /** Returns the date of a packed date. */
  public static LocalDate unpack(int packed) {
    return LocalDate.of(year(packed), month(packed), day(packed));
  }
}
