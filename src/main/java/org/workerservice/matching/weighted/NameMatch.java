package org.workerservice.matching.weighted;

import org.workerservice.matching.score.Similarity;

/**
 * How well two names agree.
 *
 * @param score from 0 to 1
 * @param swapped whether family and given names had to be exchanged
 * @param alias whether a name is not the primary one
 * @param rich whether at least two given names agree in full
 */
record NameMatch(
    double score,
    Similarity family,
    Similarity given,
    boolean swapped,
    boolean alias,
    boolean rich) {

  boolean complete() {
    return !family.missing() && !given.missing();
  }

  /** Ranks complete pairs first: a pair that lacks a part must not hide a complete one. */
  private double rank() {
    return complete() ? score + 1 : score;
  }

  /** Returns the better of two pairs, the same one for either order. */
  NameMatch better(NameMatch other) {
    int byRank = Double.compare(rank(), other.rank());
    int byGiven = byRank == 0 ? Double.compare(given.score(), other.given.score()) : byRank;
    int byLevel = byGiven == 0 ? other.given.level().compareTo(given.level()) : byGiven;
    return byLevel >= 0 ? this : other;
  }
}
