package org.workerservice.jobs;

import java.time.Duration;

/**
 * How long to wait after failures in a row: twice as long after each, up to a limit.
 *
 * @param first wait after the first failure, positive
 * @param max longest wait, at least {@code first}
 */
public record Backoff(Duration first, Duration max) {
  /** Doubling this often exceeds any limit that makes sense. */
  private static final int MAX_DOUBLINGS = 30;

  /** Checks the bounds. */
  public Backoff {
    if (!first.isPositive() || max.compareTo(first) < 0) {
      throw new IllegalArgumentException("A back-off needs 0 < first <= max.");
    }
  }

  /** Returns the wait after so many failures in a row, at least one. */
  public Duration after(int failures) {
    long doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
    Duration wait = first.multipliedBy(1L << doublings);
    return wait.compareTo(max) > 0 ? max : wait;
  }
}
