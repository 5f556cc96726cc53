package org.workerservice.evaluation;

import org.workerservice.matching.MatchResult;

/** A pair about which the engine is wrong. */
public record PairError(Kind kind, String left, String right, MatchResult result) {
  /** In which way it is wrong. */
  public enum Kind {
    /** Two people taken for one. */
    WRONG,
    /** One person, compared and not recognised. */
    MISSED,
    /** One person whose records share no key. */
    UNREACHED
  }
}
