package org.workerservice.client.imports;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait for a service that is busy or unreachable.
 *
 * @param first the pause after the first failure; doubled after each further failure
 * @param longest the maximum pause, unless the service asks for a longer one
 * @param patience how long to retry
 * @param firstContact how long to retry if the service was never reached: the address is probably
 *     wrong
 */
record RetryPolicy(Duration first, Duration longest, Duration patience, Duration firstContact) {
  static final RetryPolicy USUAL =
      new RetryPolicy(
          Duration.ofMillis(250),
          Duration.ofSeconds(15),
          Duration.ofMinutes(4),
          Duration.ofSeconds(8));

  private static final int MAX_DOUBLINGS = 20;

  /** Returns a random pause after a number of failures: between half and all of the full pause. */
  Duration pauseAfter(int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
    long millis = Math.max(1, Math.min(doubled, longest.toMillis()));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }
}
