package org.workerservice.matching;

/**
 * How high the score of a pair may be, whatever its log odds: independent agreements are wanted for
 * a good band, and some differences must be looked at by a person.
 *
 * <p>Every limit only ever rises when a further field agrees.
 */
final class LevelLimit {
  private static final double AGREES = 0.8;
  private static final double ALIKE = 0.6;

  private LevelLimit() {}

  static double of(PairLevels levels, MatchSettings settings) {
    Bands bands = settings.bands();
    if (settings.evidenceGuard() == EvidenceGuard.OFF) {
      return 1;
    }
    if (rulesOut(levels)) {
      return bands.mostPossible();
    }
    int corroborations = corroborations(levels);
    boolean named = levels.compared(Criterion.FAMILY_NAME) || levels.compared(Criterion.GIVEN_NAME);
    boolean born = levels.atLeast(Criterion.BIRTH_DATE, ALIKE);
    int agreements = corroborations + (born ? 1 : 0) + (named && !nameless(levels) ? 1 : 0);
    if (agreements < 2 && !(agreements == 1 && placed(levels))) {
      return bands.mostPossible();
    }
    if (settings.evidenceGuard() == EvidenceGuard.CORROBORATED && corroborations == 0) {
      return bands.mostPossible();
    }
    return sure(levels, corroborations) ? 1 : bands.mostProbable();
  }

  /** What twins, siblings, spouses, and father and son have. */
  private static boolean rulesOut(PairLevels levels) {
    boolean bornAlike = levels.atLeast(Criterion.BIRTH_DATE, ALIKE);
    if (levels.generationsDiffer && !bornAlike) {
      return true;
    }
    if (levels.is(ComparisonLevel.GENDER_DIFFERENT)
        && levels.compared(Criterion.GIVEN_NAME)
        && !levels.atLeast(Criterion.GIVEN_NAME, 0.95)) {
      return true;
    }
    if (!levels.is(ComparisonLevel.GIVEN_NAME_DIFFERENT)) {
      return false;
    }
    boolean bornDifferently = levels.compared(Criterion.BIRTH_DATE) && !bornAlike;
    return bornDifferently
        || levels.multipleBirth
        || levels.strongNumbersDiffer
        || levels.is(ComparisonLevel.EMAIL_DIFFERENT)
        || levels.is(ComparisonLevel.FAMILY_NAME_DIFFERENT);
  }

  private static boolean nameless(PairLevels levels) {
    return !levels.atLeast(Criterion.FAMILY_NAME, ALIKE)
        && !levels.atLeast(Criterion.GIVEN_NAME, ALIKE);
  }

  /** A city alone is something, though it tells few people apart. */
  private static boolean placed(PairLevels levels) {
    return levels.atLeast(Criterion.CITY, AGREES);
  }

  private static int corroborations(PairLevels levels) {
    boolean address =
        levels.atLeast(Criterion.STREET, AGREES) || levels.atLeast(Criterion.POSTAL_CODE, AGREES);
    return (address ? 1 : 0)
        + (levels.atLeast(Criterion.PHONE, AGREES) ? 1 : 0)
        + (levels.atLeast(Criterion.EMAIL, AGREES) ? 1 : 0)
        + (levels.atLeast(Criterion.IDENTIFIER, AGREES) ? 1 : 0)
        + (levels.atLeast(Criterion.DOCUMENT, AGREES) ? 1 : 0);
  }

  /** Name, birth date and something else agree, and nothing that matters differs. */
  private static boolean sure(PairLevels levels, int corroborations) {
    boolean agree =
        levels.atLeast(Criterion.FAMILY_NAME, AGREES)
            && levels.atLeast(Criterion.GIVEN_NAME, 0.7)
            && levels.atLeast(Criterion.BIRTH_DATE, AGREES);
    boolean differ =
        levels.strongNumbersDiffer
            || levels.generationsDiffer
            || levels.multipleBirth && !levels.atLeast(Criterion.GIVEN_NAME, 0.95)
            || levels.is(ComparisonLevel.GENDER_DIFFERENT);
    return agree && !differ && corroborations >= (levels.weakBirthDate ? 2 : 1);
  }
}
