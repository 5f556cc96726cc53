package org.workerservice.intake.kafka;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The records of a partition that were read and are not finished, and the offset to commit.
 * Thread-safe.
 */
final class PartitionWork {
  private final TreeMap<Long, Integer> offsetToSize = new TreeMap<>();
  private long next = -1;
  private long committed = -1;
  private long bytes;
  private volatile boolean revoked;

  /** A record was read; the offsets of a partition increase. */
  synchronized void add(long offset, int size) {
    offsetToSize.put(offset, size);
    bytes += size;
    next = offset + 1;
  }

  /** A record needs no attention any more. */
  synchronized void finish(long offset) {
    remove(offset);
  }

  /** A record will be read again, here or on another node: its offset is never committed. */
  synchronized void abandon(long offset) {
    revoked = true;
    remove(offset);
    next = Math.min(next, offset);
  }

  private void remove(long offset) {
    Integer size = offsetToSize.remove(offset);
    bytes -= size == null ? 0 : size;
    notifyAll();
  }

  synchronized int pending() {
    return offsetToSize.size();
  }

  synchronized long bytes() {
    return bytes;
  }

  /** Returns the offset of the first record that is not finished, if it is not committed yet. */
  synchronized OptionalLong toCommit() {
    long first = offsetToSize.isEmpty() ? next : Math.min(next, offsetToSize.firstKey());
    return first > committed ? OptionalLong.of(first) : OptionalLong.empty();
  }

  synchronized void committed(long offset) {
    committed = Math.max(committed, offset);
  }

  /** The partition is no longer ours: no record of it is started. */
  void revoke() {
    revoked = true;
  }

  boolean isRevoked() {
    return revoked;
  }

  /** Waits until nothing is in progress, but not longer than this. */
  synchronized void awaitIdle(Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    while (!offsetToSize.isEmpty()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
