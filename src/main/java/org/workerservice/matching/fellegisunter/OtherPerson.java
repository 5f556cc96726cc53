package org.workerservice.matching.fellegisunter;

import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Criterion;
import org.workerservice.matching.score.RegistryTraits;
import org.workerservice.matching.score.ScoreLimit;

/**
 * Detects pairs that are more likely two people who look alike because they share a family, a
 * household, a name or a town: twins, siblings, spouses, namesakes, parents and children. Such a
 * pair is at most <em>possible</em>, however high its log odds: levels are not independent within a
 * family.
 *
 * <p>Personal attributes decide: telephone, e-mail address, numbers.
 */
final class OtherPerson {
  private static final double AGREES = 0.8;
  private static final double ALIKE = 0.6;
  private static final double SURELY = 0.95;
  private static final double EXCHANGED = 0.9;
  private static final double ONE_ERROR = 0.85;
  private static final int YEARS_OF_A_GENERATION = 14;

  private final PairLevels levels;
  private final boolean households;
  private final boolean learned;
  private final boolean bornAlike;

  private OtherPerson(PairLevels levels, RegistryTraits traits) {
    this.levels = levels;
    households = traits.households();
    learned = traits.learned();
    bornAlike = levels.atLeast(Criterion.BIRTH_DATE, ALIKE);
  }

  /**
   * Returns why the records are likely two people, null when they are not.
   *
   * @param traits whether people in the registry live together; if not, a different given name is
   *     an error like any other, and a home address is a personal attribute
   */
  static ScoreLimit reason(PairLevels levels, RegistryTraits traits) {
    return new OtherPerson(levels, traits).reason();
  }

  private ScoreLimit reason() {
    if (levels.compared(Criterion.BIRTH_DATE) && bornApart()) {
      return ScoreLimit.OTHER_BIRTH_DATE;
    }
    if (levels.generationsDiffer && !(bornAlike && personalAttributeAgrees())) {
      return ScoreLimit.OTHER_GENERATION;
    }
    if (numbersApart()) {
      return ScoreLimit.OTHER_NUMBERS;
    }
    return byName();
  }

  /** A personal attribute that agrees outweighs a number that was mixed up. */
  private boolean numbersApart() {
    boolean unknownAge =
        !levels.compared(Criterion.BIRTH_DATE)
            && Agreements.numbersDiffer(levels)
            && !Agreements.contactAgrees(levels);
    return (unknownAge || levels.surelyOtherNumbers) && !personalAttributeAgrees();
  }

  private ScoreLimit byName() {
    boolean given = levels.compared(Criterion.GIVEN_NAME);
    boolean family = levels.compared(Criterion.FAMILY_NAME);
    if (!given && !family) {
      return levels.strongNumbersDiffer ? ScoreLimit.OTHER_NUMBERS : null;
    }
    if (!learned && !(given && family) && elsewhere()) {
      return ScoreLimit.OTHER_PLACE;
    }
    if (!given) {
      return null;
    }
    if (levels.is(ComparisonLevel.GENDER_DIFFERENT)
        && !levels.atLeast(Criterion.GIVEN_NAME, SURELY)) {
      return ScoreLimit.OTHER_GENDER;
    }
    if (levels.is(ComparisonLevel.GIVEN_NAME_DIFFERENT)) {
      if (!learned && otherNames()) {
        return ScoreLimit.OTHER_GIVEN_NAME;
      }
      return (households || levels.weakBirthDate) && givenDifferent()
          ? ScoreLimit.OTHER_GIVEN_NAME
          : null;
    }
    return !learned && levels.is(ComparisonLevel.FAMILY_NAME_DIFFERENT) && familyDifferent()
        ? ScoreLimit.OTHER_FAMILY_NAME
        : null;
  }

  /** Whether the different birth date is that of a namesake, a parent or a sibling. */
  private boolean bornApart() {
    boolean generationApart = levels.yearsApart >= YEARS_OF_A_GENERATION;
    boolean child = generationApart && levels.differsAtAll(Criterion.GIVEN_NAME);
    boolean samePerson =
        child ? levels.atLeast(Criterion.IDENTIFIER, AGREES) : personalAttributeAgrees();
    if (samePerson || levels.atLeast(Criterion.BIRTH_DATE, ONE_ERROR)) {
      return false;
    }
    if (bornAlike) {
      return Agreements.personalAttributesDiffer(levels)
          && (generationApart || !Agreements.linked(levels));
    }
    boolean relative = !(named() || livesAlone() || learned && !households);
    return relative
        || Agreements.personalAttributesDiffer(levels)
        || levels.generationOfOne
        || generationApart && households && (otherKnownName() || !Agreements.home(levels));
  }

