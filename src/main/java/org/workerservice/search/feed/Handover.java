package org.workerservice.search.feed;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.workerservice.model.Worker;

/**
 * What the writer of this node committed last: the sequence that a search must see, and the workers
 * themselves, so that the feed need not read them from the database. It holds at most 10,000
 * workers; the feed reads the others. Safe for use by any thread.
 */
public final class Handover {
  private static final int MAX_WORKERS = 10_000;

  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong indexed = new AtomicLong();
  private final Map<UUID, Written> idToWritten = new ConcurrentHashMap<>();

  private record Written(Worker worker, long sequence) {}

  /**
   * Adds a committed worker, before its writer gets the answer.
   *
   * @param worker without sensitive values, with its id and version
   */
  public void committed(Worker worker, long sequence) {
    if (sequence > indexed.get() && idToWritten.size() < MAX_WORKERS) {
      idToWritten.put(worker.id().orElseThrow(), new Written(worker, sequence));
    }
    committed(sequence);
  }

  /** Notes a commit whose worker the feed reads from the database. */
  public void committed(long sequence) {
    acknowledged.accumulateAndGet(sequence, Math::max);
  }

  /** Returns the highest sequence that this node has acknowledged since it started. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /** Returns the worker if it is held in this version or a later one. */
  Optional<Worker> find(UUID id, long version) {
    return Optional.ofNullable(idToWritten.get(id))
        .map(Written::worker)
        .filter(worker -> worker.version() >= version);
  }

  /** Drops the workers that are indexed. */
  void indexed(long sequence) {
    indexed.set(sequence);
    idToWritten.values().removeIf(written -> written.sequence() <= sequence);
  }
}
