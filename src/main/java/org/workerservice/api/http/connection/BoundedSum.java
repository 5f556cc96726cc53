package org.workerservice.api.http.connection;

import java.util.concurrent.atomic.AtomicLong;

/** A sum that never exceeds its limit. Thread-safe. */
public final class BoundedSum {
  private final AtomicLong sum = new AtomicLong();
  private final long limit;

  /** Starts at 0. */
  public BoundedSum(long limit) {
    this.limit = limit;
  }

  /** Adds the amount unless that would exceed the limit. Returns whether it was added. */
  public boolean tryAcquire(long amount) {
    if (sum.addAndGet(amount) > limit) {
      sum.addAndGet(-amount);
      return false;
    }
    return true;
  }

  /** Subtracts an amount that was acquired before. */
  public void release(long amount) {
    sum.addAndGet(-amount);
  }

  /** Returns the sum. */
  public long sum() {
    return sum.get();
  }
}
