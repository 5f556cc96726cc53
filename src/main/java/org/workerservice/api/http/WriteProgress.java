package org.workerservice.api.http;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a client has taken nothing of what was written to it; for one event loop. */
public final class WriteProgress {
  private final long patience;
  private final LongSupplier clock;
  private int pending;
  private long last;

  /** Takes a clock of nanoseconds. */
  public WriteProgress(Duration patience, LongSupplier clock) {
    this.patience = patience.toNanos();
    this.clock = clock;
  }

  /** Notes a write, which completes when the network has taken it. */
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

  /** Whether something has waited to be taken for longer than the patience lasts. */
  public boolean isStalled() {
    return pending > 0 && clock.getAsLong() - last > patience;
  }
}
