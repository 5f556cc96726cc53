package org.workerservice.survivorship;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;

/**
 * What a system says about a worker.
 *
 * @param updatedAt when the record changed there, if the system says so
 * @param content normalised
 * @param fields the names in JSON of the fields that the system sent, also the empty ones
 */
public record Feed(SourceKey key, Optional<Instant> updatedAt, Worker content, Set<String> fields) {
  /** Makes a defensive copy of the set. */
  public Feed {
    fields = Set.copyOf(fields);
  }

  /** Returns the feed without any field: it only attaches its key. */
  public Feed keyOnly() {
    return new Feed(key, updatedAt, content, Set.of());
  }

  /** Returns the source of the values that are taken from this feed. */
  public WorkerSource source() {
    return new WorkerSource(key.system(), key.id(), updatedAt);
  }

  /** Whether the worker has newer content of this system. */
  public boolean isOlderThan(Worker worker) {
    return updatedAt.isPresent()
        && worker.sources().stream()
            .filter(source -> source.system().equals(key.system()))
            .flatMap(source -> source.updatedAt().stream())
            .anyMatch(updatedAt.get()::isBefore);
  }

  /** Whether the worker has the key of this feed. */
  public boolean isOf(Worker worker) {
    return worker.sources().stream().anyMatch(source -> source.key().equals(key));
  }

  /**
   * Whether the content of this feed counts. If a merge gave the worker several keys of one system,
   * only the first speaks for the worker: otherwise the feeds of the others would overwrite what it
   * says, and it what they say, over and over.
   */
  public boolean leads(Worker worker) {
    return worker.sources().stream()
        .filter(source -> source.system().equals(key.system()))
        .findFirst()
        .filter(first -> !first.key().equals(key))
        .isEmpty();
  }

  /** Whether the worker has no key of the same system. */
  public boolean isFirstOfItsSystem(Worker worker) {
    return worker.sources().stream().noneMatch(one -> one.system().equals(key.system()));
  }

  /** Returns the sources of the worker with this one; a known time is never lost. */
  List<WorkerSource> addedTo(List<WorkerSource> sources) {
    if (sources.stream().noneMatch(source -> source.key().equals(key))) {
      return Stream.concat(sources.stream(), Stream.of(source())).toList();
    }
    return sources.stream()
        .map(one -> one.key().equals(key) && updatedAt.isPresent() ? source() : one)
        .toList();
  }

  @Override
  public String toString() {
    return "Feed[" + key + "]";
  }
}
