package org.workerservice.bus;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time after which no caller waits for a reply; set at the edge and passed along.
 *
 * @param nanoTime the deadline on the clock, in nanoseconds
 * @param nanoClock a clock in nanoseconds, from any origin
 */
public record Deadline(long nanoTime, LongSupplier nanoClock) {
  private static final LongSupplier SYSTEM = System::nanoTime;

  /** Returns the deadline this long from now. */
  public static Deadline in(Duration time) {
    return in(time, SYSTEM);
  }

  /** Returns the deadline this long from now on a clock. */
  public static Deadline in(Duration time, LongSupplier nanoClock) {
    return new Deadline(nanoClock.getAsLong() + time.toNanos(), nanoClock);
  }

  /** Whether the deadline has passed. */
  public boolean expired() {
    return remainingMillis() <= 0;
  }

  /** Returns the time left in milliseconds; zero or negative once passed. */
  public long remainingMillis() {
    return (nanoTime - nanoClock.getAsLong()) / 1_000_000;
  }
}
