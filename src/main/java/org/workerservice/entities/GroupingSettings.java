package org.workerservice.entities;

/**
 * How willingly records are joined.
 *
 * @param matchFrom the least score that speaks for a pair, from 0 to 1
 * @param joinAbove the least mean evidence between two groups, in natural log odds
 * @param neverCompared how much a pair counts against that was not worth comparing, in natural log
 *     odds, at least 0
 * @param pairsForAMatch of how many pairs across two entities one at least must be a match, for the
 *     two to be joined as wholes; at least 1
 */
public record GroupingSettings(
    double matchFrom, double joinAbove, double neverCompared, int pairsForAMatch) {
  private static final double MORE_LIKELY_THAN_NOT = 0.5;
  private static final double NEVER_COMPARED = 0.5;

  /** Taken together the members of a family look like any of them. */
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
   * Returns the usual settings, which join what is more likely one person than not.
   *
   * @param matchFrom the least score that speaks for a pair, from 0 to 1
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
