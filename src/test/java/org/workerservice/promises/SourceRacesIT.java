package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.Sql;

/** One source key makes one worker, whatever comes at the same time through two services. */
class SourceRacesIT {
  private static final String PATH = "/api/sources/workers";
  private static final int CLIENTS = 24;
  private static final int ROWS = 40;

  private static Instances instances;

  @BeforeAll
  static void start() {
    instances = Instances.start("sources");
  }

  @AfterAll
  static void stop() {
    instances.close();
  }

  @AfterEach
  void shouldStayConsistent() {
    assertThat(Registry.contradictions(instances.database())).isEmpty();
    assertThat(instances.loggedErrors()).isEmpty();
  }

  private static ObjectNode body(String id, ObjectNode worker) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("source").put("system", "hr").put("id", id);
    body.set("worker", worker);
    return body;
  }

  private static List<ApiAnswer> atOnce(String query, IntFunction<ObjectNode> body) {
    List<CompletableFuture<ApiAnswer>> calls =
        IntStream.range(0, CLIENTS)
            .mapToObj(
                number ->
                    instances
                        .clients(2)
                        .get(number % 2)
                        .putAsync(PATH + query, body.apply(number), Map.of()))
            .toList();
    return calls.stream().map(CompletableFuture::join).toList();
  }

  private static List<String> outcomes(List<ApiAnswer> answers) {
    return answers.stream()
        .map(answer -> answer.data().path("outcome").asText(answer.toString()))
        .toList();
  }

  private static long workersWithKey(String id) {
    return new Sql(instances.database())
        .count(
            "SELECT count(*) FROM workers WHERE record @> '{\"sources\": [{\"id\": \"%s\"}]}'"
                .formatted(id));
  }

  @Test
  void shouldCreateOneWorkerFromManyEqualRequests() {
    for (int round = 0; round < Trial.rounds(4); round++) {
      String id = "equal-" + round;
      ObjectNode person = SamplePeople.next();
      List<ApiAnswer> answers = atOnce("", number -> body(id, person));

      assertThat(outcomes(answers))
          .containsOnly("created", "unchanged")
          .containsOnlyOnce("created");
      assertThat(answers)
          .extracting(answer -> answer.data().at("/worker/id").asText())
          .containsOnly(answers.getFirst().data().at("/worker/id").asText());
      assertThat(workersWithKey(id)).isEqualTo(1);
    }
  }

  /** Different people under one key: every change is a version of one worker. */
  @Test
  void shouldCreateOneWorkerFromManyDifferentRequests() {
    for (int round = 0; round < Trial.rounds(3); round++) {
      String id = "different-" + round;
      List<ApiAnswer> answers = atOnce("", number -> body(id, SamplePeople.next()));

      assertThat(outcomes(answers)).containsOnly("created", "updated").containsOnlyOnce("created");
      assertThat(answers)
          .extracting(answer -> answer.data().at("/worker/version").asLong())
          .doesNotHaveDuplicates()
          .hasSize(CLIENTS);
      assertThat(workersWithKey(id)).isEqualTo(1);
    }
  }

  /** Every import of the file that runs at the same time says that the workers are its own. */
  @Test
  void shouldImportOneFileOfManyAtOnce() {
    for (int round = 0; round < Trial.rounds(3); round++) {
      ArrayNode rows = Json.MAPPER.createArrayNode();
      for (int number = 0; number < ROWS; number++) {
        ObjectNode row =
            SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
        row.putArray("sources")
            .addObject()
            .put("system", "hr")
            .put("id", "file-" + round + "-" + number);
        rows.add(row);
      }
      List<CompletableFuture<ApiAnswer>> imports =
          IntStream.range(0, 4)
              .mapToObj(number -> importRows(instances.clients(2).get(number % 2), rows))
              .toList();

      List<String> outcomes =
          imports.stream()
              .map(CompletableFuture::join)
              .flatMap(
                  answer -> answer.data().path("outcomes").findValuesAsText("outcome").stream())
              .toList();
      assertThat(outcomes).hasSize(4 * ROWS).containsOnly("created", "unchanged");
      assertThat(outcomes).filteredOn("created"::equals).hasSize(ROWS);
    }
  }

  private static CompletableFuture<ApiAnswer> importRows(ApiClient client, ArrayNode rows) {
    return client.postAsync(
        "/api/workers/import?on_duplicate=update",
        Map.of("workers", rows),
        Map.of("Import-Id", UUID.randomUUID().toString()));
  }

  /** The keys of one system for one person: one is attached, the others are refused. */
  @Test
  void shouldAttachOneOfManyKeysOfASystem() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    instances.clients(1).getFirst().post("/api/workers", person);
    List<ApiAnswer> answers =
        atOnce("?on_duplicate=attach", number -> body("attached-" + number, person));

    assertThat(outcomes(answers))
        .containsOnly("attached", "409 DUPLICATE_DETECTED")
        .containsOnlyOnce("attached");
  }
}
