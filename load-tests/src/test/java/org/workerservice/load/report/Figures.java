package org.workerservice.load.report;

import java.time.Duration;

/**
 * What Gatling counted of the requests of one name.
 *
 * @param requests answered as expected or not
 * @param errors not answered as expected
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

  /** Returns the same times with other numbers. */
  Figures counted(String newName, long newRequests, long newErrors) {
    return new Figures(
        newName, newRequests, newErrors, medianMillis, millis95, millis99, longestMillis);
  }

  /** Returns the answers a second, failed ones not counted. */
  double perSecond(Duration duration) {
    return (requests - errors) * MILLIS_PER_SECOND / duration.toMillis();
  }
}
