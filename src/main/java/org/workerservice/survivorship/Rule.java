package org.workerservice.survivorship;

import java.util.Locale;
import org.workerservice.model.Coded;

/** Decides which of two values of a field survives. In a tie, the value of the master stays. */
public enum Rule implements Coded {
  /** The value of the master. */
  KEEP_MASTER,
  /** The value that was set later. */
  MOST_RECENT,
  /** The value from the source with more trust. */
  MOST_TRUSTED,
  /** The value with more parts, such as a whole date instead of a year. */
  MOST_COMPLETE,
  /** The longer text. */
  LONGEST;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
