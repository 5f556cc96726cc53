package org.workerservice.entities;

/** The evidence between two groups; not thread-safe. */
final class Bridge {
  /** The evidence of one pair is at most odds of 999 to 1. */
  private static final double MAX_LOG_ODDS = Math.log(999);

  private double evidence;
  private int compared;
  private boolean contradiction;

  /** Returns the evidence of one pair. */
  static Bridge of(ScoredPair pair, double matchFrom) {
    Bridge bridge = new Bridge();
    bridge.evidence = evidence(pair.score(), matchFrom);
    bridge.compared = 1;
    bridge.contradiction = pair.contradiction();
    return bridge;
  }

  /** A score that is possible but not a match is evidence neither for nor against a pair. */
  private static double evidence(double score, double matchFrom) {
    double odds = Math.clamp(Math.log(score / (1 - score)), -MAX_LOG_ODDS, MAX_LOG_ODDS);
    return score >= matchFrom ? odds : Math.min(0, odds);
  }

  /** Returns the evidence between the union of two groups and a third group. */
  static Bridge union(Bridge one, Bridge other) {
    Bridge union = new Bridge();
    union.evidence = one.evidence + other.evidence;
    union.compared = one.compared + other.compared;
    union.contradiction = one.contradiction || other.contradiction;
    return union;
  }

  boolean contradiction() {
    return contradiction;
  }

  /**
   * Returns the mean evidence of all pairs across the groups.
   *
   * @param pairs how many pairs there are
   * @param neverCompared how much each pair that was not compared counts against
   */
  double mean(double pairs, double neverCompared) {
    return (evidence - neverCompared * (pairs - compared)) / pairs;
  }
}
