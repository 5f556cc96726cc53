package org.workerservice.api.http.connection;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tracks how long a client has read none of the data written to it. For one event loop. */
public final class WriteProgress {
  private final long maxWait;
  private final LongSupplier clock;
  private int pending;
  private long last;

  /**
   * Tracks writes against the limit.
   *
   * @param maxWait without progress
   * @param clock in nanoseconds
   */
  public WriteProgress(Duration maxWait, LongSupplier clock) {
    this.maxWait = maxWait.toNanos();
    this.clock = clock;
  }

  /** Tracks a write, which completes once the network has accepted it. */
  public void track(Future<Void> write) {
    if (pending == 0) {
      last = clock.getAsLong();
    }
    pending++;
    write.onComplete(taken -> completed());
  }

  private void completed() {
    pending--;
    last = clock.getAsLong();
  }

  /** Whether written data has waited longer than the limit. */
  public boolean isStalled() {
    return pending > 0 && clock.getAsLong() - last > maxWait;
  }
}
