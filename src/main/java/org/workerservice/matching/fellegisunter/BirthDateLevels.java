package org.workerservice.matching.fellegisunter;

import org.workerservice.matching.score.BirthDateComparison;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.text.BirthDates;

/** Finds the level of two birth dates; symmetric. */
final class BirthDateLevels {
  private static final int MONTHS = 12;
  private static final int DAYS = 31;

  /** The place of the year in a packed date. */
  private static final int YEAR = 10_000;

  private BirthDateLevels() {}

  static void compare(int left, int right, PairLevels levels) {
    if (left == BirthDates.MISSING || right == BirthDates.MISSING) {
      return;
    }
    levels.set(level(left, right));
    levels.birthDate = Math.min(left, right);
    levels.weakBirthDate = vague(left) || vague(right);
    levels.yearsApart = Math.abs(BirthDates.year(left) - BirthDates.year(right));
  }

  private static boolean vague(int packed) {
    return BirthDates.weak(packed) || BirthDates.partial(packed);
  }

  private static ComparisonLevel level(int left, int right) {
    return switch (BirthDateComparison.of(left, right)) {
      case EQUAL, EQUAL_WEAK -> ComparisonLevel.BIRTH_DATE_EQUAL;
      case SWAPPED -> ComparisonLevel.BIRTH_DATE_EXCHANGED;
      case ONE_DAY, ONE_DIGIT, EXCHANGED_DIGITS, ONE_STEP -> ComparisonLevel.BIRTH_DATE_NEAR;
      case MONTH_KNOWN -> ComparisonLevel.BIRTH_DATE_MONTH_KNOWN;
      case YEAR_KNOWN -> ComparisonLevel.BIRTH_DATE_YEAR_KNOWN;
      case PART_NEAR -> ComparisonLevel.BIRTH_DATE_PART_NEAR;
      case YEAR_ONLY -> ComparisonLevel.BIRTH_DATE_YEAR_ONLY;
      case YEAR_AND_PART -> ComparisonLevel.BIRTH_DATE_TWO_PARTS;
      case YEAR -> year(left, right);
      case DIFFERENT -> different(left, right);
    };
  }

  private static ComparisonLevel year(int left, int right) {
    return partial(left, right)
        ? ComparisonLevel.BIRTH_DATE_YEAR
        : near(left, right, ComparisonLevel.BIRTH_DATE_YEAR);
  }

  private static boolean partial(int left, int right) {
    return BirthDates.partial(left) || BirthDates.partial(right);
  }

  private static ComparisonLevel different(int left, int right) {
    if (partial(left, right)) {
      return ComparisonLevel.BIRTH_DATE_DIFFERENT;
    }
    if (BirthDates.weak(left) && BirthDates.weak(right)) {
      return placeholders(left, right);
    }
    if (left % YEAR == right % YEAR) {
      return near(left, right, ComparisonLevel.BIRTH_DATE_TWO_PARTS);
    }
    return near(
        left,
        right,
        twoDigits(left, right)
            ? ComparisonLevel.BIRTH_DATE_ROUGH
            : ComparisonLevel.BIRTH_DATE_DIFFERENT);
  }

  /** Two dates of 1 January agree only in their placeholder, so only the years count. */
  private static ComparisonLevel placeholders(int left, int right) {
    return Math.abs(BirthDates.year(left) - BirthDates.year(right)) == 1
        ? ComparisonLevel.BIRTH_DATE_TWO_PARTS
        : ComparisonLevel.BIRTH_DATE_DIFFERENT;
  }

  /**
   * Finds dates of which every part is nearly right: off by one year or ten, a month or two, a few
   * days.
   */
  private static ComparisonLevel near(int left, int right, ComparisonLevel otherwise) {
    int years = Math.abs(BirthDates.year(left) - BirthDates.year(right));
    int months = cyclicDistance(BirthDates.month(left) - BirthDates.month(right), MONTHS);
    int days = cyclicDistance(BirthDates.day(left) - BirthDates.day(right), DAYS);
    if ((years <= 1 || years == 10) && months <= 1 && days <= 2) {
      return ComparisonLevel.BIRTH_DATE_CLOSE;
    }
    boolean rough = (years <= 1 || years >= 9 && years <= 11) && months <= 2 && days <= 4;
    return rough && otherwise.agreement() < ComparisonLevel.BIRTH_DATE_ROUGH.agreement()
        ? ComparisonLevel.BIRTH_DATE_ROUGH
        : otherwise;
  }

  /** Returns the distance on a cycle: December is next to January. */
  private static int cyclicDistance(int difference, int all) {
    int apart = Math.abs(difference);
    return Math.min(apart, all - apart);
  }

  /**
   * Whether at most two digits differ. That happens to twice as many strangers as two equal parts.
   */
  private static boolean twoDigits(int left, int right) {
    int different = 0;
    for (int one = left, other = right; one > 0 || other > 0; one /= 10, other /= 10) {
      different += one % 10 == other % 10 ? 0 : 1;
    }
    return different <= 2;
  }
}
