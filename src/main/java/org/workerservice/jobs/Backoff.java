package org.workerservice.jobs;

import java.time.Duration;

/**
 * The wait after consecutive failures: doubled after each one, up to a max.
 *
 * @param first wait after the first failure, positive
 * @param max max wait, at least {@code first}
 */
public record Backoff(Duration first, Duration max) {
  /** More doublings exceed any useful max, and could overflow. */
  private static final int MAX_DOUBLINGS = 30;

  /** Checks the bounds. */
  public Backoff {
    if (!first.isPositive() || max.compareTo(first) < 0) {
      throw new IllegalArgumentException("A back-off needs 0 < first <= max.");
    }
  }

  /** Returns the wait after this many consecutive failures, at least one. */
  public Duration after(int failures) {
    long doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
    Duration wait = first.multipliedBy(1L << doublings);
    return wait.compareTo(max) > 0 ? max : wait;
  }
}
