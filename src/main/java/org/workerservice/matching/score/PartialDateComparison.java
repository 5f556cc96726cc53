package org.workerservice.matching.score;

import org.workerservice.matching.text.BirthDates;

/**
 * Compares two birth dates of which at least one is partial, as far as both go; symmetric. Of 1
 * January, which may mean only a year, only the year is compared.
 */
final class PartialDateComparison {
  private static final int MONTHS = 12;

  private PartialDateComparison() {}

  static BirthDateComparison of(int left, int right) {
    return knowsMonth(left) && knowsMonth(right) ? months(left, right) : years(left, right);
  }

  private static boolean knowsMonth(int packed) {
    return BirthDates.month(packed) > 0 && !BirthDates.weak(packed);
  }

  private static BirthDateComparison months(int left, int right) {
    int years = BirthDates.year(left) - BirthDates.year(right);
    int months = BirthDates.month(left) - BirthDates.month(right);
    if (years == 0 && months == 0) {
      return BirthDateComparison.MONTH_KNOWN;
    }
    if (Math.abs(MONTHS * years + months) == 1 || months == 0 && near(left, right)) {
      return BirthDateComparison.PART_NEAR;
    }
    return years == 0 ? BirthDateComparison.YEAR : BirthDateComparison.DIFFERENT;
  }

  private static BirthDateComparison years(int left, int right) {
    if (BirthDates.year(left) == BirthDates.year(right)) {
      return BirthDateComparison.YEAR_KNOWN;
    }
    return near(left, right) ? BirthDateComparison.PART_NEAR : BirthDateComparison.DIFFERENT;
  }

  /** Whether the years are one apart, differ in one digit, or have their last digits exchanged. */
  private static boolean near(int left, int right) {
    int one = BirthDates.year(left);
    int other = BirthDates.year(right);
    boolean exchanged =
        one / 100 == other / 100 && one % 10 == other / 10 % 10 && one / 10 % 10 == other % 10;
    return Math.abs(one - other) == 1 || oneDigit(one, other) || exchanged;
  }

  private static boolean oneDigit(int one, int other) {
    int different = 0;
    for (int left = one, right = other; left > 0 || right > 0; left /= 10, right /= 10) {
      different += left % 10 == right % 10 ? 0 : 1;
    }
    return different == 1;
  }
}
