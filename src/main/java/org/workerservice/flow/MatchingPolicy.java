package org.workerservice.flow;

import org.workerservice.matching.MatchSettings;

/**
 * How duplicates are recognised on creation.
 *
 * @param settings of the engine
 * @param createThreshold a candidate at or above this score, from 0 to 1, refuses a creation
 * @param candidateLimit how many candidates are scored for one record
 */
public record MatchingPolicy(MatchSettings settings, double createThreshold, int candidateLimit) {

  /** Checks the bounds. */
  public MatchingPolicy {
    if (!(createThreshold > 0 && createThreshold <= 1)) {
      throw new IllegalArgumentException("createThreshold must be above 0 and at most 1");
    }
    if (candidateLimit < 1) {
      throw new IllegalArgumentException("candidateLimit must be at least 1");
    }
  }
}
