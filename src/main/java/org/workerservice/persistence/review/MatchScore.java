package org.workerservice.persistence.review;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The latest score of a worker and another one that was reported.
 *
 * @param other the other worker
 * @param quality the code of the band
 * @param codeToScore the score of each of the seven components of the specification that was
 *     compared
 * @param logOdds in bits
 * @param limit the code of the limit that keeps the score down
 * @param model the version of the active model; empty for the built-in one
 */
public record MatchScore(
    UUID id,
    UUID other,
    double score,
    String quality,
    Map<String, Double> codeToScore,
    Optional<Double> logOdds,
    Optional<String> limit,
    OptionalInt model,
    Instant calculatedAt) {
  /** Copies the map. */
  public MatchScore {
    codeToScore = Map.copyOf(codeToScore);
  }
}
