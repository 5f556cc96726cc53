package org.workerservice.search.language;

/** What a part of a group means for the whole. */
public enum Occurrence {
  /** Adds to the rank; at least one of these must be met where nothing is required. */
  OPTIONAL,
  /** Must be met. */
  REQUIRED,
  /** Must not be met. */
  EXCLUDED
}
