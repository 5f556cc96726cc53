package org.workerservice.config.http;

import java.time.Duration;
import org.workerservice.config.value.AutoSize;
import org.workerservice.config.value.Require;
import org.workerservice.config.value.Size;

/**
 * Limits of receiving request bodies.
 *
 * @param memory max bytes of the bodies of all requests together; see {@link
 *     HttpSettings#resolvedBodyMemory}
 * @param deadline max time to receive a body
 * @param minRate min bytes per second at which a body must arrive
 * @param ratePeriod period over which the rate is measured
 */
public record BodySettings(AutoSize memory, Duration deadline, Size minRate, Duration ratePeriod) {
  /** Checks the bounds. */
  public BodySettings {
    Require.between("deadline", deadline, Duration.ofSeconds(1), Duration.ofHours(1));
    Require.between("min_rate", minRate, new Size(0), Size.mebibytes(1024));
    Require.between("rate_period", ratePeriod, Duration.ofMillis(100), Duration.ofMinutes(10));
  }
}
