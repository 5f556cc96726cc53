package org.workerservice.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

/** Events that the broker refuses, because they are too large for the topic. */
class ParkedEventsIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final KafkaTopic EVENTS = new KafkaTopic("parked-it.events");
  private static final int LIMIT = 20_000;

  private static ServiceProcess service;

  private final TestTenant tenant = TestTenant.of(service);
  private final ApiClient client = tenant.client(Role.HR_ADMIN);

  @BeforeAll
  static void start() {
    TestKafka.createTopic(EVENTS.name(), 1, Map.of("max.message.bytes", String.valueOf(LIMIT)));
    service =
        ServiceProcess.named("kafka-parked")
            .database(TestPostgresql.createDatabase("kafka_parked"))
            .environment("WORKER_SERVICE_KAFKA_BOOTSTRAP_SERVERS", TestKafka.address())
            .environment("WORKER_SERVICE_KAFKA_EVENTS_TOPIC", EVENTS.name())
            .start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void limit() {
    limitMessages(LIMIT);
  }

  private static void limitMessages(int bytes) {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, EVENTS.name());
    AlterConfigOp set =
        new AlterConfigOp(
            new ConfigEntry("max.message.bytes", String.valueOf(bytes)), AlterConfigOp.OpType.SET);
    TestKafka.admin(
        admin -> admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get());
  }

  private String create(ObjectNode person) {
    ApiAnswer answer = client.post("/api/workers", person);
    assertThat(answer.status()).isEqualTo(201);
    return answer.data().path("id").asText();
  }

  private static ObjectNode large() {
    ObjectNode person = SamplePeople.next();
    person.set("addresses", addresses(100));
    return person;
  }

  private static ArrayNode addresses(int count) {
    ArrayNode addresses = Json.MAPPER.createArrayNode();
    for (int number = 0; number < count; number++) {
      addresses
          .addObject()
          .put("use_type", "work")
          .put("line1", "House %d of a very long street".formatted(number))
          .put("line2", "x".repeat(200))
          .put("city", "Ghent")
          .put("country", "BE");
    }
    return addresses;
  }

  private void changeGender(String id) {
    assertThat(
            client
                .patch("/api/workers/" + id, Json.MAPPER.createObjectNode().put("gender", "other"))
                .status())
        .isEqualTo(200);
  }

  private List<String> types(String key) {
    return EVENTS.messages(key).stream().map(KafkaTopic.Message::type).toList();
  }

  private void awaitTypes(String key, String... types) {
    await().atMost(SOON).untilAsserted(() -> assertThat(types(key)).containsExactly(types));
  }

  private JsonNode awaitParked(String key, long waiting) {
    return await("the event is parked")
        .atMost(SOON)
        .until(
            () -> client.get("/api/events/parked").data().path("events").path(0),
            event ->
                event.path("key").asText().equals(key)
                    && event.path("waiting").asLong() == waiting);
  }

  private String path(JsonNode event, String decision) {
    return "/api/events/parked/" + event.path("sequence").asText() + "/" + decision;
  }

  private List<String> auditedActions(String id) {
    return tenant
        .query("SELECT action FROM audit_log WHERE entity_id = ?::uuid ORDER BY timestamp", id)
        .stream()
        .map(row -> row.get("action").toString())
        .toList();
  }

  @Test
  void shouldHoldOnlyTheKeyOfARefusedEventUntilItIsReleased() {
    String large = create(large());
    changeGender(large);
    String small = create(SamplePeople.next());

    awaitTypes(small, "worker.created.v1");
    JsonNode parked = awaitParked(large, 1);
    assertThat(parked.path("reason").asText()).isEqualTo("too_large");
    assertThat(types(large)).isEmpty();
    assertThat(client.get("/api/health").body().path("reason").asText()).isEqualTo("kafka_parked");

    limitMessages(1_000_000);
    assertThat(client.post(path(parked, "release"), "").status()).isEqualTo(204);

    awaitTypes(large, "worker.created.v1", "worker.updated.v1");
    changeGender(small);
    awaitTypes(small, "worker.created.v1", "worker.updated.v1");
    assertThat(auditedActions(large)).containsExactly("CREATE", "UPDATE", "RELEASE_EVENT");
    assertThat(client.get("/api/events/parked").data().path("events")).isEmpty();
  }

  @Test
  void shouldPublishWhatWaitsBehindADroppedEvent() {
    String large = create(large());
    awaitParked(large, 0);
    ObjectNode shorter = Json.MAPPER.createObjectNode();
    shorter.set("addresses", addresses(1));
    assertThat(client.patch("/api/workers/" + large, shorter).status()).isEqualTo(200);
    JsonNode parked = awaitParked(large, 1);

    assertThat(client.post(path(parked, "drop"), "").status()).isEqualTo(204);

    awaitTypes(large, "worker.updated.v1");
    assertThat(auditedActions(large)).containsExactly("CREATE", "UPDATE", "DROP_EVENT");
    changeGender(large);
    awaitTypes(large, "worker.updated.v1", "worker.updated.v1");
  }

  @Test
  void shouldParkAReleasedEventAgainIfItIsStillRefused() {
    String large = create(large());
    JsonNode parked = awaitParked(large, 0);

    assertThat(client.post(path(parked, "release"), "").status()).isEqualTo(204);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(awaitParked(large, 0).path("decision").isMissingNode()).isTrue());
    assertThat(types(large)).isEmpty();
  }

  @Test
  void shouldRefuseDecisionsOnOtherEvents() {
    create(SamplePeople.next());

    assertThat(client.post("/api/events/parked/1/drop", "").status()).isEqualTo(404);
    assertThat(client.post("/api/events/parked/x/drop", "").status()).isEqualTo(400);
    assertThat(
            tenant
                .client(Role.CREDENTIALING_OFFICER)
                .post("/api/events/parked/1/drop", "")
                .status())
        .isEqualTo(403);
  }
}
