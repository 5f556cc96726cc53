package org.workerservice.benchmark;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What was seen between the end of the warm-up and the end.
 *
 * @param units requests, or rows
 * @param nanoseconds how long each request took
 * @param outcomeToCount how often each kind of answer came
 * @param use of the processors, where the system tells it
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
