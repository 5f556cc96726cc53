package org.workerservice.api.http;

import java.util.concurrent.atomic.AtomicLong;

/** A sum that never exceeds its limit. Thread-safe. */
final class BoundedSum {
  private final AtomicLong sum = new AtomicLong();
  private final long limit;

  BoundedSum(long limit) {
    this.limit = limit;
  }

  /** Adds the amount unless that would exceed the limit. Returns whether it was added. */
  boolean tryAcquire(long amount) {
    if (sum.addAndGet(amount) > limit) {
      sum.addAndGet(-amount);
      return false;
    }
    return true;
  }

  /** Subtracts an amount that was acquired before. */
  void release(long amount) {
    sum.addAndGet(-amount);
  }

  long sum() {
    return sum.get();
  }
}
