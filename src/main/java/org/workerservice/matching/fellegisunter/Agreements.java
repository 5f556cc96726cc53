package org.workerservice.matching.fellegisunter;

import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Criterion;

/** What a pair of records has in common, or has not, that no single level says. */
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

  /** Something of their own ties the records together, beyond a name and a town. */
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

  /** Street, number and place of a private address. */
  static boolean atOneDoor(PairLevels levels) {
    return !levels.workAddress
        && levels.atLeast(Criterion.STREET, AGREES)
        && levels.atLeast(Criterion.POSTAL_CODE, AGREES)
        && levels.atLeast(Criterion.CITY, AGREES);
  }

  static boolean reached(PairLevels levels) {
    return levels.is(ComparisonLevel.PHONE_EQUAL) || levels.is(ComparisonLevel.EMAIL_EQUAL);
  }

  /** What twins and namesakes do not share. */
  static boolean ownThingsDiffer(PairLevels levels) {
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

  /** One city, or one postal region where no other city is known. */
  static boolean near(PairLevels levels) {
    return levels.atLeast(Criterion.CITY, AGREES)
        || levels.atLeast(Criterion.POSTAL_CODE, SOMEWHAT)
            && !levels.is(ComparisonLevel.CITY_DIFFERENT);
  }

  /**
   * A city or postal region alone is something, and so is an address made of the name, though many
   * share them.
   */
  static boolean placed(PairLevels levels) {
    return near(levels) || levels.atLeast(Criterion.EMAIL, AGREES);
  }

  /**
   * Registers that know no birth date tell practitioners apart by further names, calling and
   * region.
   *
   * @param rareName whether hardly anybody else has the names
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
        && !ownThingsDiffer(levels);
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

  /** Addresses that are made of one name are alike, whoever they belong to. */
  private static boolean emailAgrees(PairLevels levels) {
    boolean named =
        levels.atLeast(Criterion.FAMILY_NAME, SOMEWHAT)
            && levels.atLeast(Criterion.GIVEN_NAME, SOMEWHAT);
    return levels.atLeast(Criterion.EMAIL, named ? SURELY : AGREES);
  }
}
