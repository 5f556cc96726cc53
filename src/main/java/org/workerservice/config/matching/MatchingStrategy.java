package org.workerservice.config.matching;

/** How evidence becomes a score. */
public enum MatchingStrategy {
  /** A weighted mean of the components. */
  WEIGHTED,
  /** Rules that apply or do not apply. */
  DETERMINISTIC,
  /** Log likelihood ratios of a model. */
  FELLEGI_SUNTER
}
