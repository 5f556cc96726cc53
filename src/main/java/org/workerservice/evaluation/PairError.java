package org.workerservice.evaluation;

import org.workerservice.matching.score.MatchResult;

/**
 * A pair that the engine got wrong.
 *
 * @param together whether grouping puts the two into one entity
 */
public record PairError(
    Kind kind, String left, String right, boolean together, MatchResult result) {
  /** The kind of error. */
  public enum Kind {
    /** Two people treated as one. */
    WRONG,
    /** One person, compared but not recognised. */
    MISSED,
    /** One person whose records share no key. */
    UNREACHED,
    /** Two people that only grouping treats as one. */
    JOINED,
    /** One person, recognised, that grouping splits. */
    SPLIT
  }
}
