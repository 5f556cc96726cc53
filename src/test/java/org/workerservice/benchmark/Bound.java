package org.workerservice.benchmark;

import java.util.Locale;

/**
 * The target of a figure.
 *
 * @param limit a rate per second, or a time in milliseconds
 */
record Bound(Kind kind, double limit) {
  /** The quantity that is compared. */
  enum Kind {
    RATE,
    MEDIAN,
    PERCENTILE_99
  }

  static Bound rate(double perSecond) {
    return new Bound(Kind.RATE, perSecond);
  }

  static Bound median(double milliseconds) {
    return new Bound(Kind.MEDIAN, milliseconds);
  }

  static Bound percentile99(double milliseconds) {
    return new Bound(Kind.PERCENTILE_99, milliseconds);
  }

  boolean metBy(Measurement measurement) {
    return switch (kind) {
      case RATE -> measurement.rate() >= limit;
      case MEDIAN -> measurement.milliseconds(50) <= limit;
      case PERCENTILE_99 -> measurement.milliseconds(99) <= limit;
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case RATE -> String.format(Locale.ROOT, "≥ %,.0f/s", limit);
      case MEDIAN -> String.format(Locale.ROOT, "p50 ≤ %.0f ms", limit);
      case PERCENTILE_99 -> String.format(Locale.ROOT, "p99 ≤ %.0f ms", limit);
    };
  }
}
