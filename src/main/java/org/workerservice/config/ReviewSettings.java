package org.workerservice.config;

import java.time.Duration;

/**
 * The work of stewards on pairs under review.
 *
 * @param lease how long a steward holds a pair that was given out
 */
public record ReviewSettings(Duration lease) {
  /** Checks the bounds. */
  public ReviewSettings {
    Require.between("lease", lease, Duration.ofSeconds(1), Duration.ofDays(30));
  }
}
