package org.workerservice.config;

import java.time.Duration;

/**
 * How the bodies of requests may come in.
 *
 * @param memory bytes that the bodies of all requests may have together; see {@link
 *     HttpSettings#resolvedBodyMemory}
 * @param deadline time a body may take
 * @param minRate bytes a second that a body must bring
 * @param ratePeriod time over which the rate is measured
 */
public record BodySettings(AutoSize memory, Duration deadline, Size minRate, Duration ratePeriod) {
  /** Checks the bounds. */
  public BodySettings {
    Require.between("deadline", deadline, Duration.ofSeconds(1), Duration.ofHours(1));
    Require.between("min_rate", minRate, new Size(0), Size.mebibytes(1024));
    Require.between("rate_period", ratePeriod, Duration.ofMillis(100), Duration.ofMinutes(10));
  }
}
