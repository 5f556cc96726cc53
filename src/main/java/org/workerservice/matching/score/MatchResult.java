package org.workerservice.matching.score;

import java.util.List;
import java.util.Optional;

/**
 * How likely it is that two records describe the same worker.
 *
 * @param score from 0 to 1
 * @param quality the band of the score
 * @param components the compared components, in the order of {@link Component}; those that could
 *     not be compared are left out
 * @param conflict evidence that contradicts the rest so strongly that a person should review the
 *     pair
 * @param limit why the score is lower than the evidence alone would give
 * @param logOdds the log odds in bits before any limit, to rank pairs of equal score; for {@code
 *     fellegi_sunter} they include the prior
 */
public record MatchResult(
    double score,
    MatchQuality quality,
    List<ComponentScore> components,
    Optional<String> conflict,
    Optional<ScoreLimit> limit,
    double logOdds) {

  private static final double SUREST = 1 - 1e-9;

  /** Copies the list. */
  public MatchResult {
    components = List.copyOf(components);
  }

  /** Returns the log odds of a score, in bits; bounded for 0 and 1. */
  public static double bits(double score) {
    double bounded = Math.clamp(score, 1 - SUREST, SUREST);
    return Math.log(bounded / (1 - bounded)) / Math.log(2);
  }
}
