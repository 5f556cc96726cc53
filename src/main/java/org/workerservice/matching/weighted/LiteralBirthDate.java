package org.workerservice.matching.weighted;

import org.workerservice.matching.text.BirthDates;

/** The birth-date component of the specification; its rules apply in the order given there. */
enum LiteralBirthDate {
  EQUAL(1.0, "birth dates are equal"),
  TWO_DAYS(0.95, "birth dates are at most two days apart in one month"),
  SWAPPED(0.90, "day and month are exchanged"),
  SAME_MONTH(0.80, "year and month are equal"),
  SAME_YEAR(0.50, "only the years are equal"),
  NEXT_YEAR(0.85, "years differ by one, day and month are equal"),
  DIFFERENT(0.0, "birth dates differ");

  private final double score;
  private final String evidence;

  LiteralBirthDate(double score, String evidence) {
    this.score = score;
    this.evidence = evidence;
  }

  double score() {
    return score;
  }

  String evidence() {
    return evidence;
  }

  static LiteralBirthDate of(int left, int right) {
    if (BirthDates.partial(left) || BirthDates.partial(right)) {
      return asFarAsKnown(left, right);
    }
    if (left == right) {
      return EQUAL;
    }
    int years = Math.abs(BirthDates.year(left) - BirthDates.year(right));
    if (years > 0) {
      return years == 1 && left % 10_000 == right % 10_000 ? NEXT_YEAR : DIFFERENT;
    }
    boolean sameMonth = BirthDates.month(left) == BirthDates.month(right);
    if (sameMonth && Math.abs(BirthDates.day(left) - BirthDates.day(right)) <= 2) {
      return TWO_DAYS;
    }
    if (BirthDates.month(left) == BirthDates.day(right)
        && BirthDates.day(left) == BirthDates.month(right)) {
      return SWAPPED;
    }
    return sameMonth ? SAME_MONTH : SAME_YEAR;
  }

  /** A day that is not known is not equal. */
  private static LiteralBirthDate asFarAsKnown(int left, int right) {
    if (BirthDates.year(left) != BirthDates.year(right)) {
      return DIFFERENT;
    }
    boolean sameMonth =
        BirthDates.month(left) > 0 && BirthDates.month(left) == BirthDates.month(right);
    return sameMonth ? SAME_MONTH : SAME_YEAR;
  }
}
