package org.workerservice.matching;

import java.util.Comparator;
import java.util.UUID;

/** A worker and how it compares with the probe. */
public record ScoredCandidate(UUID id, MatchResult result) {
  /** Equal scores are ranked by id, so that the same question has the same answer. */
  public static final Comparator<ScoredCandidate> BEST_FIRST =
      Comparator.comparingDouble((ScoredCandidate scored) -> scored.result().score())
          .reversed()
          .thenComparing(ScoredCandidate::id);
}
