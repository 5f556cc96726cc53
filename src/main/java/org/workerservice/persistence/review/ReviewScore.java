package org.workerservice.persistence.review;

import java.util.Optional;

/**
 * How a pair of workers compares.
 *
 * @param score between 0 and 1
 * @param quality the code of its band
 * @param breakdown the score of each compared component, a JSON object
 * @param logOdds in bits; empty if the pair was not scored
 * @param limit the code of the limit that keeps the score down
 */
public record ReviewScore(
    double score,
    String quality,
    String breakdown,
    Optional<Double> logOdds,
    Optional<String> limit) {
  /** Returns the score of a pair that shares a strong identifier. */
  public static ReviewScore ofClaim() {
    return new ReviewScore(1, "definite", "{}", Optional.empty(), Optional.empty());
  }
}
