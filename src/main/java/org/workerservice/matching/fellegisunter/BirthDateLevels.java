package org.workerservice.matching.fellegisunter;

import org.workerservice.matching.score.BirthDateComparison;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.text.BirthDates;

/** Sorts two birth dates into levels; symmetric. */
final class BirthDateLevels {
  private static final int MONTHS = 12;
  private static final int DAYS = 31;

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
      case YEAR -> near(left, right, ComparisonLevel.BIRTH_DATE_YEAR);
      case DIFFERENT -> different(left, right);
    };
  }

  private static ComparisonLevel different(int left, int right) {
    if (BirthDates.weak(left) && BirthDates.weak(right)) {
      return standIns(left, right);
    }
    return twoErrors(left, right)
        ? near(left, right, ComparisonLevel.BIRTH_DATE_TWO_PARTS)
        : near(left, right, ComparisonLevel.BIRTH_DATE_DIFFERENT);
  }

  /** That both are of 1 January says nothing: the years are all there is. */
  private static ComparisonLevel standIns(int left, int right) {
    return Math.abs(BirthDates.year(left) - BirthDates.year(right)) == 1
        ? ComparisonLevel.BIRTH_DATE_TWO_PARTS
        : ComparisonLevel.BIRTH_DATE_DIFFERENT;
  }

  /** Every part is off by little: a year or ten, a month or two, some days. */
  private static ComparisonLevel near(int left, int right, ComparisonLevel otherwise) {
    int years = Math.abs(BirthDates.year(left) - BirthDates.year(right));
    int months = around(BirthDates.month(left) - BirthDates.month(right), MONTHS);
    int days = around(BirthDates.day(left) - BirthDates.day(right), DAYS);
    if ((years <= 1 || years == 10) && months <= 1 && days <= 2) {
      return ComparisonLevel.BIRTH_DATE_CLOSE;
    }
    boolean rough = (years <= 1 || years >= 9 && years <= 11) && months <= 2 && days <= 4;
    return rough && otherwise.agreement() < ComparisonLevel.BIRTH_DATE_ROUGH.agreement()
        ? ComparisonLevel.BIRTH_DATE_ROUGH
        : otherwise;
  }

  /** December is next to January. */
  private static int around(int difference, int all) {
    int apart = Math.abs(difference);
    return Math.min(apart, all - apart);
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
