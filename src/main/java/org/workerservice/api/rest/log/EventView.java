package org.workerservice.api.rest.log;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.persistence.log.Event;

/** The JSON of an event. */
record EventView(
    long sequence,
    UUID eventId,
    String type,
    int schemaVersion,
    UUID tenantId,
    Optional<UUID> workerId,
    OptionalLong workerVersion,
    Optional<UUID> organizationId,
    OptionalLong organizationVersion,
    String actor,
    Instant occurredAt,
    Optional<String> traceId,
    @JsonRawValue String data) {
  static EventView of(Event event) {
    return switch (event.subject()) {
      case Event.OfWorker(UUID id, long version) ->
          of(
              event,
              Optional.of(id),
              OptionalLong.of(version),
              Optional.empty(),
              OptionalLong.empty());
      case Event.OfOrganization(UUID id, long version) ->
          of(
              event,
              Optional.empty(),
              OptionalLong.empty(),
              Optional.of(id),
              OptionalLong.of(version));
    };
  }

  private static EventView of(
      Event event,
      Optional<UUID> worker,
      OptionalLong workerVersion,
      Optional<UUID> organization,
      OptionalLong organizationVersion) {
    return new EventView(
        event.sequence(),
        event.eventId(),
        event.type(),
        event.schemaVersion(),
        event.tenant(),
        worker,
        workerVersion,
        organization,
        organizationVersion,
        event.actor(),
        event.occurredAt(),
        event.traceId(),
        event.data());
  }
}
