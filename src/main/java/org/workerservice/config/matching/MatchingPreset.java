package org.workerservice.config.matching;

/** Named configurations of the matching engine. */
public enum MatchingPreset {
  /** Fewer false matches. */
  STRICT,
  /** Missing data is left out of the sum; thin evidence is never definite. */
  DEFAULT,
  /** Fewer missed matches. */
  LENIENT,
  /** The plain weighted sum of the specification; missing data counts as 0. */
  SPECIFICATION
}
