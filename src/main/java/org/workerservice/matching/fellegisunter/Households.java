package org.workerservice.matching.fellegisunter;

import java.util.Collection;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Criterion;

/**
 * Detects whether a registry has people who live together.
 *
 * <p>Two records with the same address and different given names are either two people (relatives,
 * or one who moved in after the other) or one person whose given name is wrong. Two people have
 * different birth dates, except for the few twins; one person has the same date. If the same birth
 * date is much more frequent, a different given name is more likely an error than a sister.
 */
final class Households {
  /** Fewer errors prove nothing: then people may live together. */
  private static final double MIN_ERRORS = 5;

  private static final double ERRORS_TO_RELATIVES = 2;
  private static final double AGREES = 0.8;
  private static final double SAME_DATE = 0.85;
  private static final double OTHER_DATE = 0.5;

  private Households() {}

  static boolean among(Collection<LevelPatterns.Pattern> candidates) {
    double relatives = 0;
    double errors = 0;
    for (LevelPatterns.Pattern pattern : candidates) {
      if (isOneDoorWithTwoGivenNames(pattern.levels)) {
        relatives += isOtherDate(pattern.levels) ? pattern.count : 0;
        errors += pattern.levels.atLeast(Criterion.BIRTH_DATE, SAME_DATE) ? pattern.count : 0;
      }
    }
    return errors < MIN_ERRORS || errors < ERRORS_TO_RELATIVES * relatives;
  }

  private static boolean isOtherDate(PairLevels levels) {
    return levels.compared(Criterion.BIRTH_DATE)
        && !levels.atLeast(Criterion.BIRTH_DATE, OTHER_DATE);
  }

  /** Years without a day are equal among spouses too, so they tell nothing. */
  private static boolean isOneDoorWithTwoGivenNames(PairLevels levels) {
    return !levels.weakBirthDate
        && levels.is(ComparisonLevel.GIVEN_NAME_DIFFERENT)
        && (isOneDoor(levels) || isOneFamilyAtOnePostalCode(levels));
  }

  private static boolean isOneDoor(PairLevels levels) {
    return levels.atLeast(Criterion.STREET, AGREES)
        && (levels.atLeast(Criterion.POSTAL_CODE, AGREES)
            || levels.atLeast(Criterion.CITY, AGREES));
  }

  private static boolean isOneFamilyAtOnePostalCode(PairLevels levels) {
    return !levels.compared(Criterion.STREET)
        && levels.is(ComparisonLevel.FAMILY_NAME_EQUAL)
        && levels.is(ComparisonLevel.POSTAL_CODE_EQUAL);
  }
}
