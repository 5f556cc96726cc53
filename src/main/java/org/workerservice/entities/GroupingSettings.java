package org.workerservice.entities;

/**
 * How readily records are joined.
 *
 * @param matchFrom the lowest score that is evidence for a pair, above 0 and at most 1
 * @param joinAbove the mean evidence between two groups above which they are joined, in natural log
 *     odds
 * @param neverCompared how much a pair that was not compared counts against, in natural log odds,
 *     at least 0
 * @param pairsForAMatch one in this many pairs across two entities must be a match to join the two
 *     as wholes; at least 1
 */
public record GroupingSettings(
    double matchFrom, double joinAbove, double neverCompared, int pairsForAMatch) {
  private static final double MORE_LIKELY_THAN_NOT = 0.5;
  private static final double NEVER_COMPARED = 0.5;

  /** The merged records of a family look like any of its members. */
  private static final int AMONG_HOUSEHOLDS = 3;

  private static final int WITHOUT_HOUSEHOLDS = 9;

  /** Checks the ranges. */
  public GroupingSettings {
    if (!(matchFrom > 0 && matchFrom <= 1 && neverCompared >= 0 && pairsForAMatch >= 1)) {
      throw new IllegalArgumentException(
          "matchFrom must be a share, neverCompared at least 0, pairsForAMatch at least 1");
    }
  }

  /**
   * Returns the default settings, which join records that are more likely one person than not.
   *
   * @param matchFrom the lowest score that is evidence for a pair, above 0 and at most 1
   * @param households whether people live together, so that a family may look like one person
   */
  public static GroupingSettings of(double matchFrom, boolean households) {
    return new GroupingSettings(
        matchFrom,
        MORE_LIKELY_THAN_NOT,
        NEVER_COMPARED,
        households ? AMONG_HOUSEHOLDS : WITHOUT_HOUSEHOLDS);
  }
}
