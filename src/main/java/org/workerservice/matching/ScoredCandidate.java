package org.workerservice.matching;

import java.util.Comparator;
import java.util.UUID;
import org.workerservice.matching.score.MatchResult;

/** A worker and how it compares with the probe. */
public record ScoredCandidate(UUID id, MatchResult result) {
  /**
   * By score; what a limit has made equal, by its log odds; and what is equal all the same by id,
   * so that the same question has the same answer.
   */
  public static final Comparator<ScoredCandidate> BEST_FIRST =
      Comparator.comparingDouble((ScoredCandidate scored) -> -scored.result().score())
          .thenComparingDouble(scored -> -scored.result().logOdds())
          .thenComparing(ScoredCandidate::id);
}
