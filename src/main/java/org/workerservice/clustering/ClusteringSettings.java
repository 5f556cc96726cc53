package org.workerservice.clustering;

/**
 * How willingly records are joined.
 *
 * @param joinAbove the least mean evidence between two groups, in natural log odds
 * @param neverCompared how much a pair counts against that was not worth comparing, in natural log
 *     odds, at least 0
 */
public record ClusteringSettings(double joinAbove, double neverCompared) {
  /** Joins what is more likely one person than not. */
  public static final ClusteringSettings STANDARD = new ClusteringSettings(0.5, 0.5);
}
