package org.workerservice.client;

import java.util.Locale;

/** What the service does with a row that is probably a worker it already has. */
public enum OnDuplicate {
  /** Leaves it out and names the worker. */
  SKIP,
  /** Creates it and puts the pair into the review queue. */
  REVIEW,
  /** Creates it. */
  CREATE;

  /** Returns the spelling of the REST interface. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
