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
  private static final double CLOSE = 0.65;
  private static final double SOMEWHAT = 0.5;
  private static final double INITIAL = 0.7;
  private static final double SURELY = 0.95;

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
    boolean born = levels.atLeast(Criterion.BIRTH_DATE, CLOSE);
    int agreements = corroborations + (born ? 1 : 0) + (nameAgrees(levels) ? 1 : 0);
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
    boolean bornDifferently = levels.compared(Criterion.BIRTH_DATE) && !bornAlike;
    if (levels.generationsDiffer && !bornAlike) {
      return true;
    }
    if (!levels.compared(Criterion.GIVEN_NAME)) {
      return !levels.compared(Criterion.FAMILY_NAME) && levels.strongNumbersDiffer;
    }
    boolean givenAgree = levels.atLeast(Criterion.GIVEN_NAME, SURELY);
    if (levels.is(ComparisonLevel.GENDER_DIFFERENT) && !givenAgree) {
      return true;
    }
    if (levels.is(ComparisonLevel.FAMILY_NAME_DIFFERENT) && bornDifferently) {
      return true;
    }
    return levels.is(ComparisonLevel.GIVEN_NAME_DIFFERENT)
        ? !bornAlike || ownThingsDiffer(levels) || !placedTogether(levels)
        : bornDifferently && !levels.atLeast(Criterion.GIVEN_NAME, AGREES);
  }

  /** What twins do not share. */
  private static boolean ownThingsDiffer(PairLevels levels) {
    return levels.multipleBirth
        || levels.strongNumbersDiffer
        || levels.is(ComparisonLevel.IDENTIFIER_DIFFERENT)
        || levels.is(ComparisonLevel.EMAIL_DIFFERENT);
  }

  /** A family name and a birth date are those of a twin: without more, nothing speaks for one. */
  private static boolean placedTogether(PairLevels levels) {
    int agreeing =
        (levels.atLeast(Criterion.STREET, ALIKE) ? 1 : 0)
            + (levels.atLeast(Criterion.POSTAL_CODE, AGREES) ? 1 : 0)
            + (levels.atLeast(Criterion.CITY, AGREES) ? 1 : 0);
    boolean together = agreeing >= 2 || corroborations(levels) > 0;
    return nameAgrees(levels) ? together : atHome(levels);
  }

  /** Birth date and the whole of a private address: enough even where no name agrees. */
  private static boolean atHome(PairLevels levels) {
    return !levels.workAddress
        && levels.is(ComparisonLevel.BIRTH_DATE_EQUAL)
        && !levels.weakBirthDate
        && levels.atLeast(Criterion.STREET, AGREES)
        && levels.atLeast(Criterion.POSTAL_CODE, AGREES)
        && levels.atLeast(Criterion.CITY, AGREES);
  }

  private static boolean nameAgrees(PairLevels levels) {
    return levels.atLeast(Criterion.FAMILY_NAME, SOMEWHAT)
        || levels.atLeast(Criterion.GIVEN_NAME, ALIKE);
  }

  /** A city alone is something, though it tells few people apart. */
  private static boolean placed(PairLevels levels) {
    return levels.atLeast(Criterion.CITY, AGREES);
  }

  private static int corroborations(PairLevels levels) {
    boolean address =
        levels.atLeast(Criterion.STREET, AGREES) || levels.is(ComparisonLevel.POSTAL_CODE_EQUAL);
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
            && levels.atLeast(Criterion.GIVEN_NAME, INITIAL)
            && levels.atLeast(Criterion.BIRTH_DATE, AGREES);
    boolean differ =
        levels.strongNumbersDiffer
            || levels.generationsDiffer
            || levels.multipleBirth && !levels.atLeast(Criterion.GIVEN_NAME, SURELY)
            || levels.is(ComparisonLevel.GENDER_DIFFERENT);
    return agree && !differ && corroborations >= (levels.weakBirthDate ? 2 : 1);
  }
}
