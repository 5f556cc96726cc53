package org.workerservice.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait for a service that is busy or away.
 *
 * @param first the pause after the first failure; doubled after each further one
 * @param longest the longest pause that the client chooses itself
 * @param patience how long to go on trying
 * @param firstContact how long to go on while the service was never reached: the address is
 *     probably wrong
 */
record RetryPolicy(Duration first, Duration longest, Duration patience, Duration firstContact) {
  static final RetryPolicy USUAL =
      new RetryPolicy(
          Duration.ofMillis(250),
          Duration.ofSeconds(15),
          Duration.ofMinutes(4),
          Duration.ofSeconds(8));

  private static final int MAX_DOUBLINGS = 20;

  /** Returns the pause after a number of failures, drawn from half to whole of it. */
  Duration pauseAfter(int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
    long millis = Math.max(1, Math.min(doubled, longest.toMillis()));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }
}
