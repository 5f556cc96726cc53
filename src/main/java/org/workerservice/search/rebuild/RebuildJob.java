package org.workerservice.search.rebuild;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One rebuild of the index of this node.
 *
 * @param total number of workers at its start
 * @param indexed how many of them are in the new index
 */
public record RebuildJob(
    UUID id,
    State state,
    long total,
    long indexed,
    Instant startedAt,
    Optional<Instant> finishedAt) {
  /** The state of a rebuild. */
  public enum State {
    RUNNING,
    COMPLETED,
    FAILED
  }

  static RebuildJob started(Instant now) {
    return new RebuildJob(UUID.randomUUID(), State.RUNNING, 0, 0, now, Optional.empty());
  }

  RebuildJob withTotal(long workers) {
    return new RebuildJob(id, state, workers, indexed, startedAt, finishedAt);
  }

  RebuildJob plusIndexed(long workers) {
    return new RebuildJob(id, state, total, indexed + workers, startedAt, finishedAt);
  }

  RebuildJob finished(State end, Instant now) {
    return new RebuildJob(id, end, total, indexed, startedAt, Optional.of(now));
  }
}
