package org.workerservice.matching.score;

/** The lowest scores of the bands, from 0 to 1; a score below {@code possible} is unlikely. */
public record Bands(double definite, double probable, double possible) {
  /** The bands of the specification, section 6.2. */
  public static final Bands STANDARD = new Bands(0.95, 0.85, 0.50);

  private static final double STEP = 0.01;

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException unless 0 &lt; possible &lt; probable &lt; definite &lt;= 1
   */
  public Bands {
    if (!(0 < possible && possible < probable && probable < definite && definite <= 1)) {
      throw new IllegalArgumentException(
          "bands must satisfy 0 < possible < probable < definite <= 1");
    }
  }

  /** Returns the band of a score. */
  public MatchQuality of(double score) {
    if (score >= definite) {
      return MatchQuality.DEFINITE;
    }
    if (score >= probable) {
      return MatchQuality.PROBABLE;
    }
    return score >= possible ? MatchQuality.POSSIBLE : MatchQuality.UNLIKELY;
  }

  /** The highest score that evidence too thin for <em>definite</em> can reach. */
  double maxProbable() {
    return Math.max(probable, definite - STEP);
  }

  /** The highest score that evidence too thin for <em>probable</em> can reach. */
  double maxPossible() {
    return Math.max(possible, probable - STEP);
  }
}
