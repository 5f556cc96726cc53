package org.workerservice.client.imports;

import java.util.Locale;

/** What the service does with a row that is probably an existing worker. */
public enum OnDuplicate {
  /** Skips the row and names the worker. */
  SKIP,
  /** Creates a worker and adds the pair to the review queue. */
  REVIEW,
  /** Creates a worker. */
  CREATE,
  /** Updates the worker with the source key of the row, or else the definite match. */
  UPDATE,
  /** Gives the definite match the source key of the row. */
  LINK;

  /** Whether the service finds the workers of rows by their source keys. */
  boolean usesSources() {
    return this == UPDATE || this == LINK;
  }

  /** Returns the value for the REST interface. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
