package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.KafkaSender;
import org.workerservice.support.KafkaTopic;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.Sql;
import org.workerservice.support.TestKafka;
import org.workerservice.support.TestPostgresql;

/**
 * Every command has its effect once and its result at least once, and the commands of a record are
 * executed in order, after one of two instances was killed, the broker has failed, and all commands
 * were delivered again.
 *
 * <p>Half of the commands change nothing. Were they executed again, they would revert what came
 * after them: no command has a time.
 *
 * <p>The long form, here with 10 kills: {@code mvn -q verify -Dit.test=CommandsOnceIT
 * -Dpromises.rounds=10}.
 */
class CommandsOnceIT {
  private static final int RECORDS = 200;
  private static final int COMMANDS_PER_RECORD = 10;
  private static final int COMMANDS = RECORDS * COMMANDS_PER_RECORD;
  private static final int SHORT_FORM = 1;
  private static final List<String> GENDERS = List.of("male", "female", "other", "unknown");
  private static final String TOPIC = "commands-once";
  private static final KafkaTopic RESULTS = new KafkaTopic("commands-once.results");
  private static final Duration RECOVERY = Duration.ofSeconds(120);

  private final DatabaseAddress database = TestPostgresql.createDatabase("commands_once");
  private final Sql sql = new Sql(database);

  @AfterEach
  void mend() {
    TestKafka.start();
  }

  private ServiceProcess.Builder service(String name, String group) {
    return ServiceProcess.named(name)
        .database(database)
        .environment("WORKER_SERVICE_KAFKA_BOOTSTRAP_SERVERS", TestKafka.address())
        .environment("WORKER_SERVICE_KAFKA_EVENTS_TOPIC", "commands-once.events")
        .environment("WORKER_SERVICE_KAFKA_COMMANDS_TOPICS", TOPIC + "=default/feed/service")
        .environment("WORKER_SERVICE_KAFKA_COMMANDS_GROUP", group)
        .environment("WORKER_SERVICE_KAFKA_COMMANDS_RESULTS_TOPIC", RESULTS.name());
  }

  private static String commandId(int record, int number) {
    return record + "/" + number;
  }

  private static String gender(int number) {
    return GENDERS.get(number / 2 % GENDERS.size());
  }

  private static ObjectNode command(int record, int number, JsonNode person) {
    ObjectNode command =
        Json.MAPPER
            .createObjectNode()
            .put("schema_version", 1)
            .put("command_id", commandId(record, number))
            .put("type", "upsert");
    command.putObject("source").put("system", "feed").put("id", "R" + record);
    command.set("worker", ((ObjectNode) person.deepCopy()).put("gender", gender(number)));
    return command;
  }

  private static void sendAll() {
    List<ObjectNode> people =
        IntStream.range(0, RECORDS).mapToObj(record -> SamplePeople.next()).toList();
    try (KafkaSender sender = new KafkaSender(TOPIC)) {
      for (int number = 0; number < COMMANDS_PER_RECORD; number++) {
        for (int record = 0; record < RECORDS; record++) {
          sender.send("R" + record, command(record, number, people.get(record)).toString());
        }
      }
    }
  }

  private int remembered() {
    return Integer.parseInt(sql.texts("SELECT count(*)::text FROM command_results").getFirst());
  }

  private void awaitRemembered(int count) {
    await(count + " commands are executed")
        .atMost(RECOVERY)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(remembered()).isGreaterThanOrEqualTo(count));
  }

  private static Map<String, List<JsonNode>> results() {
    Map<String, List<JsonNode>> idToResults = new HashMap<>();
    for (KafkaTopic.Message message : RESULTS.messages()) {
      idToResults
          .computeIfAbsent(message.headers().get("command_id"), none -> new ArrayList<>())
          .add(message.json());
    }
    return idToResults;
  }

  private static Map<String, List<JsonNode>> awaitResults(int each) {
    return await("every command has its result " + each + " times")
        .atMost(RECOVERY)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            CommandsOnceIT::results,
            results ->
                results.size() == COMMANDS
                    && results.values().stream().allMatch(all -> all.size() >= each));
  }

  /** A command that was executed again would have a second result, or none of the expected ones. */
  private static void assertOneEffectEach(Map<String, List<JsonNode>> results, ApiClient client) {
    for (int record = 0; record < RECORDS; record++) {
      Set<String> workers = new HashSet<>();
      for (int number = 0; number < COMMANDS_PER_RECORD; number++) {
        List<JsonNode> told = results.get(commandId(record, number));
        assertThat(told).as(commandId(record, number)).containsOnly(told.getFirst());
        assertThat(told.getFirst().path("outcome").asText())
            .as(commandId(record, number))
            .isEqualTo(number == 0 ? "created" : number % 2 == 0 ? "updated" : "unchanged");
        assertThat(told.getFirst().path("version").asInt()).isEqualTo(1 + number / 2);
        workers.add(told.getFirst().path("worker_id").asText());
      }
      assertThat(workers).hasSize(1);
      JsonNode worker = client.get("/api/workers/" + workers.iterator().next()).data();
      assertThat(worker.path("version").asInt()).isEqualTo(1 + (COMMANDS_PER_RECORD - 1) / 2);
      assertThat(worker.path("gender").asText()).isEqualTo(gender(COMMANDS_PER_RECORD - 1));
    }
  }

  @Test
  void shouldExecuteEachCommandOnceAndInOrderThroughKillsAndOutages() {
    TestKafka.createTopic(TOPIC, 4, Map.of());
    Random random = new Random(Trial.seed());
    try (ServiceProcess service = service("commands-once", "commands-once").start();
        ServiceProcess partner = service("commands-partner", "commands-once").start()) {
      sendAll();
      int kills = Trial.rounds(SHORT_FORM);
      for (int kill = 1; kill <= kills; kill++) {
        awaitRemembered(kill * COMMANDS / (kills + 2) + random.nextInt(COMMANDS / 20));
        service.kill9();
        if (kill < kills) {
          service.restart();
        }
      }
      awaitRemembered(COMMANDS * 3 / 4);
      TestKafka.stop();
      TestKafka.start();

      assertOneEffectEach(awaitResults(1), partner.client(Role.HR_ADMIN));
      assertThat(remembered()).isEqualTo(COMMANDS);

      // Another group reads the topic from its beginning: everything is delivered again.
      try (ServiceProcess another = service("commands-again", "commands-again").start()) {
        assertOneEffectEach(awaitResults(2), another.client(Role.HR_ADMIN));
      }
    }
  }
}
