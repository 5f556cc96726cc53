package org.workerservice.persistence.worker.write;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The match keys of the latest writes of one tenant. Tells which workers were written under a key
 * after a sequence, without a query. Complete for the sequences it covers. Not thread-safe.
 */
final class RecentKeys {
  private final int capacity;
  private final Deque<Write> writes = new ArrayDeque<>();
  private final Map<Long, Deque<Write>> keyToWrites = new HashMap<>();
  private long from;
  private long watermark;

  /**
   * Starts empty, with the first write after the sequence {@code from}.
   *
   * @param capacity how many writes are remembered
   */
  RecentKeys(long from, int capacity) {
    this.from = from;
    this.watermark = from;
    this.capacity = capacity;
  }

  private record Write(long sequence, UUID worker, Collection<Long> keys) {}

  /** Returns the sequence up to which every write has been added. */
  long watermark() {
    return watermark;
  }

  /** Whether every write after this sequence is known. */
  boolean covers(long sequence) {
    return sequence >= from;
  }

  /** Adds the next write; sequences must increase. */
  void add(long sequence, UUID worker, Collection<Long> keys) {
    Write write = new Write(sequence, worker, keys);
    writes.addLast(write);
    keys.forEach(key -> keyToWrites.computeIfAbsent(key, none -> new ArrayDeque<>(1)).add(write));
    advanceTo(sequence);
    if (writes.size() > capacity) {
      forget(writes.removeFirst());
    }
  }

  /** Covers only what is written after this sequence: keys unknown here were written up to it. */
  void startAfter(long sequence) {
    from = Math.max(from, sequence);
    advanceTo(sequence);
  }

  private void forget(Write oldest) {
    from = Math.max(from, oldest.sequence());
    for (Long key : oldest.keys()) {
      Deque<Write> rest = keyToWrites.get(key);
      rest.removeFirst();
      if (rest.isEmpty()) {
        keyToWrites.remove(key);
      }
    }
  }

  /** Moves the watermark: nothing else was written up to this sequence. */
  void advanceTo(long sequence) {
    watermark = Math.max(watermark, sequence);
  }

  /** Returns the workers written under one of the keys after a sequence that is covered. */
  Set<UUID> newer(Collection<Long> keys, long sequence) {
    Set<UUID> workers = new HashSet<>();
    for (Long key : keys) {
      Deque<Write> under = keyToWrites.get(key);
      if (under != null) {
        addNewer(under, sequence, workers);
      }
    }
    return workers;
  }

  private static void addNewer(Deque<Write> under, long sequence, Set<UUID> workers) {
    Iterator<Write> latestFirst = under.descendingIterator();
    while (latestFirst.hasNext()) {
      Write write = latestFirst.next();
      if (write.sequence() <= sequence) {
        return;
      }
      workers.add(write.worker());
    }
  }
}
