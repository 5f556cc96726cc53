package org.workerservice.relay.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.workerservice.persistence.log.Event;
import org.workerservice.persistence.relay.WorkerState;

/** Headers of CloudEvents 1.0 in the binary mode of its Kafka protocol binding. */
final class CloudEventHeaders {
  /** Identifies the schema of the envelope; the same as {@code $id} in the JSON Schema. */
  static final String EVENT_SCHEMA = "urn:org.workerservice:schema:event:1";

  static final String STATE_SCHEMA = "urn:org.workerservice:schema:worker-state:1";
  private static final String STATE_TYPE = "org.workerservice.worker.state.v1";
  private static final String JSON = "application/json";

  private final String source;

  /**
   * Creates headers.
   *
   * @param registry identifies the database
   */
  CloudEventHeaders(UUID registry) {
    this.source = "urn:org.workerservice:registry:" + registry;
  }

  /** Returns the headers of an event under one of its keys. */
  Map<String, String> of(Event event, UUID key) {
    Map<String, String> headers =
        headers(
            event.eventId().toString(),
            EventType.of(event),
            key,
            event.occurredAt(),
            EVENT_SCHEMA,
            event.tenant());
    headers.put("ce_sequence", Long.toString(event.sequence()));
    event.traceId().ifPresent(trace -> headers.put("ce_traceid", trace));
    return headers;
  }

  /** Returns the headers of a worker's state. */
  Map<String, String> of(WorkerState state) {
    return headers(
        state.id() + ":" + state.version(),
        STATE_TYPE,
        state.id(),
        state.updatedAt(),
        STATE_SCHEMA,
        state.tenant());
  }

  private Map<String, String> headers(
      String id, String type, UUID subject, Instant time, String schema, UUID tenant) {
    Map<String, String> headers = new HashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", id);
    headers.put("ce_type", type);
    headers.put("ce_source", source);
    headers.put("ce_subject", subject.toString());
    headers.put("ce_time", time.toString());
    headers.put("ce_dataschema", schema);
    headers.put("ce_tenantid", tenant.toString());
    headers.put("content-type", JSON);
    return headers;
  }
}
