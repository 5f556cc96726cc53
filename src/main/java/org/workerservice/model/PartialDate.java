package org.workerservice.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A date of which the day, or the month and the day, may be unknown: a year, a month of a year, or
 * a day of the calendar.
 *
 * @param first the first day that it may mean
 * @param precision what is known
 */
public record PartialDate(LocalDate first, Precision precision) {
  private static final int YEAR_LENGTH = 4;
  private static final int MONTH_LENGTH = 7;
  private static final int DAY_LENGTH = 10;

  /** The smallest part that is known. */
  public enum Precision {
    YEAR,
    MONTH,
    DAY
  }

  /**
   * Checks that the day is the first of the period.
   *
   * @throws IllegalArgumentException if it is another day
   */
  public PartialDate {
    boolean begins =
        switch (precision) {
          case YEAR -> first.getDayOfYear() == 1;
          case MONTH -> first.getDayOfMonth() == 1;
          case DAY -> true;
        };
    if (!begins) {
      throw new IllegalArgumentException("a partial date must start with its first day");
    }
  }

  /** Returns a day. */
  public static PartialDate of(LocalDate day) {
    return new PartialDate(day, Precision.DAY);
  }

  /** Returns a month. */
  public static PartialDate of(YearMonth month) {
    return new PartialDate(month.atDay(1), Precision.MONTH);
  }

  /** Returns a year. */
  public static PartialDate ofYear(int year) {
    return new PartialDate(LocalDate.of(year, 1, 1), Precision.YEAR);
  }

  /**
   * Reads {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}.
   *
   * @throws DateTimeException if the text has another form or names no month or day of the calendar
   */
  public static PartialDate parse(String text) {
    return switch (text.length()) {
      case YEAR_LENGTH -> ofYear(number(text, 0, YEAR_LENGTH));
      case MONTH_LENGTH -> of(YearMonth.of(year(text), month(text)));
      case DAY_LENGTH -> of(LocalDate.of(year(text), month(text), day(text)));
      default -> of(LocalDate.parse(text));
    };
  }

  private static int year(String text) {
    return number(text, 0, YEAR_LENGTH);
  }

  private static int month(String text) {
    return hyphenated(text, YEAR_LENGTH, MONTH_LENGTH);
  }

  private static int day(String text) {
    return hyphenated(text, MONTH_LENGTH, DAY_LENGTH);
  }

  private static int hyphenated(String text, int from, int to) {
    if (text.charAt(from) != '-') {
      throw malformed();
    }
    return number(text, from + 1, to);
  }

  /** The parser of the JDK takes ten times as long. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int index = from; index < to; index++) {
      int digit = text.charAt(index) - '0';
      if (digit < 0 || digit > 9) {
        throw malformed();
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** The text stays out of the message: it is personal data. */
  private static DateTimeException malformed() {
    return new DateTimeException("not in the form YYYY, YYYY-MM or YYYY-MM-DD");
  }

  /** Returns the year. */
  public int year() {
    return first.getYear();
  }

  /** Returns the last day that it may mean. */
  public LocalDate last() {
    return switch (precision) {
      case YEAR -> first.withDayOfYear(first.lengthOfYear());
      case MONTH -> first.withDayOfMonth(first.lengthOfMonth());
      case DAY -> first;
    };
  }

  /** Whether the day is known. */
  public boolean isDay() {
    return precision == Precision.DAY;
  }

  /** Returns the form that {@link #parse} reads. */
  @Override
  public String toString() {
    String day = first.toString();
    return switch (precision) {
      case YEAR -> day.substring(0, day.length() - (DAY_LENGTH - YEAR_LENGTH));
      case MONTH -> day.substring(0, day.length() - (DAY_LENGTH - MONTH_LENGTH));
      case DAY -> day;
    };
  }
}
