package org.workerservice.persistence.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What a leader still has to do.
 *
 * @param events sequences between the cursor and the head of the log
 * @param age of the oldest event that is not published; zero if there is none
 * @param parked number of events that could not be published or wait behind such an event
 * @param decided whether an operator has released or dropped a parked event
 * @param snapshot how far the snapshot is; empty if none runs
 */
public record RelayBacklog(
    long events, Duration age, long parked, boolean decided, Optional<Snapshot> snapshot) {
  /**
   * A snapshot that runs.
   *
   * @param tenant whose workers are published; empty for all tenants
   * @param after the workers up to this id are published
   */
  public record Snapshot(Optional<UUID> tenant, UUID after) {}
}
