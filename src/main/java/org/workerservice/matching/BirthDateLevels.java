package org.workerservice.matching;

/** Sorts two birth dates into levels; symmetric. */
final class BirthDateLevels {
  private BirthDateLevels() {}

  static void compare(int left, int right, PairLevels levels) {
    if (left == BirthDates.MISSING || right == BirthDates.MISSING) {
      return;
    }
    levels.set(level(left, right));
    levels.birthDate = Math.min(left, right);
    levels.weakBirthDate = BirthDates.weak(left) || BirthDates.weak(right);
    levels.yearsApart = Math.abs(BirthDates.year(left) - BirthDates.year(right));
  }

  private static ComparisonLevel level(int left, int right) {
    return switch (BirthDateComparison.of(left, right)) {
      case EQUAL, EQUAL_WEAK -> ComparisonLevel.BIRTH_DATE_EQUAL;
      case SWAPPED -> ComparisonLevel.BIRTH_DATE_EXCHANGED;
      case ONE_DAY, ONE_DIGIT, EXCHANGED_DIGITS, ONE_STEP -> ComparisonLevel.BIRTH_DATE_NEAR;
      case YEAR_ONLY -> ComparisonLevel.BIRTH_DATE_YEAR_ONLY;
      case YEAR_AND_PART -> ComparisonLevel.BIRTH_DATE_TWO_PARTS;
      case YEAR ->
          close(left, right) ? ComparisonLevel.BIRTH_DATE_CLOSE : ComparisonLevel.BIRTH_DATE_YEAR;
      case DIFFERENT -> different(left, right);
    };
  }

  private static ComparisonLevel different(int left, int right) {
    if (close(left, right)) {
      return ComparisonLevel.BIRTH_DATE_CLOSE;
    }
    return twoErrors(left, right)
        ? ComparisonLevel.BIRTH_DATE_TWO_PARTS
        : ComparisonLevel.BIRTH_DATE_DIFFERENT;
  }

  /** Every part is off by little: a year or ten, a month, two days. */
  private static boolean close(int left, int right) {
    int years = Math.abs(BirthDates.year(left) - BirthDates.year(right));
    int months = Math.abs(BirthDates.month(left) - BirthDates.month(right));
    int days = Math.abs(BirthDates.day(left) - BirthDates.day(right));
    return (years <= 1 || years == 10) && months <= 1 && days <= 2;
  }

  /** The same day of another year, or two wrong digits. */
  private static boolean twoErrors(int left, int right) {
    int different = 0;
    for (int one = left, other = right; one > 0 || other > 0; one /= 10, other /= 10) {
      different += one % 10 == other % 10 ? 0 : 1;
    }
    return different <= 2 || left % 10_000 == right % 10_000;
  }
}
