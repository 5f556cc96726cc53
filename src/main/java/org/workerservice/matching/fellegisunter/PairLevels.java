package org.workerservice.matching.fellegisunter;

import java.util.Arrays;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Criterion;
import org.workerservice.matching.score.StrongEvidence;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.matching.text.NameToken;

/**
 * The levels of one pair, and the values whose frequency matters. {@link LevelComparison} fills it
 * and reuses it for the next pair; not thread-safe.
 */
final class PairLevels extends StrongEvidence {
  private static final int RARITY_STEP = 2;

  private final ComparisonLevel[] levels = new ComparisonLevel[Criterion.COUNT];

  /**
   * The agreeing name: the rarer it is, the stronger the evidence; null where it does not matter.
   */
  NameToken family;

  NameToken given;
  NameToken middle;
  String city;
  int birthDate;

  /** How rare the values are, if they are no longer here; NaN otherwise. */
  double familyRarity = Double.NaN;

  double givenRarity = Double.NaN;
  double middleRarity = Double.NaN;
  double cityRarity = Double.NaN;

  boolean alias;

  /** Whether places of work were compared. */
  boolean workAddress;

  boolean generationsDiffer;

  /** Whether exactly one of the records has a generation such as junior or senior. */
  boolean generationOfOne;

  boolean multipleBirth;
  boolean weakBirthDate;

  /** Whether similar given names are both well known: Mary and Mark. */
  boolean bothNames;

  /** Whether similar given names begin with different letters: Jayden and Kayden. */
  boolean initialsDiffer;

  /** Whether the given names are alike and differ by more than one edit. */
  boolean severalEdits;

  /** Years between the birth dates; 0 when one is missing. */
  int yearsApart;

  void clear() {
    Arrays.fill(levels, null);
    family = null;
    given = null;
    middle = null;
    city = null;
    birthDate = BirthDates.MISSING;
    alias = false;
    workAddress = false;
    generationsDiffer = false;
    generationOfOne = false;
    multipleBirth = false;
    weakBirthDate = false;
    bothNames = false;
    initialsDiffer = false;
    severalEdits = false;
    surelyOtherNumbers = false;
    yearsApart = 0;
    strongIdentifier = false;
    strongDocument = false;
    strongTaxId = false;
    strongNumbersDiffer = false;
  }

  void clearName() {
    levels[Criterion.FAMILY_NAME.ordinal()] = null;
    levels[Criterion.GIVEN_NAME.ordinal()] = null;
    levels[Criterion.MIDDLE_NAME.ordinal()] = null;
  }

  void set(ComparisonLevel level) {
    levels[level.criterion().ordinal()] = level;
  }

  /**
   * Returns a copy with rounded rarities in place of the values, so that a few copies can stand for
   * all pairs of a registry.
   */
  PairLevels withoutValues(Rarity rarity) {
    PairLevels copy = new PairLevels();
    System.arraycopy(levels, 0, copy.levels, 0, levels.length);
    copy.familyRarity = family == null ? Double.NaN : rounded(familyRarity(rarity));
    copy.givenRarity = given == null ? Double.NaN : rounded(givenRarity(rarity));
    copy.middleRarity = middle == null ? Double.NaN : rounded(rarity.either(middle));
    copy.cityRarity = city == null ? Double.NaN : rounded(rarity.city(city));
    copy.alias = alias;
    copy.workAddress = workAddress;
    copy.weakBirthDate = weakBirthDate;
    return copy;
  }

  /** Returns how rare the agreeing family name is; exchanged names may be either. */
  double familyRarity(Rarity rarity) {
    if (family == null) {
      return familyRarity;
    }
    return is(ComparisonLevel.FAMILY_NAME_EXCHANGED)
        ? rarity.either(family)
        : rarity.family(family);
  }

  /** Returns how rare the agreeing given name is; exchanged names may be either. */
  double givenRarity(Rarity rarity) {
    if (given == null) {
      return givenRarity;
    }
    return is(ComparisonLevel.GIVEN_NAME_EXCHANGED) ? rarity.either(given) : rarity.given(given);
  }

  private static double rounded(double bits) {
    return Double.isNaN(bits) ? bits : RARITY_STEP * Math.round(bits / RARITY_STEP);
  }

  /** Returns the level of a criterion, null when it could not be compared. */
  ComparisonLevel of(Criterion criterion) {
    return levels[criterion.ordinal()];
  }

  boolean is(ComparisonLevel level) {
    return levels[level.criterion().ordinal()] == level;
  }

  boolean compared(Criterion criterion) {
    return levels[criterion.ordinal()] != null;
  }

  /** Whether the birth dates agree, but mean or may mean only a year. */
  boolean bornOnPlaceholder() {
    return weakBirthDate
        && (is(ComparisonLevel.BIRTH_DATE_EQUAL) || is(ComparisonLevel.BIRTH_DATE_YEAR_KNOWN));
  }

  /** Whether a criterion was compared and is not equal. */
  boolean differsAtAll(Criterion criterion) {
    ComparisonLevel level = levels[criterion.ordinal()];
    return level != null && level.agreement() < 1;
  }

  /** Whether a criterion was compared and its agreement is at least this. */
  boolean atLeast(Criterion criterion, double agreement) {
    ComparisonLevel level = levels[criterion.ordinal()];
    return level != null && level.agreement() >= agreement;
  }
}
