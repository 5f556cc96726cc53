package org.workerservice.matching.score;

import java.time.temporal.ChronoUnit;
import org.workerservice.matching.text.BirthDates;

/** How close two birth dates are, given the errors that people and forms make; symmetric. */
public enum BirthDateComparison {
  EQUAL(1.0, "birth dates are equal"),
  EQUAL_WEAK(1.0, "birth dates are equal, but 1 January is often a placeholder"),
  SWAPPED(0.90, "day and month are exchanged"),
  ONE_DAY(0.90, "birth dates are one day apart"),
  ONE_DIGIT(0.85, "birth dates differ in one digit"),
  EXCHANGED_DIGITS(0.80, "birth dates differ by two exchanged digits"),
  ONE_STEP(0.80, "birth dates differ by one in the month or the year"),
  MONTH_KNOWN(0.75, "years and months are equal, and no more could be compared"),
  YEAR_KNOWN(0.70, "years of birth are equal, and no more could be compared"),
  YEAR_ONLY(0.70, "years are equal and one date may mean only the year"),
  PART_NEAR(0.60, "the known parts of the birth dates differ by one error"),
  YEAR_AND_PART(0.50, "years are equal and so is the day or the month"),
  YEAR(0.20, "only the years are equal"),
  DIFFERENT(0.0, "birth dates differ");

  /** A score below this is evidence against the pair. */
  public static final double CONTRADICTS_BELOW = 0.6;

  private final double score;
  private final String evidence;

  BirthDateComparison(double score, String evidence) {
    this.score = score;
    this.evidence = evidence;
  }

  /** Returns the agreement from 0 to 1. */
  public double score() {
    return score;
  }

  /** Returns the result in words. */
  public String evidence() {
    return evidence;
  }

  /** Compares two packed dates, neither of them missing. */
  public static BirthDateComparison of(int left, int right) {
    if (BirthDates.partial(left) || BirthDates.partial(right)) {
      return PartialDateComparison.of(left, right);
    }
    if (left == right) {
      return BirthDates.weak(left) ? EQUAL_WEAK : EQUAL;
    }
    if (BirthDates.weak(left) && BirthDates.weak(right)) {
      return DIFFERENT;
    }
    boolean sameYear = BirthDates.year(left) == BirthDates.year(right);
    boolean sameMonth = BirthDates.month(left) == BirthDates.month(right);
    boolean sameDay = BirthDates.day(left) == BirthDates.day(right);
    if (sameYear
        && BirthDates.month(left) == BirthDates.day(right)
        && BirthDates.day(left) == BirthDates.month(right)) {
      return SWAPPED;
    }
    if (oneDayApart(left, right)) {
      return ONE_DAY;
    }
    BirthDateComparison byDigits = byDigits(left, right);
    if (byDigits != DIFFERENT) {
      return byDigits;
    }
    if (oneStep(left, right, sameMonth, sameDay)) {
      return ONE_STEP;
    }
    if (!sameYear) {
      return DIFFERENT;
    }
    if (BirthDates.weak(left) || BirthDates.weak(right)) {
      return YEAR_ONLY;
    }
    return sameMonth || sameDay ? YEAR_AND_PART : YEAR;
  }

  /** Whether the dates are neighbouring days, also across the end of a month or a year. */
  private static boolean oneDayApart(int left, int right) {
    if (Math.abs(BirthDates.year(left) - BirthDates.year(right)) > 1) {
      return false;
    }
    long days = ChronoUnit.DAYS.between(BirthDates.unpack(left), BirthDates.unpack(right));
    return Math.abs(days) == 1;
  }

  private static BirthDateComparison byDigits(int left, int right) {
    int different = 0;
    int firstPlace = -1;
    int lastPlace = -1;
    int one = left;
    int other = right;
    for (int place = 0; place < 8; place++, one /= 10, other /= 10) {
      if (one % 10 != other % 10) {
        different++;
        firstPlace = firstPlace < 0 ? place : firstPlace;
        lastPlace = place;
      }
    }
    if (different == 1) {
      return ONE_DIGIT;
    }
    return different == 2 && lastPlace == firstPlace + 1 && exchanged(left, right, firstPlace)
        ? EXCHANGED_DIGITS
        : DIFFERENT;
  }

  private static boolean exchanged(int left, int right, int place) {
    int one = left;
    int other = right;
    for (int i = 0; i < place; i++) {
      one /= 10;
      other /= 10;
    }
    return one % 10 == other / 10 % 10 && one / 10 % 10 == other % 10;
  }

  /** Whether month or year is off by one, such as September and October or 1999 and 2000. */
  private static boolean oneStep(int left, int right, boolean sameMonth, boolean sameDay) {
    int months =
        (BirthDates.year(left) - BirthDates.year(right)) * 12
            + BirthDates.month(left)
            - BirthDates.month(right);
    return sameDay && (Math.abs(months) == 1 || sameMonth && Math.abs(months) == 12);
  }
}
