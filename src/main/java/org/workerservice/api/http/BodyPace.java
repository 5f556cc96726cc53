package org.workerservice.api.http;

import java.time.Duration;

/**
 * Whether a body comes in fast enough: wholly before the deadline, and in each period at no less
 * than the rate demanded. All times are nanoseconds of one clock.
 */
final class BodyPace {
  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final long deadline;
  private final long period;
  private final double minBytesPerNano;
  private final long begun;
  private long periodBegun;
  private long bytes;

  BodyPace(Traffic.Bounds bounds, long now) {
    this.deadline = bounds.bodyDeadline().toNanos();
    this.period = bounds.bodyRatePeriod().toNanos();
    this.minBytesPerNano = bounds.bodyMinRate() / NANOS_PER_SECOND;
    this.begun = now;
    this.periodBegun = now;
  }

  void received(int count) {
    bytes += count;
  }

  /** Looks at what has come in; to be called more often than once a period. */
  boolean isTooSlow(long now) {
    if (now - begun > deadline) {
      return true;
    }
    long elapsed = now - periodBegun;
    if (elapsed < period) {
      return false;
    }
    boolean slow = bytes < elapsed * minBytesPerNano;
    periodBegun = now;
    bytes = 0;
    return slow;
  }
}
