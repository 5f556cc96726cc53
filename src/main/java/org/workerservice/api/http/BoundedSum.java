package org.workerservice.api.http;

import java.util.concurrent.atomic.AtomicLong;

/** A sum that never exceeds its bound; safe for any thread. */
final class BoundedSum {
  private final AtomicLong sum = new AtomicLong();
  private final long bound;

  BoundedSum(long bound) {
    this.bound = bound;
  }

  /** Adds, unless the bound would be exceeded; returns whether it did. */
  boolean take(long amount) {
    if (sum.addAndGet(amount) > bound) {
      sum.addAndGet(-amount);
      return false;
    }
    return true;
  }

  /** Subtracts what was taken before. */
  void giveBack(long amount) {
    sum.addAndGet(-amount);
  }

  long sum() {
    return sum.get();
  }
}
