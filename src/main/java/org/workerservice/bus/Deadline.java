package org.workerservice.bus;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment after which nobody waits for an answer any more; set at the edge and passed along.
 *
 * @param nanoTime on the clock
 * @param nanoClock in nanoseconds, from any origin
 */
public record Deadline(long nanoTime, LongSupplier nanoClock) {
  private static final LongSupplier SYSTEM = System::nanoTime;

  /** Returns the deadline that is this far away. */
  public static Deadline in(Duration time) {
    return in(time, SYSTEM);
  }

  /** Returns the deadline that is this far away on a clock. */
  public static Deadline in(Duration time, LongSupplier nanoClock) {
    return new Deadline(nanoClock.getAsLong() + time.toNanos(), nanoClock);
  }

  /** Whether the moment has passed. */
  public boolean expired() {
    return remainingMillis() <= 0;
  }

  /** Returns the time left in milliseconds; zero or negative once passed. */
  public long remainingMillis() {
    return (nanoTime - nanoClock.getAsLong()) / 1_000_000;
  }
}
