package org.workerservice.persistence.log;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of a worker or an organisation, as published to subscribers.
 *
 * @param sequence increases in commit order; gaps are normal
 * @param subject the record that changed
 * @param data masked content, a JSON object
 */
public record Event(
    long sequence,
    UUID eventId,
    String type,
    int schemaVersion,
    UUID tenant,
    Subject subject,
    String actor,
    Instant occurredAt,
    Optional<String> traceId,
    String data) {

  /** The record an event is about. */
  public sealed interface Subject {
    /** The id of the record. */
    UUID id();

    /** The version after the change. */
    long version();
  }

  /** A worker. */
  public record OfWorker(UUID id, long version) implements Subject {}

  /** An organisation. */
  public record OfOrganization(UUID id, long version) implements Subject {}

  @Override
  public String toString() {
    return "Event[" + sequence + " " + type + "]";
  }
}
