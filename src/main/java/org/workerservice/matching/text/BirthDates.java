package org.workerservice.matching.text;

import java.time.LocalDate;
import java.util.Set;
import org.workerservice.model.PartialDate;

/**
 * Birth dates as one number, year, month and day in decimal: 19800229. An unknown month or day is
 * 0: 19800200, 19800000.
 */
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

  /**
   * Returns the packed date; {@link #MISSING} for a placeholder, a year or month that starts with
   * one, or a year before 1.
   */
  public static int pack(PartialDate date) {
    LocalDate first = date.first();
    int packed = first.getYear() * 10_000 + first.getMonthValue() * 100 + first.getDayOfMonth();
    boolean known =
        first.getYear() > 0 && first.getYear() < 10_000 && !PLACEHOLDERS.contains(packed);
    return known ? packed - unknownPart(packed, date.precision()) : MISSING;
  }

  /** Returns the packed day; {@link #MISSING} for a placeholder or a year before 1. */
  public static int pack(LocalDate day) {
    return pack(PartialDate.of(day));
  }

  private static int unknownPart(int packed, PartialDate.Precision precision) {
    return switch (precision) {
      case YEAR -> packed % 10_000;
      case MONTH -> packed % 100;
      case DAY -> 0;
    };
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

  /** Returns the month of a packed date; 0 if unknown. */
  public static int month(int packed) {
    return packed / 100 % 100;
  }

  /** Returns the day of a packed date; 0 if unknown. */
  public static int day(int packed) {
    return packed % 100;
  }

  /** Whether the date may mean only a year, with month and day unknown. */
  public static boolean weak(int packed) {
    return packed % 10_000 == 1_01;
  }

  /** Whether the day is unknown; true also for {@link #MISSING}. */
  public static boolean partial(int packed) {
    return packed % 100 == 0;
  }

  /** Returns the date of a packed date whose day is known. */
  public static LocalDate unpack(int packed) {
    return LocalDate.of(year(packed), month(packed), day(packed));
  }
}
