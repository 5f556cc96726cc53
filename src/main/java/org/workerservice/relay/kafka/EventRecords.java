package org.workerservice.relay.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.workerservice.json.Json;
import org.workerservice.persistence.log.Event;
import org.workerservice.persistence.relay.WorkerState;

/** Turns events into records; pure. */
final class EventRecords {
  /** Events about two workers that change neither; each has the other one in its data. */
  private static final Set<String> OF_PAIRS = Set.of("DuplicateDetected", "ReviewDecided");

  /** Events of a worker that leave its record as it is. */
  private static final Set<String> WITHOUT_CHANGE =
      Set.of(
          "DuplicateDetected",
          "ReviewDecided",
          "AssignmentChanged",
          "ConsentChanged",
          "CredentialExpiringSoon");

  /** Events after which no living worker has the id. */
  private static final Set<String> ENDINGS = Set.of("WorkerDeleted", "WorkerReplaced");

  private final TopicName events;
  private final Optional<TopicName> states;
  private final Function<Event, byte[]> envelope;
  private final CloudEventHeaders headers;

  /**
   * Creates a converter.
   *
   * @param states topics for the state of workers, if it is published
   * @param envelope encodes an event as {@code GET /api/events} shows it
   * @param registry identifies the database
   */
  EventRecords(
      TopicName events,
      Optional<TopicName> states,
      Function<Event, byte[]> envelope,
      UUID registry) {
    this.events = events;
    this.states = states;
    this.envelope = envelope;
    this.headers = new CloudEventHeaders(registry);
  }

  /** Returns the records that the event is about, in a fixed order; mostly one. */
  static List<UUID> keys(Event event) {
    UUID subject = event.subject().id();
    return OF_PAIRS.contains(event.type())
        ? other(event).map(other -> List.of(subject, other)).orElse(List.of(subject))
        : List.of(subject);
  }

  private static Optional<UUID> other(Event event) {
    try {
      return Optional.ofNullable(
              Json.MAPPER.readTree(event.data()).path("other_worker_id").textValue())
          .map(UUID::fromString);
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** Returns what to publish for an event under one of its keys. */
  List<OutgoingRecord> of(Event event, UUID key) {
    List<OutgoingRecord> records = new ArrayList<>();
    records.add(
        new OutgoingRecord(
            events.of(event.tenant()),
            key,
            Optional.of(envelope.apply(event)),
            headers.of(event, key)));
    states.flatMap(topic -> state(event, topic)).ifPresent(records::add);
    return records;
  }

  private Optional<OutgoingRecord> state(Event event, TopicName topic) {
    if (!(event.subject() instanceof Event.OfWorker worker)
        || WITHOUT_CHANGE.contains(event.type())) {
      return Optional.empty();
    }
    Optional<String> content =
        ENDINGS.contains(event.type()) ? Optional.empty() : Optional.of(event.data());
    return Optional.of(
        state(
            new WorkerState(
                worker.id(), event.tenant(), worker.version(), event.occurredAt(), content),
            topic));
  }

  /** Returns the record of a worker's state, whose {@code record} is its masked content. */
  OutgoingRecord state(WorkerState state) {
    return state(state, states.orElseThrow());
  }

  private OutgoingRecord state(WorkerState state, TopicName topic) {
    return new OutgoingRecord(
        topic.of(state.tenant()),
        state.id(),
        state.record().map(content -> value(state, content)),
        headers.of(state));
  }

  /** Puts the fields of the database in front of the content, which is a JSON object. */
  private static byte[] value(WorkerState state, String content) {
    String fields =
        "{\"id\":\"%s\",\"tenant_id\":\"%s\",\"version\":%d,\"updated_at\":\"%s\""
            .formatted(state.id(), state.tenant(), state.version(), state.updatedAt());
    String rest = content.strip().substring(1).strip();
    return (fields + (rest.equals("}") ? rest : "," + rest)).getBytes(StandardCharsets.UTF_8);
  }
}
