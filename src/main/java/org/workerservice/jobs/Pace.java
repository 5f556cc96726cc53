package org.workerservice.jobs;

import java.time.Duration;

/**
 * When a job runs.
 *
 * @param interval from the end of a run to the start of the next, plus or minus a tenth
 * @param pause between two steps of a run; lets requests through
 * @param backoff waits after failures
 */
public record Pace(Duration interval, Duration pause, Backoff backoff) {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration MIN_LIMIT = Duration.ofSeconds(15);
  private static final Duration MAX_LIMIT = Duration.ofMinutes(10);

  /**
   * Runs after each interval. After failures, waits start at one second and double up to the
   * interval, but this max is at least 15 seconds and at most 10 minutes.
   */
  public static Pace every(Duration interval) {
    return new Pace(interval, PAUSE, new Backoff(FIRST_WAIT, limit(interval)));
  }

  /** Returns the same pace with another back-off. */
  public Pace withBackoff(Duration first, Duration max) {
    return new Pace(interval, pause, new Backoff(first, max));
  }

  private static Duration limit(Duration interval) {
    if (interval.compareTo(MIN_LIMIT) < 0) {
      return MIN_LIMIT;
    }
    return interval.compareTo(MAX_LIMIT) > 0 ? MAX_LIMIT : interval;
  }
}
