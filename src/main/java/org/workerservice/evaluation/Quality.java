package org.workerservice.evaluation;

/** How many pairs were found, correctly and incorrectly, and how many were missed. */
public record Quality(long truePositives, long falsePositives, long falseNegatives) {

  /** Returns the share of found pairs that are correct, 1 when none was found. */
  public double precision() {
    return ratio(truePositives, truePositives + falsePositives);
  }

  /** Returns the share of true pairs that were found, 1 when there are none. */
  public double recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /** Returns the harmonic mean of precision and recall. */
  public double f1() {
    return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
