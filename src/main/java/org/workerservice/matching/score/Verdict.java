package org.workerservice.matching.score;

import java.util.Optional;

/** The rule of every strategy: strong numbers decide, unless the rest contradicts them. */
public final class Verdict {
  private static final double IDENTIFIER = 1.0;
  private static final double DOCUMENT = 0.98;
  private static final double NAMES_DIFFER = 0.65;
  private static final double DATES_DIFFER = 0.5;

  private static final Optional<String> SHARED_BUT_DIFFERENT =
      Optional.of("a strong number is shared, but the rest looks like another person");
  private static final Optional<String> ALIKE_BUT_NUMBERS_DIFFER =
      Optional.of("the records are alike, but strong identifiers of the same kind differ");

  private Verdict() {}

  /** Returns the limit of a shared strong number, null when there is none. */
  public static ScoreLimit limit(Evidence evidence) {
    return contradicted(evidence) ? ScoreLimit.CONTRADICTED : null;
  }

  /** Returns the score that a strong number gives; NaN when none is shared. */
  public static double strong(Evidence evidence) {
    return strong(evidence, evidence.atLeast(Component.DOCUMENT, IDENTIFIER));
  }

  /** Returns the score of a shared strong number, NaN when none is shared. */
  public static double strong(StrongEvidence evidence, boolean documentEqual) {
    if (evidence.strongIdentifier || evidence.strongTaxId) {
      return IDENTIFIER;
    }
    return evidence.strongDocument || documentEqual ? DOCUMENT : Double.NaN;
  }

  /** Returns the conflict of a scored pair, if there is one. */
  public static Optional<String> conflict(Evidence evidence, double score, Bands bands) {
    boolean shared = !Double.isNaN(strong(evidence));
    return conflict(
        shared,
        shared && contradicted(evidence),
        evidence.strongNumbersDiffer,
        score >= bands.probable());
  }

  /** Returns what contradicts the score, if anything does. */
  public static Optional<String> conflict(
      boolean shared, boolean contradicted, boolean strongNumbersDiffer, boolean alike) {
    if (shared) {
      return contradicted ? SHARED_BUT_DIFFERENT : Optional.empty();
    }
    return strongNumbersDiffer && alike ? ALIKE_BUT_NUMBERS_DIFFER : Optional.empty();
  }

  private static boolean contradicted(Evidence evidence) {
    return evidence.below(Component.NAME, NAMES_DIFFER)
        && evidence.below(Component.BIRTH_DATE, DATES_DIFFER);
  }
}
