package org.workerservice.entities;

import java.util.List;

/** Scores two groups of records, each as a whole; pure and symmetric. */
@FunctionalInterface
public interface GroupScore {
  /**
   * Returns the probability that two groups of records describe one person, from 0 to 1.
   *
   * @param left positions of records that are treated as one person, in ascending order
   * @param right the same for another group
   */
  double of(List<Integer> left, List<Integer> right);
}
