package org.workerservice.config;

import java.time.Duration;
import org.workerservice.config.value.Require;

/**
 * Repeated requests.
 *
 * @param retention how long the outcome for a key is kept
 */
public record IdempotencySettings(Duration retention) {
  /** Checks the bounds. */
  public IdempotencySettings {
    Require.between("retention", retention, Duration.ofMinutes(1), Duration.ofDays(366));
  }
}
