package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;

/**
 * A service that is killed while it imports updates by source key has applied each row wholly or
 * not at all. The repeated requests complete the import and apply nothing twice.
 */
class ImportKillIT {
  private static final int CHUNKS = 12;
  private static final int ROWS = 50;
  private static final int ACKNOWLEDGED_BEFORE_KILL = 2;
  private static final Duration MAX_WAIT = Duration.ofSeconds(30);

  private static DatabaseAddress address;
  private static ServiceProcess service;

  @BeforeAll
  static void start() {
    address = TestPostgresql.createDatabase("import_kill");
    service = ServiceProcess.named("import-kill").database(address).start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static ArrayNode rows(int chunk) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (int number = 0; number < ROWS; number++) {
      ObjectNode row = SamplePeople.next().put("marital_status", "single");
      row.putArray("sources").addObject().put("system", "hr").put("id", chunk + "-" + number);
      rows.add(row);
    }
    return rows;
  }

  private static CompletableFuture<ApiAnswer> send(ApiClient client, UUID importId, JsonNode rows) {
    return client.postAsync(
        "/api/workers/import?on_duplicate=update",
        Map.of("workers", rows),
        Map.of("Import-Id", importId.toString()));
  }

  private static List<String> outcomes(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data().path("outcomes").findValuesAsText("outcome");
  }

  private static ApiClient client() {
    return service.client(Role.HR_ADMIN);
  }

  @Test
  void shouldApplyEachRowOnce() {
    List<ArrayNode> chunks = IntStream.range(0, CHUNKS).mapToObj(ImportKillIT::rows).toList();
    List<UUID> imports = IntStream.range(0, CHUNKS).mapToObj(one -> UUID.randomUUID()).toList();
    for (ArrayNode chunk : chunks) {
      assertThat(outcomes(send(client(), UUID.randomUUID(), chunk).join())).containsOnly("created");
    }
    chunks.forEach(chunk -> chunk.forEach(row -> ((ObjectNode) row).put("worker_type", "nurse")));

    List<CompletableFuture<ApiAnswer>> sent = new ArrayList<>();
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      sent.add(send(client(), imports.get(chunk), chunks.get(chunk)));
    }
    CompletableFuture.allOf(
            sent.subList(0, ACKNOWLEDGED_BEFORE_KILL).toArray(CompletableFuture<?>[]::new))
        .join();
    service.kill9();
    sent.forEach(one -> one.handle((answer, failure) -> answer).join());
    service.restart();

    assertThat(Registry.contradictions(address)).isEmpty();
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      assertThat(outcomes(send(client(), imports.get(chunk), chunks.get(chunk)).join()))
          .hasSize(ROWS)
          .containsOnly("updated");
    }
    assertThat(Registry.contradictions(address)).isEmpty();
    assertThat(
            new Sql(address)
                .count(
                    "SELECT count(*) FROM workers WHERE version = 2 AND worker_type = 'nurse'"
                        + " AND record -> 'sources' IS NOT NULL"))
        .isEqualTo(CHUNKS * ROWS);
  }

  /** The rows are committed, their assignments wait for a lock: that is where the kill strikes. */
  @Test
  void shouldCreateTheAssignmentsThatAnInterruptedRequestLeftOut() throws SQLException {
    ObjectNode row = SamplePeople.next();
    row.putArray("sources").addObject().put("system", "ward").put("id", "1");
    row.putArray("assignments").addObject().putObject("role").put("code", "nurse");
    ArrayNode rows = Json.MAPPER.createArrayNode().add(row);
    UUID importId = UUID.randomUUID();
    String id;
    try (Connection lock =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
      lock.setAutoCommit(false);
      lock.createStatement().execute("LOCK TABLE worker_assignments IN ACCESS EXCLUSIVE MODE");
      CompletableFuture<ApiAnswer> interrupted = send(client(), importId, rows);
      Awaitility.await("the row is written")
          .atMost(MAX_WAIT)
          .untilAsserted(() -> assertThat(imported(importId)).isOne());
      service.kill9();
      interrupted.handle((answer, failure) -> answer).join();
      lock.rollback();
    }
    assertThat(assignments()).isZero();
    service.restart();

    JsonNode repeated = send(client(), importId, rows).join().data().at("/outcomes/0");
    id = repeated.path("id").asText();

    assertThat(repeated.path("outcome").asText()).isEqualTo("created");
    assertThat(repeated.at("/assignments/created").asInt()).isEqualTo(1);
    assertThat(
            client()
                .get("/api/workers/" + id + "/assignments")
                .data()
                .path("assignments")
                .findValuesAsText("code"))
        .containsExactly("nurse");
    JsonNode again = send(client(), importId, rows).join().data().at("/outcomes/0");
    assertThat(again.at("/assignments/created").asInt()).isZero();
    assertThat(assignments()).isOne();
  }

  private static long imported(UUID importId) {
    return new Sql(address)
        .count("SELECT count(*) FROM import_outcomes WHERE import_id = ?", importId);
  }

  private static long assignments() {
    return new Sql(address).count("SELECT count(*) FROM worker_assignments");
  }
}
