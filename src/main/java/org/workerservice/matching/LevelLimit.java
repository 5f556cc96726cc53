package org.workerservice.matching;

/**
 * How high the score of a pair may be, whatever its log odds: independent agreements are wanted for
 * a good band, and some differences must be looked at by a person.
 */
final class LevelLimit {
  private static final double AGREES = 0.8;
  private static final double ALIKE = 0.6;
  private static final double CLOSE = 0.65;
  private static final double INITIAL = 0.7;
  private static final double SURELY = 0.95;

  /** One pair of people in 16 million shares such names. */
  private static final double RARE_NAME_BITS = 24;

  private LevelLimit() {}

  static double of(PairLevels levels, MatchSettings settings) {
    Bands bands = settings.bands();
    if (settings.evidenceGuard() == EvidenceGuard.OFF) {
      return 1;
    }
    if (OtherPerson.isLikely(levels, settings.model().households())) {
      return bands.mostPossible();
    }
    if (!Agreements.nameAgrees(levels) && !levels.atLeast(Criterion.BIRTH_DATE, ALIKE)) {
      return bands.mostPossible();
    }
    int corroborations = Agreements.corroborations(levels);
    boolean born = levels.atLeast(Criterion.BIRTH_DATE, CLOSE);
    int agreements = corroborations + (born ? 1 : 0) + (Agreements.nameAgrees(levels) ? 1 : 0);
    if (agreements < 2
        && !(agreements == 1
            && (Agreements.placed(levels)
                || Agreements.described(levels, isRare(levels, settings))))) {
      return bands.mostPossible();
    }
    if (settings.evidenceGuard() == EvidenceGuard.CORROBORATED && corroborations == 0) {
      return bands.mostPossible();
    }
    return sure(levels, corroborations) ? 1 : bands.mostProbable();
  }

  private static boolean isRare(PairLevels levels, MatchSettings settings) {
    return settings.model().weights().of(Component.NAME, levels) >= RARE_NAME_BITS;
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
    boolean spelled =
        levels.atLeast(Criterion.GIVEN_NAME, SURELY) || !Agreements.ownThingsDiffer(levels);
    return agree && spelled && !differ && corroborations >= (levels.weakBirthDate ? 2 : 1);
  }
}
