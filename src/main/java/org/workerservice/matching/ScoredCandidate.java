package org.workerservice.matching;

import java.util.Comparator;
import java.util.UUID;
import org.workerservice.matching.score.MatchResult;

/** A worker and how it compares with the probe. */
public record ScoredCandidate(UUID id, MatchResult result) {
  /**
   * Orders by score, then by log odds (a limit gives many pairs the same score), then by id, so
   * that the same request always has the same answer.
   */
  public static final Comparator<ScoredCandidate> BEST_FIRST =
      Comparator.comparingDouble((ScoredCandidate scored) -> -scored.result().score())
          .thenComparingDouble(scored -> -scored.result().logOdds())
          .thenComparing(ScoredCandidate::id);
}
