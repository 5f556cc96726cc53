package org.workerservice.matching.fellegisunter;

import java.util.Collection;
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
  private static final double OTHER_DATE = 0.3;

  private Households() {}

  static boolean among(Collection<LevelPatterns.Pattern> candidates) {
    double relatives = 0;
    double errors = 0;
    for (LevelPatterns.Pattern pattern : candidates) {
      if (isOneDoorWithTwoGivenNames(pattern)) {
        relatives += pattern.atMost(Criterion.BIRTH_DATE, OTHER_DATE) ? pattern.count : 0;
        errors += pattern.atLeast(Criterion.BIRTH_DATE, SAME_DATE) ? pattern.count : 0;
      }
    }
    return errors < MIN_ERRORS || errors < ERRORS_TO_RELATIVES * relatives;
  }

  private static boolean isOneDoorWithTwoGivenNames(LevelPatterns.Pattern pattern) {
    return pattern.atLeast(Criterion.STREET, AGREES)
        && pattern.atMost(Criterion.GIVEN_NAME, 0)
        && (pattern.atLeast(Criterion.POSTAL_CODE, AGREES)
            || pattern.atLeast(Criterion.CITY, AGREES));
  }
}
