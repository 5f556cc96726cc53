package org.workerservice.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The record of a worker in a system that feeds the registry.
 *
 * @param system name of the system
 * @param id of the record there
 * @param updatedAt when the record changed there, as far as the registry has its content
 */
public record WorkerSource(String system, String id, Optional<Instant> updatedAt) {
  /** Replaces null by the empty value. */
  public WorkerSource {
    system = system == null ? "" : system;
    id = id == null ? "" : id;
    updatedAt = Absent.toEmpty(updatedAt);
  }

  /** Returns what identifies the record. */
  public SourceKey key() {
    return new SourceKey(system, id);
  }

  @Override
  public String toString() {
    return "WorkerSource[" + system + "]";
  }
}
