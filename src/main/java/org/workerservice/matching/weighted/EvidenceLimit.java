package org.workerservice.matching.weighted;

import org.workerservice.matching.score.BirthDateComparison;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.Evidence;
import org.workerservice.matching.score.EvidenceGuard;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.ScoreLimit;

/**
 * What keeps a score down, given how much agreeing evidence there is and what speaks against it.
 *
 * <p>A weighted mean alone calls twins, namesakes, and father and son of one name identical, and is
 * sure of people of whom it has seen a name only. Every limit below only ever rises when a further
 * field agrees.
 */
final class EvidenceLimit {
  private static final double NAMES_AGREE = 0.90;
  private static final double NAMES_DIFFER = 0.60;
  private static final double GIVEN_DIFFER = 0.75;

  /** Mario and Maria are a typing error only while the genders do not say otherwise. */
  private static final double GIVEN_SURE = 0.95;

  private static final double DATES_AGREE = 0.90;

  private EvidenceLimit() {}

  /** Returns what limits the mean, null when nothing does. */
  static ScoreLimit of(Evidence evidence, MatchSettings settings) {
    if (settings.evidenceGuard() == EvidenceGuard.OFF) {
      return null;
    }
    if (speaksAgainst(evidence)) {
      return ScoreLimit.DIFFERENT;
    }
    if (evidence.family.missing() || evidence.given.missing()) {
      return withoutWholeName(evidence);
    }
    return evidence.compared(Component.BIRTH_DATE)
        ? withBirthDate(evidence, settings)
        : withoutBirthDate(evidence);
  }

  private static boolean speaksAgainst(Evidence evidence) {
    boolean givenDiffer = !evidence.given.missing() && evidence.given.score() < GIVEN_DIFFER;
    boolean namesDiffer = evidence.below(Component.NAME, NAMES_DIFFER);
    boolean datesDiffer =
        evidence.below(Component.BIRTH_DATE, BirthDateComparison.CONTRADICTS_BELOW);
    boolean gendersDiffer =
        evidence.below(Component.GENDER, 0.5) && evidence.given.score() < GIVEN_SURE;
    boolean generationsDiffer =
        evidence.generationsDiffer && !evidence.atLeast(Component.BIRTH_DATE, DATES_AGREE);
    return givenDiffer || namesDiffer || datesDiffer || gendersDiffer || generationsDiffer;
  }

  /** Family name and birth date alone are also those of a twin; it takes a third agreement. */
  private static ScoreLimit withoutWholeName(Evidence evidence) {
    return corroborations(evidence) > 0 && evidence.atLeast(Component.BIRTH_DATE, DATES_AGREE)
        ? ScoreLimit.UNSURE
        : ScoreLimit.THIN_EVIDENCE;
  }

  private static ScoreLimit withBirthDate(Evidence evidence, MatchSettings settings) {
    int corroborations = corroborations(evidence);
    if (corroborations == 0 && settings.evidenceGuard() == EvidenceGuard.CORROBORATED) {
      return ScoreLimit.THIN_EVIDENCE;
    }
    boolean sure =
        evidence.atLeast(Component.NAME, NAMES_AGREE)
            && evidence.atLeast(Component.BIRTH_DATE, DATES_AGREE)
            && !evidence.strongNumbersDiffer
            && corroborations >= (evidence.weakBirthDate ? 2 : 1);
    return sure ? null : ScoreLimit.UNSURE;
  }

  private static ScoreLimit withoutBirthDate(Evidence evidence) {
    int household =
        (evidence.addressCorroborates ? 1 : 0)
            + (evidence.atLeast(Component.PHONE, 1) ? 1 : 0)
            + (evidence.richGivenNames ? 1 : 0);
    return personal(evidence) || household >= 2 ? ScoreLimit.UNSURE : ScoreLimit.THIN_EVIDENCE;
  }

  /** What people of one household or one name do not share. */
  private static boolean personal(Evidence evidence) {
    return evidence.atLeast(Component.EMAIL, 1) || evidence.atLeast(Component.IDENTIFIER, 1);
  }

  private static int corroborations(Evidence evidence) {
    return (evidence.addressCorroborates ? 1 : 0)
        + (evidence.atLeast(Component.PHONE, 1) ? 1 : 0)
        + (evidence.atLeast(Component.EMAIL, 1) ? 1 : 0)
        + (evidence.atLeast(Component.IDENTIFIER, 1) ? 1 : 0);
  }
}
