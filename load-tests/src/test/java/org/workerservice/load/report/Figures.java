package org.workerservice.load.report;

import java.time.Duration;

/**
 * The figures of Gatling for the requests with one name.
 *
 * @param requests all requests, including errors
 * @param errors requests with unexpected answers
 */
record Figures(
    String name,
    long requests,
    long errors,
    long medianMillis,
    long millis95,
    long millis99,
    long longestMillis) {
  private static final double MILLIS_PER_SECOND = 1_000.0;

  /** Returns the same times with other counts. */
  Figures counted(String newName, long newRequests, long newErrors) {
    return new Figures(
        newName, newRequests, newErrors, medianMillis, millis95, millis99, longestMillis);
  }

  /** Returns the answers per second, without errors. */
  double perSecond(Duration duration) {
    return (requests - errors) * MILLIS_PER_SECOND / duration.toMillis();
  }
}
