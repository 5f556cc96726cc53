package org.workerservice.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of a worker as subscribers see it.
 *
 * @param sequence rises in the order of the commits; gaps mean nothing
 * @param data masked content, a JSON object
 */
public record Event(
    long sequence,
    UUID eventId,
    String type,
    int schemaVersion,
    UUID tenant,
    UUID workerId,
    long workerVersion,
    String actor,
    Instant occurredAt,
    Optional<String> traceId,
    String data) {
  @Override
  public String toString() {
    return "Event[" + sequence + " " + type + "]";
  }
}
