package org.workerservice.bus;

import java.time.Duration;

/**
 * The moment after which nobody waits for an answer any more; set at the edge and passed along.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {
  /** Returns the deadline that is this far away. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Whether the moment has passed. */
  public boolean expired() {
    return remainingMillis() <= 0;
  }

  /** Returns the time left in milliseconds; zero or negative once passed. */
  public long remainingMillis() {
    return (nanoTime - System.nanoTime()) / 1_000_000;
  }
}
