package org.workerservice.benchmark;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What was measured after the warm-up.
 *
 * @param units requests, or rows
 * @param nanoseconds how long each request took
 * @param outcomeToCount the number of answers of each kind
 * @param use of the processors, if the system reports it
 */
record Measurement(
    int connections,
    double seconds,
    long units,
    Histogram nanoseconds,
    Map<String, Long> outcomeToCount,
    Optional<ProcessorUse> use) {

  Measurement {
    outcomeToCount = new TreeMap<>(outcomeToCount);
  }

  /** Returns units per second. */
  double rate() {
    return units / seconds;
  }

  double milliseconds(double percentile) {
    return nanoseconds.getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
