package org.workerservice.matching;

/**
 * Whether a pair is more likely two people whom a family, a household, a name or a town makes
 * alike: twins, siblings, spouses, namesakes, parents and children. Such a pair is at most
 * <em>possible</em>, whatever its log odds: levels are not independent within a family.
 *
 * <p>What people have of their own decides: telephone, e-mail address, numbers.
 */
final class OtherPerson {
  private static final double AGREES = 0.8;
  private static final double ALIKE = 0.6;
  private static final double SURELY = 0.95;
  private static final double ONE_ERROR = 0.85;
  private static final int YEARS_OF_A_GENERATION = 14;

  private OtherPerson() {}

  /**
   * Whether the pair is at most possible.
   *
   * @param households whether people in the registry live together: without, another given name is
   *     an error in it like any other
   */
  static boolean isLikely(PairLevels levels, boolean households) {
    boolean bornAlike = levels.atLeast(Criterion.BIRTH_DATE, ALIKE);
    if (levels.compared(Criterion.BIRTH_DATE) && bornApart(levels, bornAlike)) {
      return true;
    }
    if (levels.generationsDiffer && !bornAlike) {
      return true;
    }
    if (!levels.compared(Criterion.BIRTH_DATE)
        && Agreements.numbersDiffer(levels)
        && !Agreements.reached(levels)) {
      return true;
    }
    if (!levels.compared(Criterion.GIVEN_NAME)) {
      return levels.compared(Criterion.FAMILY_NAME)
          ? elsewhere(levels)
          : levels.strongNumbersDiffer;
    }
    if (!levels.compared(Criterion.FAMILY_NAME) && elsewhere(levels)) {
      return true;
    }
    if (levels.is(ComparisonLevel.GENDER_DIFFERENT)
        && !levels.atLeast(Criterion.GIVEN_NAME, SURELY)) {
      return true;
    }
    if (levels.is(ComparisonLevel.GIVEN_NAME_DIFFERENT)) {
      return households && givenDifferent(levels);
    }
    return levels.is(ComparisonLevel.FAMILY_NAME_DIFFERENT) && familyDifferent(levels, households);
  }

  /** The other birth date is that of a namesake, a parent or a sibling. */
  private static boolean bornApart(PairLevels levels, boolean bornAlike) {
    boolean generationApart = levels.yearsApart >= YEARS_OF_A_GENERATION;
    boolean samePerson =
        levels.atLeast(Criterion.IDENTIFIER, AGREES)
            || levels.is(ComparisonLevel.EMAIL_EQUAL)
                && !(generationApart && levels.differsAtAll(Criterion.GIVEN_NAME));
    if (samePerson || levels.atLeast(Criterion.BIRTH_DATE, ONE_ERROR)) {
      return false;
    }
    if (bornAlike) {
      return Agreements.ownThingsDiffer(levels) && (generationApart || !Agreements.linked(levels));
    }
    return !named(levels) || Agreements.ownThingsDiffer(levels) || levels.generationOfOne;
  }

  /** No name that is known of both speaks for a brother or sister. */
  private static boolean named(PairLevels levels) {
    boolean family =
        !levels.compared(Criterion.FAMILY_NAME) || levels.atLeast(Criterion.FAMILY_NAME, AGREES);
    boolean given =
        !levels.compared(Criterion.GIVEN_NAME)
            || levels.is(ComparisonLevel.GIVEN_NAME_EQUAL)
            || levels.is(ComparisonLevel.GIVEN_NAME_TYPING_ERROR)
            || levels.is(ComparisonLevel.GIVEN_NAME_EXCHANGED);
    return family && given;
  }

  /** A marriage, unless somebody else was born on that day or lives or works in that place. */
  private static boolean familyDifferent(PairLevels levels, boolean households) {
    boolean born =
        levels.compared(Criterion.BIRTH_DATE)
            ? levels.atLeast(Criterion.BIRTH_DATE, ONE_ERROR)
            : households ? Agreements.reached(levels) : Agreements.linked(levels);
    return !born
        || movedAway(levels)
        || Agreements.ownThingsDiffer(levels) && !Agreements.linked(levels);
  }

  /** Half a name that agrees is that of somebody born on another day in another place. */
  private static boolean elsewhere(PairLevels levels) {
    return !levels.is(ComparisonLevel.BIRTH_DATE_EQUAL) && movedAway(levels);
  }

  private static boolean movedAway(PairLevels levels) {
    boolean known = levels.compared(Criterion.CITY) || levels.compared(Criterion.POSTAL_CODE);
    return known
        && !levels.atLeast(Criterion.CITY, AGREES)
        && !levels.atLeast(Criterion.POSTAL_CODE, AGREES)
        && !Agreements.linked(levels);
  }

  /** A twin, unless nothing of their own differs. */
  private static boolean givenDifferent(PairLevels levels) {
    if (levels.is(ComparisonLevel.EMAIL_EQUAL) && levels.atLeast(Criterion.BIRTH_DATE, ALIKE)) {
      return false;
    }
    return !levels.atLeast(Criterion.BIRTH_DATE, ONE_ERROR)
        || Agreements.ownThingsDiffer(levels)
        || levels.compared(Criterion.EMAIL)
        || levels.is(ComparisonLevel.OCCUPATION_DIFFERENT)
        || !placedTogether(levels);
  }

  /** A family name and a birth date are those of a twin: without more, nothing speaks for one. */
  private static boolean placedTogether(PairLevels levels) {
    int agreeing =
        (levels.atLeast(Criterion.STREET, ALIKE) ? 1 : 0)
            + (levels.atLeast(Criterion.POSTAL_CODE, AGREES) ? 1 : 0)
            + (levels.atLeast(Criterion.CITY, AGREES) ? 1 : 0);
    boolean together = agreeing >= 2 || Agreements.corroborations(levels) > 0;
    return Agreements.nameAgrees(levels) ? together : atHome(levels);
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
}
