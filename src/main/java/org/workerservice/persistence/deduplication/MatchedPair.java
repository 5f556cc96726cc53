package org.workerservice.persistence.deduplication;

import java.util.UUID;

/**
 * Two workers that match.
 *
 * @param first the smaller id
 */
public record MatchedPair(UUID first, UUID second, double score) {
  /** Returns the pair of two workers in any order. */
  public static MatchedPair of(UUID one, UUID other, double score) {
    return isSmaller(one, other)
        ? new MatchedPair(one, other, score)
        : new MatchedPair(other, one, score);
  }

  /** The database compares ids as unsigned numbers. */
  private static boolean isSmaller(UUID one, UUID other) {
    int order = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return order != 0
        ? order < 0
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) < 0;
  }
}
