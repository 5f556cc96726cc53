package org.workerservice.search.language;

/** How a part of a group counts for the whole. */
public enum Occurrence {
  /** Raises the score; at least one of these must match if nothing is required. */
  OPTIONAL,
  /** Must match. */
  REQUIRED,
  /** Must not match. */
  EXCLUDED
}
