package org.workerservice.entities;

import java.util.List;

/** What the records of two groups say together; pure and symmetric. */
@FunctionalInterface
public interface GroupScore {
  /**
   * Returns the probability that two groups of records describe one person, from 0 to 1.
   *
   * @param left positions of records that are taken for one person, rising
   * @param right the same of another group
   */
  double of(List<Integer> left, List<Integer> right);
}
