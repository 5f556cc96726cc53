package org.workerservice.persistence.relay;

import java.util.Set;
import java.util.UUID;

/**
 * Where a new leader begins.
 *
 * @param registry identifies the database
 * @param epoch number of this leadership; larger than that of every earlier leader
 * @param sequence every event up to here is published or parked
 * @param parkedKeys records with an event that could not be published
 */
public record RelayCursor(UUID registry, long epoch, long sequence, Set<UUID> parkedKeys) {
  /** Copies the set. */
  public RelayCursor {
    parkedKeys = Set.copyOf(parkedKeys);
  }
}
