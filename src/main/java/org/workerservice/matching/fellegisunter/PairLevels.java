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
  private final ComparisonLevel[] levels = new ComparisonLevel[Criterion.COUNT];

  /**
   * The agreeing name: the rarer it is, the stronger the evidence; null where it does not matter.
   */
  NameToken family;

  NameToken given;
  NameToken middle;
  String city;
  int birthDate;

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

  /** Returns the levels by the order of the criteria, null where there is none. */
  ComparisonLevel[] copy() {
    return levels.clone();
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
