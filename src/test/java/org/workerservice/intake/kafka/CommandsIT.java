package org.workerservice.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.KafkaSender;
import org.workerservice.support.KafkaTopic;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestKafka;
import org.workerservice.support.TestPostgresql;

/** Commands from Kafka and their results. */
class CommandsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String COMMANDS = "commands-it.commands";
  private static final String READERS = "commands-it.readers";
  private static final KafkaTopic RESULTS = new KafkaTopic("commands-it.results");
  private static final KafkaTopic DEAD = new KafkaTopic("commands-it.dlq");
  private static final JsonSchema RESULT_SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(
              CommandsIT.class.getResourceAsStream("/api-docs/commands/command-result-1.json"));
  private static final int MAX_SIZE = 64 << 10;

  private static ServiceProcess service;
  private static KafkaSender sender;

  private final ApiClient client = service.client(Role.HR_ADMIN);
  private final String system = "hr-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    service =
        ServiceProcess.named("kafka-commands")
            .database(TestPostgresql.createDatabase("kafka_commands"))
            .environment("WORKER_SERVICE_KAFKA_BOOTSTRAP_SERVERS", TestKafka.address())
            .environment("WORKER_SERVICE_KAFKA_EVENTS_TOPIC", "commands-it.events")
            .environment(
                "WORKER_SERVICE_KAFKA_COMMANDS_TOPICS",
                COMMANDS + "=default/hr-feed/hr_admin; " + READERS + "=default/guest/service")
            .environment("WORKER_SERVICE_KAFKA_COMMANDS_GROUP", "commands-it")
            .environment("WORKER_SERVICE_KAFKA_COMMANDS_RESULTS_TOPIC", RESULTS.name())
            .environment("WORKER_SERVICE_KAFKA_COMMANDS_DEAD_LETTER_TOPIC", DEAD.name())
            .environment("WORKER_SERVICE_KAFKA_COMMANDS_MAX_SIZE", "64KiB")
            .start();
    await("the topics are made")
        .atMost(SOON)
        .until(() -> TestKafka.topics().containsAll(List.of(COMMANDS, READERS)));
    sender = new KafkaSender(COMMANDS);
  }

  @AfterAll
  static void stop() {
    sender.close();
    service.close();
  }

  private JsonNode result(ObjectNode command) {
    sender.send(system, command.toString());
    JsonNode result = results(id(command), 1).getLast().json();
    assertThat(RESULT_SCHEMA.validate(result)).isEmpty();
    return result;
  }

  private static String id(ObjectNode command) {
    return command.path("command_id").asText();
  }

  private static List<KafkaTopic.Message> results(String commandId, int count) {
    return await("the result is told")
        .atMost(SOON)
        .until(
            () ->
                RESULTS.messages().stream()
                    .filter(one -> commandId.equals(one.headers().get("command_id")))
                    .toList(),
            found -> found.size() >= count);
  }

  private static KafkaTopic.Message deadLetter(String value) {
    return await("the dead letter is there")
        .atMost(SOON)
        .until(
            () ->
                DEAD.messages().stream()
                    .filter(one -> value.equals(one.value()))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  private JsonNode worker(JsonNode result) {
    return client.get("/api/workers/" + result.path("worker_id").asText()).data();
  }

  @Test
  void shouldCreateUpdateAndDeleteAWorkerByItsSourceKey() {
    ObjectNode person = SamplePeople.next();

    JsonNode created = result(CommandJson.upsert(system, "1", person));
    JsonNode same = result(CommandJson.upsert(system, "1", person));
    JsonNode updated =
        result(CommandJson.upsert(system, "1", person.deepCopy().put("gender", "other")));
    String gender = worker(updated).path("gender").asText();
    JsonNode deleted = result(CommandJson.delete(system, "1"));
    JsonNode late = result(CommandJson.upsert(system, "1", person));

    assertThat(created.path("outcome").asText()).isEqualTo("created");
    assertThat(created.path("version").asLong()).isEqualTo(1);
    assertThat(same.path("outcome").asText()).isEqualTo("unchanged");
    assertThat(updated.path("outcome").asText()).isEqualTo("updated");
    assertThat(updated.path("worker_id")).isEqualTo(created.path("worker_id"));
    assertThat(gender).isEqualTo("other");
    assertThat(deleted.path("outcome").asText()).isEqualTo("deleted");
    assertThat(late.path("outcome").asText()).isEqualTo("source_deleted");
    assertThat(client.get("/api/workers/" + created.path("worker_id").asText()).status())
        .isEqualTo(404);
  }

  @Test
  void shouldAuditTheCallerOfTheTopicAndThePlaceOfTheCommand() {
    ObjectNode command = CommandJson.upsert(system, "1", SamplePeople.next());
    String trace = UUID.randomUUID().toString().replace("-", "");
    sender.send(
        system,
        command.toString().getBytes(StandardCharsets.UTF_8),
        Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01", "correlation_id", "c 7"));
    KafkaTopic.Message result = results(id(command), 1).getLast();

    JsonNode entry =
        client
            .get("/api/workers/" + result.json().path("worker_id").asText() + "/audit")
            .data()
            .findParents("action")
            .getFirst();

    assertThat(entry.path("user_id").asText()).isEqualTo("hr-feed");
    assertThat(entry.path("trace_id").asText()).isEqualTo(trace);
    assertThat(entry.path("user_agent").asText()).startsWith("kafka " + COMMANDS + "-");
    assertThat(result.headers())
        .containsEntry("correlation_id", "c 7")
        .containsEntry("content-type", "application/json")
        .containsEntry("command_topic", COMMANDS)
        .containsKeys("command_partition", "command_offset", "tenant_id");
    assertThat(result.key()).isEqualTo(system);
  }

  @Test
  void shouldGiveARedeliveredCommandItsFirstResultAndChangeNothing() {
    ObjectNode person = SamplePeople.next();
    ObjectNode first = CommandJson.upsert(system, "1", person);
    ObjectNode unchanged = CommandJson.upsert(system, "1", person);
    JsonNode created = result(first);
    result(unchanged);
    JsonNode newest =
        result(CommandJson.upsert(system, "1", person.deepCopy().put("gender", "other")));

    sender.send(system, first.toString());
    sender.send(system, unchanged.toString());

    assertThat(results(id(first), 2)).extracting(one -> one.json()).containsOnly(created);
    assertThat(results(id(unchanged), 2))
        .extracting(one -> one.json().path("outcome").asText())
        .containsOnly("unchanged");
    assertThat(worker(created).path("version")).isEqualTo(newest.path("version"));
    assertThat(worker(created).path("gender").asText()).isEqualTo("other");
  }

  @Test
  void shouldNotRevertNewerContentByALateCommand() {
    ObjectNode person = SamplePeople.next();
    ObjectNode newer = person.deepCopy().put("gender", "other");
    result(CommandJson.at("2026-02-02T00:00:00Z", CommandJson.upsert(system, "1", newer)));

    JsonNode late =
        result(CommandJson.at("2026-01-01T00:00:00Z", CommandJson.upsert(system, "1", person)));
    JsonNode lateDelete =
        result(CommandJson.at("2026-01-01T00:00:00Z", CommandJson.delete(system, "1")));

    assertThat(late.path("outcome").asText()).isEqualTo("older");
    assertThat(lateDelete.path("outcome").asText()).isEqualTo("older");
    assertThat(worker(late).path("gender").asText()).isEqualTo("other");
  }

  @Test
  void shouldRefuseAnIdThatAnotherCommandHas() {
    ObjectNode command = CommandJson.upsert(system, "1", SamplePeople.next());
    result(command);
    ObjectNode other =
        CommandJson.upsert(system, "2", SamplePeople.next()).put("command_id", id(command));

    sender.send(system, other.toString());

    assertThat(results(id(command), 2).getLast().json().path("outcome").asText())
        .isEqualTo("command_id_reused");
  }

  @Test
  void shouldTellViolationsAndDuplicatesWithoutPersonalData() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    JsonNode created = result(CommandJson.upsert(system, "1", person));
    ObjectNode nameless = person.deepCopy();
    nameless.remove("name");
    nameless.putObject("name").put("family", "");

    JsonNode invalid = result(CommandJson.upsert(system, "2", nameless));
    JsonNode duplicate = result(CommandJson.upsert(system, "2", person));
    JsonNode attached =
        result(CommandJson.upsert(system + "-b", "2", person).put("on_duplicate", "attach"));

    assertThat(invalid.path("outcome").asText()).isEqualTo("invalid");
    assertThat(invalid.path("violations").findValuesAsText("field"))
        .contains("worker.name.family", "worker.name.given");
    assertThat(duplicate.path("outcome").asText()).isEqualTo("duplicate");
    assertThat(duplicate.at("/duplicates/0/worker_id")).isEqualTo(created.path("worker_id"));
    assertThat(duplicate.at("/duplicates/0/score").asDouble()).isGreaterThan(0.8);
    assertThat(duplicate.toString()).doesNotContain(person.at("/name/family").asText());
    assertThat(attached.path("outcome").asText()).isEqualTo("attached");
    assertThat(DEAD.messages()).noneMatch(one -> id(one).equals(id((ObjectNode) duplicate)));
  }

  private static String id(KafkaTopic.Message message) {
    return message.headers().getOrDefault("command_id", "");
  }

  @Test
  void shouldHandOverWhatIsNoCommandWithItsPlaceAndReason() {
    ObjectNode command = CommandJson.upsert(system, "1", SamplePeople.next());
    String broken = "{\"command_id\": \"" + system;
    String unknownVersion = command.deepCopy().put("schema_version", 7).toString();
    String unknownType = command.deepCopy().put("type", "promote").toString();
    String unknownField = command.deepCopy().put("surprise", true).toString();
    String large = "\"" + "x".repeat(MAX_SIZE) + "\"";
    long offset = sender.sendNow(system, broken);
    List.of(unknownVersion, unknownType, unknownField, large)
        .forEach(one -> sender.send(system, one));

    assertThat(deadLetter(broken).headers())
        .containsEntry("reason", "malformed_json")
        .containsEntry("original_topic", COMMANDS)
        .containsEntry("original_offset", Long.toString(offset))
        .containsKeys("original_partition", "original_timestamp", "reason_message");
    assertThat(deadLetter(broken).key()).isEqualTo(system);
    assertThat(deadLetter(unknownVersion).headers())
        .containsEntry("reason", "unsupported_schema_version");
    assertThat(deadLetter(unknownType).headers()).containsEntry("reason", "unknown_type");
    assertThat(deadLetter(unknownField).headers())
        .containsEntry("reason", "malformed_command")
        .containsEntry("command_id", id(command));
    assertThat(deadLetter(large).headers()).containsEntry("reason", "too_large");
    assertThat(results(id(command), 3))
        .extracting(one -> one.json().path("outcome").asText())
        .containsOnly("rejected");
    assertThat(result(CommandJson.delete(system, "1")).path("outcome").asText())
        .isEqualTo("not_found");
  }

  @Test
  void shouldExecuteOnlyWhatTheRoleOfTheTopicPermits() {
    try (KafkaSender guest = new KafkaSender(READERS)) {
      ObjectNode command = CommandJson.delete(system, "1");
      guest.send(system, command.toString());

      assertThat(results(id(command), 1).getLast().json().path("outcome").asText())
          .isEqualTo("forbidden");
    }
  }

  @Test
  void shouldReportWhatItReads() throws IOException {
    result(CommandJson.delete(system, "1"));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode health = client.get("/api/health").body();
              assertThat(health.path("status").asText()).isEqualTo("healthy");
              assertThat(health.at("/commands/partitions").asInt()).isPositive();
              assertThat(health.at("/commands/pending").asInt()).isZero();
            });
    assertThat(metrics())
        .contains(
            "worker_service_commands_total{outcome=\"not_found\"}", "worker_service_commands_lag");
  }

  private static String metrics() throws IOException {
    try (InputStream stream = URI.create(service.url() + "/metrics").toURL().openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void shouldReadCommandsWithoutKeys() {
    ObjectNode command = CommandJson.upsert(system, "1", SamplePeople.next());

    sender.send(null, command.toString().getBytes(StandardCharsets.UTF_8), Map.of());

    assertThat(results(id(command), 1).getLast().key()).isEqualTo(id(command));
  }
}
