package org.workerservice.config;

import java.time.Duration;

/**
 * Published changes.
 *
 * @param retention how long they are kept; zero for good
 */
public record EventsSettings(Duration retention) {
  /** Checks the bounds. */
  public EventsSettings {
    if (!retention.isZero() && retention.compareTo(Duration.ofHours(1)) < 0) {
      throw new InvalidSetting("retention", "must be 0 or a duration of at least 1h");
    }
  }
}
