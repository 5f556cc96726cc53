package org.workerservice.matching.fellegisunter;

import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Criterion;

/** Agreements and differences of a pair of records that depend on several levels. */
final class Agreements {
  private static final double AGREES = 0.8;
  private static final double ALIKE = 0.6;
  private static final double SOMEWHAT = 0.5;
  private static final double INITIAL = 0.7;
  private static final double SURELY = 0.95;

  private Agreements() {}

  static boolean nameAgrees(PairLevels levels) {
    return levels.atLeast(Criterion.FAMILY_NAME, SOMEWHAT)
        || levels.atLeast(Criterion.GIVEN_NAME, ALIKE);
  }

  /** Whether a personal attribute links the records, beyond a name and a town. */
  static boolean linked(PairLevels levels) {
    return home(levels)
        || levels.is(ComparisonLevel.PHONE_EQUAL)
        || levels.is(ComparisonLevel.EMAIL_EQUAL)
        || levels.atLeast(Criterion.IDENTIFIER, AGREES)
        || levels.atLeast(Criterion.DOCUMENT, AGREES);
  }

  static boolean home(PairLevels levels) {
    boolean place = levels.atLeast(Criterion.POSTAL_CODE, AGREES);
    boolean elsewhere =
        levels.is(ComparisonLevel.CITY_DIFFERENT)
            && levels.compared(Criterion.POSTAL_CODE)
            && !place;
    return levels.atLeast(Criterion.STREET, place ? ALIKE : AGREES) && !elsewhere;
  }

  /** Whether street, number and place of a private address agree. */
  static boolean atOneDoor(PairLevels levels) {
    return !levels.workAddress
        && levels.atLeast(Criterion.STREET, AGREES)
        && levels.atLeast(Criterion.POSTAL_CODE, AGREES)
        && levels.atLeast(Criterion.CITY, AGREES);
  }

  static boolean contactAgrees(PairLevels levels) {
    return levels.is(ComparisonLevel.PHONE_EQUAL) || levels.is(ComparisonLevel.EMAIL_EQUAL);
  }

  /** Whether attributes differ that twins and namesakes do not share. */
  static boolean personalAttributesDiffer(PairLevels levels) {
    return levels.multipleBirth
        || levels.strongNumbersDiffer
        || levels.is(ComparisonLevel.IDENTIFIER_DIFFERENT)
        || levels.is(ComparisonLevel.EMAIL_DIFFERENT)
        || levels.is(ComparisonLevel.PHONE_DIFFERENT);
  }

  static boolean numbersDiffer(PairLevels levels) {
    return levels.strongNumbersDiffer
        || levels.is(ComparisonLevel.IDENTIFIER_DIFFERENT)
        || levels.is(ComparisonLevel.DOCUMENT_DIFFERENT);
  }

  /** Whether the cities agree, or the postal regions if no city differs. */
  static boolean near(PairLevels levels) {
    return levels.atLeast(Criterion.CITY, AGREES)
        || levels.atLeast(Criterion.POSTAL_CODE, SOMEWHAT)
            && !levels.is(ComparisonLevel.CITY_DIFFERENT);
  }

  /**
   * Whether there is at least weak evidence beside name and date: a city, a postal region, or an
   * e-mail address made of the name, though many people share these.
   */
  static boolean placed(PairLevels levels) {
    return near(levels) || levels.atLeast(Criterion.EMAIL, AGREES);
  }

  /**
   * Whether enough agrees without a birth date: registers without birth dates tell practitioners
   * apart by middle names, occupation and region.
   *
   * @param rareName whether very few people have the names
   */
  static boolean described(PairLevels levels, boolean rareName) {
    int agreeing =
        (rareName ? 1 : 0)
            + (levels.atLeast(Criterion.MIDDLE_NAME, INITIAL) ? 1 : 0)
            + (levels.is(ComparisonLevel.OCCUPATION_EQUAL) ? 1 : 0)
            + (levels.is(ComparisonLevel.STATE_EQUAL) ? 1 : 0);
    return agreeing >= 2
        && (!levels.compared(Criterion.BIRTH_DATE) || levels.bornOnPlaceholder())
        && !levels.is(ComparisonLevel.OCCUPATION_DIFFERENT)
        && levels.atLeast(Criterion.FAMILY_NAME, AGREES)
        && levels.atLeast(Criterion.GIVEN_NAME, AGREES)
        && !levels.is(ComparisonLevel.FAMILY_NAME_EXCHANGED)
        && !personalAttributesDiffer(levels);
  }

  /**
   * Whether names agree and so does anything else that two people rarely share, or a given name
   * with a further one and the birth date.
   */
  static boolean beyondTheName(PairLevels levels) {
    return levels.atLeast(Criterion.GIVEN_NAME, AGREES)
        && !levels.is(ComparisonLevel.OCCUPATION_DIFFERENT)
        && (levels.atLeast(Criterion.FAMILY_NAME, AGREES) ? elseAgrees(levels) : keptNames(levels));
  }

  /** Whether a place, a contact or a number agrees. */
  static boolean beyondNameAndDate(PairLevels levels) {
    return near(levels) || linked(levels);
  }

  private static boolean elseAgrees(PairLevels levels) {
    return levels.atLeast(Criterion.MIDDLE_NAME, INITIAL)
            && !levels.is(ComparisonLevel.FAMILY_NAME_EXCHANGED)
        || levels.atLeast(Criterion.BIRTH_DATE, ALIKE) && !levels.weakBirthDate
        || levels.is(ComparisonLevel.STATE_EQUAL)
        || levels.is(ComparisonLevel.ORGANIZATION_EQUAL)
        || near(levels);
  }

  /** Whether all given names and the date, or year, of birth agree: a marriage changes neither. */
  static boolean keptNames(PairLevels levels) {
    return levels.is(ComparisonLevel.MIDDLE_NAME_EQUAL)
        && levels.atLeast(Criterion.GIVEN_NAME, SURELY)
        && levels.atLeast(Criterion.BIRTH_DATE, ALIKE);
  }

  static int corroborations(PairLevels levels) {
    boolean address =
        levels.atLeast(Criterion.STREET, AGREES) || levels.is(ComparisonLevel.POSTAL_CODE_EQUAL);
    return (address ? 1 : 0)
        + (levels.is(ComparisonLevel.PHONE_EQUAL) ? 1 : 0)
        + (emailAgrees(levels) ? 1 : 0)
        + (levels.atLeast(Criterion.IDENTIFIER, AGREES) ? 1 : 0)
        + (levels.atLeast(Criterion.DOCUMENT, AGREES) ? 1 : 0);
  }

  /** E-mail addresses made of the same name are alike even if they belong to different people. */
  private static boolean emailAgrees(PairLevels levels) {
    boolean named =
        levels.atLeast(Criterion.FAMILY_NAME, SOMEWHAT)
            && levels.atLeast(Criterion.GIVEN_NAME, SOMEWHAT);
    return levels.atLeast(Criterion.EMAIL, named ? SURELY : AGREES);
  }
}
