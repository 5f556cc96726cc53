package org.workerservice.matching.score;

/**
 * How often pairs have a level of comparison.
 *
 * @param m probability among pairs that are one person, above 0 and at most 1
 * @param u probability among pairs that are two people, above 0 and at most 1
 */
public record LevelProbability(double m, double u) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException for a probability of 0 or less, or above 1
   */
  public LevelProbability {
    if (!(m > 0 && m <= 1 && u > 0 && u <= 1)) {
      throw new IllegalArgumentException("m and u must be above 0 and at most 1");
    }
  }

  /** Returns the weight of the level in bits: the binary logarithm of the likelihood ratio. */
  public double bits() {
    return Math.log(m / u) / Math.log(2);
  }
}
