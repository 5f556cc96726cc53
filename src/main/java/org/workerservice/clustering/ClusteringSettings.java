package org.workerservice.clustering;

/**
 * How willingly records are joined.
 *
 * @param matchFrom the least score that speaks for a pair, from 0 to 1
 * @param joinAbove the least mean evidence between two groups, in natural log odds
 * @param neverCompared how much a pair counts against that was not worth comparing, in natural log
 *     odds, at least 0
 */
public record ClusteringSettings(double matchFrom, double joinAbove, double neverCompared) {
  /** Matches from 0.85 on; joins what is more likely one person than not. */
  public static final ClusteringSettings STANDARD = new ClusteringSettings(0.85, 0.5, 0.5);

  /** Checks the ranges. */
  public ClusteringSettings {
    if (!(matchFrom > 0 && matchFrom <= 1 && neverCompared >= 0)) {
      throw new IllegalArgumentException("matchFrom must be a share and neverCompared at least 0");
    }
  }
}
