package org.workerservice.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.json.Json;
import org.workerservice.persistence.log.Event;

class EventRecordsTest {
  private static final UUID TENANT = new UUID(0, 1);
  private static final UUID ADA = new UUID(1, 1);
  private static final byte[] ENVELOPE = "{}".getBytes(StandardCharsets.UTF_8);

  private final EventRecords records =
      new EventRecords(
          new TopicName("events.{tenant}", false),
          Optional.of(new TopicName("state", true)),
          event -> ENVELOPE,
          new UUID(7, 7));

  private static Event event(String type, Event.Subject subject, String data) {
    return new Event(
        5,
        new UUID(9, 5),
        type,
        1,
        TENANT,
        subject,
        "someone",
        Instant.EPOCH,
        Optional.of("trace"),
        data);
  }

  private static Event event(String type, String data) {
    return event(type, new Event.OfWorker(ADA, 3), data);
  }

  @ParameterizedTest
  @CsvSource({
    "WorkerCreated, worker.created",
    "WorkerUnmerged, worker.unmerged",
    "DuplicateDetected, worker.duplicate_detected",
    "ReviewDecided, worker.review_decided",
    "AssignmentChanged, worker.assignment_changed"
  })
  void shouldNameTypesOfWorkers(String type, String expected) {
    assertThat(EventType.of(event(type, "{}"))).isEqualTo("org.workerservice." + expected + ".v1");
  }

  @Test
  void shouldNameTypesOfOrganizations() {
    Event event = event("OrganizationDeleted", new Event.OfOrganization(ADA, 1), "{}");

    assertThat(EventType.of(event)).isEqualTo("org.workerservice.organization.deleted.v1");
  }

  @Test
  void shouldPutTheTenantIntoTheNameOfTheTopic() {
    OutgoingRecord record = records.of(event("WorkerDeleted", "{}"), ADA).getFirst();

    assertThat(record.topic()).isEqualTo(new Topic("events." + TENANT, false));
    assertThat(record.value()).contains(ENVELOPE);
    assertThat(record.headers())
        .containsEntry("ce_sequence", "5")
        .containsEntry("ce_traceid", "trace");
  }

  @ParameterizedTest
  @CsvSource({"WorkerDeleted", "WorkerReplaced"})
  void shouldRemoveTheStateOfAWorkerThatIsGone(String type) {
    OutgoingRecord state = records.of(event(type, "{\"active\":true}"), ADA).getLast();

    assertThat(state.topic()).isEqualTo(new Topic("state", true));
    assertThat(state.value()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"AssignmentChanged", "DuplicateDetected", "ReviewDecided"})
  void shouldPublishNoStateForAnEventThatLeavesTheRecordAsItIs(String type) {
    assertThat(records.of(event(type, "{}"), ADA)).hasSize(1);
  }

  @Test
  void shouldPublishNoStateOfOrganizations() {
    Event event = event("OrganizationUpdated", new Event.OfOrganization(ADA, 1), "{\"a\":1}");

    assertThat(records.of(event, ADA)).hasSize(1);
  }

  @Test
  void shouldPutIdTenantAndVersionIntoTheState() throws Exception {
    OutgoingRecord state = records.of(event("WorkerUpdated", " {\"active\":true}"), ADA).getLast();

    JsonNode json = Json.MAPPER.readTree(state.value().orElseThrow());
    assertThat(json.path("id").asText()).isEqualTo(ADA.toString());
    assertThat(json.path("tenant_id").asText()).isEqualTo(TENANT.toString());
    assertThat(json.path("version").asLong()).isEqualTo(3);
    assertThat(json.path("updated_at").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(json.path("active").asBoolean()).isTrue();
  }

  @Test
  void shouldKeyAPairByBothWorkers() {
    UUID other = new UUID(1, 2);
    Event pair = event("ReviewDecided", "{\"other_worker_id\":\"%s\"}".formatted(other));

    assertThat(EventRecords.keys(pair)).isEqualTo(List.of(ADA, other));
  }
}
