package org.workerservice.matching.score;

import org.workerservice.matching.feature.MatchFeatures;

/** Turns two prepared records into a score with reasons; symmetric, without side effects. */
public interface MatchStrategy {
  /** Compares two records; the order of the arguments does not matter. */
  MatchResult compare(MatchFeatures left, MatchFeatures right);

  /** Returns only the score, which may be faster. */
  default double score(MatchFeatures left, MatchFeatures right) {
    return compare(left, right).score();
  }
}
