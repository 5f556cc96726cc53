package org.workerservice.persistence.log;

import io.vertx.sqlclient.Row;
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

  /** Reads a row of the log, its {@code data} as text. */
  public static Event of(Row row) {
    return new Event(
        row.getLong("sequence"),
        row.getUUID("event_id"),
        row.getString("type"),
        row.getInteger("schema_version"),
        row.getUUID("tenant_id"),
        subject(row),
        row.getString("actor"),
        row.getOffsetDateTime("occurred_at").toInstant(),
        Optional.ofNullable(row.getString("trace_id")),
        row.getString("data"));
  }

  private static Subject subject(Row row) {
    UUID worker = row.getUUID("worker_id");
    return worker != null
        ? new OfWorker(worker, row.getLong("worker_version"))
        : new OfOrganization(row.getUUID("organization_id"), row.getLong("organization_version"));
  }

  @Override
  public String toString() {
    return "Event[" + sequence + " " + type + "]";
  }
}
