package org.workerservice.persistence.relay;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A worker as it is now.
 *
 * @param record as it is stored, with encrypted values; empty if the worker is deleted or merged
 *     into another one
 */
public record WorkerState(
    UUID id, UUID tenant, long version, Instant updatedAt, Optional<String> record) {
  @Override
  public String toString() {
    return "WorkerState[" + id + " " + version + "]";
  }
}
