package org.workerservice.api.http.connection;

import java.time.Duration;

/**
 * Decides whether a body arrives fast enough: complete before the deadline, and in each period at
 * no less than the minimum rate. All times are nanoseconds of one clock.
 */
public final class BodyPace {
  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final long deadline;
  private final long period;
  private final double minBytesPerNano;
  private final long start;
  private long periodStart;
  private long bytes;

  /** Starts at a time of the clock, in nanoseconds. */
  public BodyPace(Traffic.Bounds bounds, long now) {
    this.deadline = bounds.bodyDeadline().toNanos();
    this.period = bounds.bodyRatePeriod().toNanos();
    this.minBytesPerNano = bounds.bodyMinRate() / NANOS_PER_SECOND;
    this.start = now;
    this.periodStart = now;
  }

  void received(int count) {
    bytes += count;
  }

  /** Checks the progress so far. Call it more often than once per period. */
  boolean isTooSlow(long now) {
    if (now - start > deadline) {
      return true;
    }
    long elapsed = now - periodStart;
    if (elapsed < period) {
      return false;
    }
    boolean slow = bytes < elapsed * minBytesPerNano;
    periodStart = now;
    bytes = 0;
    return slow;
  }
}