  /** A mother and her son may have similar names: Mary and Mark. */
  private boolean otherKnownName() {
    return levels.bothNames && levels.is(ComparisonLevel.GIVEN_NAME_TYPING_ERROR);
  }

  private boolean personalAttributeAgrees() {
    return levels.atLeast(Criterion.IDENTIFIER, AGREES) || levels.is(ComparisonLevel.EMAIL_EQUAL);
  }

  /**
   * Without households, an equal home address with half a name, or an equal house with nothing
   * else, belongs to one person.
   */
  private boolean livesAlone() {
    return !households
        && (Agreements.nameAgrees(levels) ? Agreements.home(levels) : Agreements.atOneDoor(levels));
  }

  /**
   * Whether every name that both records have agrees, so that none suggests a brother or sister.
   */
  private boolean named() {
    boolean family =
        !levels.compared(Criterion.FAMILY_NAME) || levels.atLeast(Criterion.FAMILY_NAME, AGREES);
    boolean given =
        !levels.compared(Criterion.GIVEN_NAME)
            || levels.is(ComparisonLevel.GIVEN_NAME_EQUAL)
            || levels.is(ComparisonLevel.GIVEN_NAME_NICKNAME)
            || levels.is(ComparisonLevel.GIVEN_NAME_TYPING_ERROR)
            || levels.is(ComparisonLevel.GIVEN_NAME_EXCHANGED);
    return family && given;
  }

  /**
   * Whether this is not a marriage: another person may be born on that day, or live or work in that
   * place.
   */
  private boolean familyDifferent() {
    boolean linked = Agreements.linked(levels);
    boolean born =
        levels.compared(Criterion.BIRTH_DATE)
            ? linked && levels.atLeast(Criterion.BIRTH_DATE, ONE_ERROR)
                || !levels.bornOnPlaceholder() && exactlyBorn()
            : Agreements.contactAgrees(levels);
    boolean kept = Agreements.keptNames(levels);
    return !(born || kept || !households && linked)
        || movedAway() && !kept
        || Agreements.personalAttributesDiffer(levels) && !linked;
  }

  /** Whether no name agrees, and neither does the birth date at one door. */
  private boolean otherNames() {
    return levels.is(ComparisonLevel.FAMILY_NAME_DIFFERENT)
        && !personalAttributeAgrees()
        && !atHome();
  }

  private boolean exactlyBorn() {
    return levels.atLeast(Criterion.BIRTH_DATE, EXCHANGED);
  }

  /**
   * Whether birth date and place differ, so that half a name that agrees belongs to another person.
   */
  private boolean elsewhere() {
    return !levels.is(ComparisonLevel.BIRTH_DATE_EQUAL) && movedAway();
  }

  private boolean movedAway() {
    boolean known = levels.compared(Criterion.CITY) || levels.compared(Criterion.POSTAL_CODE);
    return known
        && !Agreements.near(levels)
        && !levels.atLeast(Criterion.POSTAL_CODE, AGREES)
        && !Agreements.linked(levels);
  }

  /** Whether this is a twin, which is the case unless no personal attribute differs. */
  private boolean givenDifferent() {
    if (levels.is(ComparisonLevel.EMAIL_EQUAL) && bornAlike) {
      return false;
    }
    return !levels.atLeast(Criterion.BIRTH_DATE, ONE_ERROR)
        || levels.weakBirthDate
        || Agreements.personalAttributesDiffer(levels)
        || levels.compared(Criterion.EMAIL)
        || levels.is(ComparisonLevel.OCCUPATION_DIFFERENT)
        || !placedTogether();
  }

  /** A twin has the same family name and birth date, so one person needs more evidence. */
  private boolean placedTogether() {
    int agreeing =
        (levels.atLeast(Criterion.STREET, ALIKE) ? 1 : 0)
            + (levels.atLeast(Criterion.POSTAL_CODE, AGREES) ? 1 : 0)
            + (levels.atLeast(Criterion.CITY, AGREES) ? 1 : 0);
    boolean together = agreeing >= 2 || Agreements.corroborations(levels) > 0;
    return Agreements.nameAgrees(levels) ? together : atHome();
  }

  /** Birth date and a whole private address are enough even if no name agrees. */
  private boolean atHome() {
    return levels.is(ComparisonLevel.BIRTH_DATE_EQUAL)
        && !levels.weakBirthDate
        && Agreements.atOneDoor(levels);
  }
}
