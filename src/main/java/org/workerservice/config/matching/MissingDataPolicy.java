package org.workerservice.config.matching;

/** How a weighted mean treats a component that cannot be compared. */
public enum MissingDataPolicy {
  /** The component is left out. */
  LEAVE_OUT,
  /** The component counts as 0, like a difference. */
  COUNT_AS_ZERO
}
