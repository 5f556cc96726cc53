package org.workerservice.evaluation;

import org.workerservice.matching.score.MatchResult;

/**
 * A pair about which the engine is wrong.
 *
 * @param together whether clustering puts the two into one entity
 */
public record PairError(
    Kind kind, String left, String right, boolean together, MatchResult result) {
  /** In which way it is wrong. */
  public enum Kind {
    /** Two people taken for one. */
    WRONG,
    /** One person, compared and not recognised. */
    MISSED,
    /** One person whose records share no key. */
    UNREACHED,
    /** Two people whom only clustering takes for one. */
    JOINED,
    /** One person, recognised, whom clustering takes apart. */
    SPLIT
  }
}
