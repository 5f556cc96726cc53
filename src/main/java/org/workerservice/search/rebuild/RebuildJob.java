package org.workerservice.search.rebuild;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One rebuilding of the index of this node.
 *
 * @param total how many workers there were at its beginning
 * @param indexed how many of them are in the new index
 */
public record RebuildJob(
    UUID id,
    State state,
    long total,
    long indexed,
    Instant startedAt,
    Optional<Instant> finishedAt) {
  /** How far it is. */
  public enum State {
    RUNNING,
    COMPLETED,
    FAILED
  }

  static RebuildJob begun(Instant now) {
    return new RebuildJob(UUID.randomUUID(), State.RUNNING, 0, 0, now, Optional.empty());
  }

  RebuildJob of(long workers) {
    return new RebuildJob(id, state, workers, indexed, startedAt, finishedAt);
  }

  RebuildJob plus(long workers) {
    return new RebuildJob(id, state, total, indexed + workers, startedAt, finishedAt);
  }

  RebuildJob finished(State end, Instant now) {
    return new RebuildJob(id, end, total, indexed, startedAt, Optional.of(now));
  }
}
