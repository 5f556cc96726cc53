package org.workerservice.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.KafkaTopic;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestKafka;
import org.workerservice.support.TestPostgresql;
import org.workerservice.support.TestTenant;

/** What a service with Kafka publishes. */
class KafkaRelayIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final KafkaTopic EVENTS = new KafkaTopic("relay-it.events");
  private static final KafkaTopic STATE = new KafkaTopic("relay-it.state");

  private static ServiceProcess service;

  private final TestTenant tenant = TestTenant.of(service);
  private final ApiClient client = tenant.client(Role.HR_ADMIN);

  @BeforeAll
  static void start() {
    service =
        ServiceProcess.named("kafka-relay")
            .database(TestPostgresql.createDatabase("kafka_relay"))
            .environment("WORKER_SERVICE_KAFKA_BOOTSTRAP_SERVERS", TestKafka.address())
            .environment("WORKER_SERVICE_KAFKA_EVENTS_TOPIC", EVENTS.name())
            .environment("WORKER_SERVICE_KAFKA_STATE_TOPIC", STATE.name())
            .start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private String create() {
    return create(SamplePeople.next());
  }

  private String create(ObjectNode person) {
    ApiAnswer answer = client.post("/api/workers", person);
    assertThat(answer.status()).isEqualTo(201);
    return answer.data().path("id").asText();
  }

  /** Waits until every event of the tenant is published; returns the records of the key. */
  private List<KafkaTopic.Message> published(String key) {
    return await("every event is published")
        .atMost(SOON)
        .until(
            () -> EVENTS.messages(key),
            messages -> messages.stream().map(this::id).toList().containsAll(eventIds(key)));
  }

  private String id(KafkaTopic.Message message) {
    return message.headers().get("ce_id");
  }

  private List<String> eventIds(String key) {
    return events().stream()
        .filter(event -> event.path("worker_id").asText().equals(key))
        .map(event -> event.path("event_id").asText())
        .toList();
  }

  private List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    client.get("/api/events?limit=1000").data().path("events").forEach(events::add);
    return events;
  }

  @Test
  void shouldPublishEveryChangeOfAWorkerInOrderAsTheApiShowsIt() {
    String id = create();
    client.patch("/api/workers/" + id, Json.MAPPER.createObjectNode().put("gender", "other"));
    client.delete("/api/workers/" + id);
    client.post("/api/workers/" + id + "/restore", "");

    List<KafkaTopic.Message> messages = published(id);

    assertThat(messages)
        .extracting(KafkaTopic.Message::type)
        .containsExactly(
            "worker.created.v1", "worker.updated.v1", "worker.deleted.v1", "worker.restored.v1");
    assertThat(messages.stream().map(KafkaTopic.Message::json).toList()).isEqualTo(events());
    assertThat(messages)
        .extracting(KafkaTopic.Message::partition)
        .containsOnly(messages.getFirst().partition());
  }

  @Test
  void shouldTellWhatWasDeleted() {
    ObjectNode person = SamplePeople.next();
    String id = create(person);
    client.delete("/api/workers/" + id);

    JsonNode deleted = published(id).getLast().json();

    assertThat(deleted.path("type").asText()).isEqualTo("WorkerDeleted");
    assertThat(deleted.at("/data/name/family")).isEqualTo(person.at("/name/family"));
    assertThat(deleted.at("/data/active").asBoolean(true)).isFalse();
    assertThat(deleted.at("/data/birth_date").asText()).hasSize(4);
  }

  @Test
  void shouldDescribeEachEventInCloudEventsHeaders() {
    String id = create();

    KafkaTopic.Message message = published(id).getFirst();

    JsonNode event = message.json();
    Map<String, String> headers = new HashMap<>(message.headers());
    assertThat(headers.remove("ce_source")).startsWith("urn:org.workerservice:registry:");
    assertThat(headers)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("ce_specversion", "1.0"),
                Map.entry("ce_id", event.path("event_id").asText()),
                Map.entry("ce_type", "org.workerservice.worker.created.v1"),
                Map.entry("ce_subject", id),
                Map.entry("ce_time", event.path("occurred_at").asText()),
                Map.entry("ce_dataschema", "urn:org.workerservice:schema:event:1"),
                Map.entry("ce_sequence", event.path("sequence").asText()),
                Map.entry("ce_tenantid", tenant.id().toString()),
                Map.entry("ce_traceid", event.path("trace_id").asText()),
                Map.entry("content-type", "application/json")));
  }

  @Test
  void shouldPublishAMergeUnderBothKeys() {
    String main = create();
    String duplicate =
        create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi()));
    ObjectNode merge = Json.MAPPER.createObjectNode().put("master_worker_id", main);
    merge.putArray("duplicate_worker_ids").add(duplicate);
    assertThat(client.post("/api/workers/merge", merge).status()).isEqualTo(200);

    assertThat(published(main).getLast().type()).isEqualTo("worker.merged.v1");
    KafkaTopic.Message replaced = published(duplicate).getLast();
    assertThat(replaced.type()).isEqualTo("worker.replaced.v1");
    assertThat(replaced.json().path("data").toString()).contains(main);
    assertThat(STATE.table()).containsKey(main).doesNotContainKey(duplicate);
  }

  @Test
  void shouldPublishALinkUnderBothKeys() {
    String one = create();
    String other = create();
    ObjectNode link =
        Json.MAPPER.createObjectNode().put("other_worker_id", other).put("link_type", "seealso");
    assertThat(client.post("/api/workers/" + one + "/links", link).status()).isLessThan(300);

    assertThat(published(one).getLast().type()).isEqualTo("worker.linked.v1");
    assertThat(published(other).getLast().type()).isEqualTo("worker.linked.v1");
  }

  @Test
  void shouldPublishAPairUnderBothKeys() {
    String one = create();
    String other = create();
    ObjectNode decision = Json.MAPPER.createObjectNode().put("decision", "rejected");
    assertThat(client.put("/api/workers/" + one + "/match-decisions/" + other, decision).status())
        .isLessThan(300);
    for (String key : List.of(one, other)) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(EVENTS.messages(key))
                      .extracting(KafkaTopic.Message::type)
                      .contains("worker.review_decided.v1"));
    }
  }

  @Test
  void shouldKeepTheStateOfEveryLivingWorker() {
    String living = create();
    String deleted = create();
    client.patch("/api/workers/" + living, Json.MAPPER.createObjectNode().put("gender", "other"));
    client.delete("/api/workers/" + deleted);
    published(living);
    published(deleted);

    Map<String, KafkaTopic.Message> table = STATE.table();

    assertThat(table).doesNotContainKey(deleted);
    JsonNode state = table.get(living).json();
    assertThat(state.path("id").asText()).isEqualTo(living);
    assertThat(state.path("tenant_id").asText()).isEqualTo(tenant.id().toString());
    assertThat(state.path("version").asLong()).isEqualTo(2);
    assertThat(state.path("gender").asText()).isEqualTo("other");
    assertThat(state.path("birth_date").asText()).hasSize(4);
  }

  @Test
  void shouldMaskSensitiveValues() {
    String ssn = SamplePeople.ssn();
    String id = create(SamplePeople.withIdentifier(SamplePeople.next(), "SSN", ssn));

    assertThat(published(id).getFirst().value()).doesNotContain(ssn);
    assertThat(STATE.table().get(id).value()).doesNotContain(ssn);
  }

  @Test
  void shouldReportThatItPublishes() {
    published(create());

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode health = client.get("/api/health").body();
              assertThat(health.path("status").asText()).isEqualTo("healthy");
              assertThat(health.path("publishing").path("leads").asBoolean()).isTrue();
              assertThat(health.path("publishing").path("lag_sequences").asLong()).isZero();
            });
  }

  @Test
  void shouldCreateACompactedTopicForStates() {
    published(create());

    String policy =
        TestKafka.admin(
            admin -> {
              ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, STATE.name());
              return admin
                  .describeConfigs(List.of(resource))
                  .all()
                  .get()
                  .get(resource)
                  .get("cleanup.policy")
                  .value();
            });

    assertThat(policy).isEqualTo("compact");
    assertThat(UUID.fromString(STATE.messages().getFirst().key())).isNotNull();
  }

  @Test
  void shouldPublishASnapshotOfTheCallersTenantAndAuditIt() {
    String mine = create();
    published(mine);
    TestTenant other = TestTenant.of(service);
    String foreign =
        other
            .client(Role.HR_ADMIN)
            .post("/api/workers", SamplePeople.next())
            .data()
            .path("id")
            .asText();
    await("the state of both").atMost(SOON).until(() -> !STATE.messages(foreign).isEmpty());
    int mineBefore = STATE.messages(mine).size();
    int foreignBefore = STATE.messages(foreign).size();

    assertThat(client.post("/api/events/snapshot", "").status()).isEqualTo(202);

    await("the state of the tenant is published again")
        .atMost(SOON)
        .until(() -> STATE.messages(mine).size() > mineBefore && !isSnapshotRunning());
    assertThat(STATE.messages(foreign)).hasSize(foreignBefore);
    assertThat(
            tenant.query(
                "SELECT user_id, entity_type::text AS type FROM audit_log"
                    + " WHERE tenant_id = ? AND action = 'START_SNAPSHOT' AND entity_id = ?",
                tenant.id(),
                tenant.id()))
        .singleElement()
        .satisfies(row -> assertThat(row.get("type")).isEqualTo("tenant"))
        .satisfies(row -> assertThat(row.get("user_id")).isEqualTo("test-hr_admin"));
  }

  @Test
  void shouldPublishTheSnapshotsOfSeveralTenantsOneAfterTheOther() {
    List<TestTenant> tenants = List.of(tenant, TestTenant.of(service), TestTenant.of(service));
    Map<TestTenant, String> tenantToWorker = new HashMap<>();
    tenants.forEach(
        one ->
            tenantToWorker.put(
                one,
                one.client(Role.HR_ADMIN)
                    .post("/api/workers", SamplePeople.next())
                    .data()
                    .path("id")
                    .asText()));
    await("the state of each")
        .atMost(SOON)
        .until(
            () -> tenantToWorker.values().stream().noneMatch(id -> STATE.messages(id).isEmpty()));

    tenants.forEach(one -> one.client(Role.HR_ADMIN).post("/api/events/snapshot", ""));

    await("the state of each, twice")
        .atMost(SOON)
        .until(
            () -> tenantToWorker.values().stream().allMatch(id -> STATE.messages(id).size() == 2));
  }

  private boolean isSnapshotRunning() {
    return tenant
        .query("SELECT 1 AS one FROM relay_cursors WHERE snapshot_after IS NOT NULL")
        .iterator()
        .hasNext();
  }
}
