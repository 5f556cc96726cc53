package org.workerservice.matching.weighted;

import org.workerservice.matching.score.BirthDateComparison;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.Evidence;
import org.workerservice.matching.score.EvidenceGuard;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.ScoreLimit;

/**
 * Limits a score, depending on how much evidence agrees and how much disagrees.
 *
 * <p>A weighted mean alone treats twins, namesakes, and father and son of one name as identical,
 * and is sure of people even if it knows only a name. When one more field agrees, a limit can only
 * rise.
 */
final class EvidenceLimit {
  private static final double NAMES_AGREE = 0.90;
  private static final double NAMES_DIFFER = 0.60;
  private static final double GIVEN_DIFFER = 0.75;

  /** Mario and Maria are a typing error only if the genders do not differ. */
  private static final double GIVEN_SURE = 0.95;

  private static final double DATES_AGREE = 0.90;

  private EvidenceLimit() {}

  /** Returns the limit of the mean, null when there is none. */
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
    return evidence.compared(Component.BIRTH_DATE) && !evidence.onlyBirthYear
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

  /** A twin has the same family name and birth date, so a third agreement is necessary. */
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

  /** Whether an attribute agrees that people of one household or one name do not share. */
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
