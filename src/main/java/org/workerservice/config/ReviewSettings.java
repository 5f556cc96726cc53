package org.workerservice.config;

import java.time.Duration;
import org.workerservice.config.value.InvalidSetting;
import org.workerservice.config.value.Require;

/**
 * The work of stewards on pairs under review.
 *
 * @param lease how long a steward holds a pair that was given out
 * @param scoreRetention how long the scores of reported pairs are kept; zero for ever
 * @param entityRetention how long the entities of an ended batch de-duplication are kept; zero for
 *     ever
 */
public record ReviewSettings(Duration lease, Duration scoreRetention, Duration entityRetention) {
  /** Checks the bounds. */
  public ReviewSettings {
    Require.between("lease", lease, Duration.ofSeconds(1), Duration.ofDays(30));
    requireRetention("score_retention", scoreRetention);
    requireRetention("entity_retention", entityRetention);
  }

  private static void requireRetention(String key, Duration retention) {
    if (!retention.isZero() && retention.compareTo(Duration.ofHours(1)) < 0) {
      throw new InvalidSetting(key, "must be 0 or a duration of at least 1h");
    }
  }
}
