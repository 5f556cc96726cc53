package org.workerservice.matching.fellegisunter;

import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.Criterion;
import org.workerservice.matching.score.EvidenceGuard;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.ScoreLimit;

/**
 * Keeps a pair out of a good band, however high its log odds: a good band needs independent
 * agreements, and a person must review some differences.
 */
final class LevelLimit {
  private static final double AGREES = 0.8;
  private static final double ALIKE = 0.6;
  private static final double CLOSE = 0.65;
  private static final double INITIAL = 0.7;
  private static final double SURELY = 0.95;

  /** A changed family name is plausible from odds of 23 to 1. */
  private static final double MARRIAGE_BITS = 4.5;

  /** Names and one weak agreement are enough from odds of 8 to 1, which include all namesakes. */
  private static final double CONVINCING_BITS = 3;

  /** One pair of people in 16 million shares names as rare as this. */
  private static final double RARE_NAME_BITS = 24;

  private LevelLimit() {}

  /** Returns the limit of the score of a pair, null when there is none. */
  static ScoreLimit of(PairLevels levels, MatchSettings settings, PairWeights weights) {
    if (settings.evidenceGuard() == EvidenceGuard.OFF) {
      return null;
    }
    ScoreLimit other = OtherPerson.reason(levels, settings.model().traits());
    if (other != null) {
      return other;
    }
    int corroborations = Agreements.corroborations(levels);
    ScoreLimit little =
        settings.model().traits().learned() && settings.evidenceGuard() == EvidenceGuard.STANDARD
            ? null
            : little(levels, settings, weights, corroborations);
    if (little != null) {
      return little;
    }
    if (sure(levels, corroborations)) {
      return null;
    }
    return !settings.model().traits().learned() && noNameAgrees(levels) && !personallyTied(levels)
        ? ScoreLimit.NO_NAME
        : ScoreLimit.UNSURE;
  }

  private static boolean noNameAgrees(PairLevels levels) {
    return levels.is(ComparisonLevel.FAMILY_NAME_DIFFERENT)
        && levels.is(ComparisonLevel.GIVEN_NAME_DIFFERENT);
  }

  /**
   * Returns the limit of a pair of which too little agrees. A trained model does not need it: it
   * knows how common names are in the registry, so its probability includes the namesakes.
   */
  private static ScoreLimit little(
      PairLevels levels, MatchSettings settings, PairWeights weights, int corroborations) {
    if (nameless(levels) && !personallyTied(levels)) {
      return ScoreLimit.THIN_EVIDENCE;
    }
    if (marriedByChance(levels, weights)) {
      return ScoreLimit.OTHER_FAMILY_NAME;
    }
    boolean named = Agreements.nameAgrees(levels);
    boolean alone = !settings.model().households() && Agreements.atOneDoor(levels);
    if (!named && !alone && !levels.atLeast(Criterion.BIRTH_DATE, ALIKE)) {
      return ScoreLimit.LITTLE_IN_COMMON;
    }
    return thin(levels, named, corroborations, settings.evidenceGuard(), weights)
        ? ScoreLimit.THIN_EVIDENCE
        : null;
  }

  private static boolean nameless(PairLevels levels) {
    return !levels.compared(Criterion.FAMILY_NAME) && !levels.compared(Criterion.GIVEN_NAME);
  }

  /** Whether a contact or a number agrees, which people of one house and birthday do not share. */
  private static boolean personallyTied(PairLevels levels) {
    return Agreements.contactAgrees(levels)
        || levels.atLeast(Criterion.IDENTIFIER, AGREES)
        || levels.atLeast(Criterion.DOCUMENT, AGREES);
  }

  /**
   * Many people share a common given name and a birth date: without more evidence, only a rare name
   * is enough for a marriage.
   */
  private static boolean marriedByChance(PairLevels levels, PairWeights weights) {
    return levels.is(ComparisonLevel.FAMILY_NAME_DIFFERENT)
        && levels.compared(Criterion.GIVEN_NAME)
        && !Agreements.linked(levels)
        && weights.total(levels) < MARRIAGE_BITS;
  }

  private static boolean thin(
      PairLevels levels,
      boolean named,
      int corroborations,
      EvidenceGuard guard,
      PairWeights weights) {
    boolean born = levels.atLeast(Criterion.BIRTH_DATE, CLOSE) && !levels.bornOnPlaceholder();
    int agreements = corroborations + (born ? 1 : 0) + (named ? 1 : 0);
    boolean placed = Agreements.placed(levels);
    boolean convincing = weights.total(levels) >= CONVINCING_BITS;
    boolean described =
        placed
            || convincing
                && (Agreements.described(levels, isRare(levels, weights))
                    || Agreements.beyondTheName(levels));
    return agreements == 0
        || agreements == 1 && !described
        || corroborations == 0 && guard == EvidenceGuard.CORROBORATED
        || corroborations == 0 && !placed && otherKnownName(levels);
  }

  /** Whether two similar names are both well known: twins often have similar names. */
  private static boolean otherKnownName(PairLevels levels) {
    return levels.bothNames && levels.is(ComparisonLevel.GIVEN_NAME_SIMILAR);
  }

  private static boolean isRare(PairLevels levels, PairWeights weights) {
    return weights.of(Component.NAME, levels) >= RARE_NAME_BITS;
  }

  /**
   * Whether name, birth date and something else agree, and nothing important differs. Given names
   * that differ by more than one edit are not enough: twins often have names that are alike. Nor
   * are nicknames on their own: Emily and Emma may be twins, or one person.
   */
  private static boolean sure(PairLevels levels, int corroborations) {
    boolean agree =
        levels.atLeast(Criterion.FAMILY_NAME, AGREES)
            && levels.atLeast(Criterion.GIVEN_NAME, INITIAL)
            && levels.atLeast(Criterion.BIRTH_DATE, AGREES);
    boolean differ =
        levels.strongNumbersDiffer
            || levels.generationsDiffer
            || levels.multipleBirth && levels.differsAtAll(Criterion.GIVEN_NAME)
            || levels.is(ComparisonLevel.MIDDLE_NAME_DIFFERENT)
            || levels.is(ComparisonLevel.GENDER_DIFFERENT);
    boolean nicknamed = levels.is(ComparisonLevel.GIVEN_NAME_NICKNAME) && !personallyTied(levels);
    boolean spelled =
        levels.atLeast(Criterion.GIVEN_NAME, SURELY)
            || !levels.initialsDiffer
                && !levels.severalEdits
                && !Agreements.personalAttributesDiffer(levels)
                && !levels.differsAtAll(Criterion.PHONE)
                && !levels.differsAtAll(Criterion.EMAIL);
    return agree
        && spelled
        && !nicknamed
        && !differ
        && corroborations >= (levels.weakBirthDate ? 2 : 1);
  }
}
