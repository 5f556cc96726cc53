package org.workerservice.config;

/** Decides which of two values of a field survives a merge. */
public enum SurvivorshipRule {
  /** The value of the master. */
  KEEP_MASTER,
  /** The value that was set later. */
  MOST_RECENT,
  /** The value from the source with more trust. */
  MOST_TRUSTED,
  /** The value with more parts, such as a whole date instead of a year. */
  MOST_COMPLETE,
  /** The longer text. */
  LONGEST
}
