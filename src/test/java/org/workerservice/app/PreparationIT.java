package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;
import org.workerservice.support.TestTenant;

/** How a service handles workers that an earlier version has prepared. */
class PreparationIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** More than one batch. */
  private static final int WORKERS = 60;

  private static final String PREPARED_BEFORE =
      "SELECT count(*) FROM workers WHERE features_version = 3 AND deleted_at IS NULL";

  private static final String IDS_PREPARED_BEFORE =
      "SELECT id::text FROM workers WHERE features_version = 3 AND deleted_at IS NULL";

  /** The advisory lock that every write takes. */
  private static final long GATE = 0x776f726b6572L;

  /** Creates that were compared before must look for these keys. */
  private static final String LAST_KEYS_ARE_NOTED =
      """
      SELECT count(*) FROM match_key_preparations
      WHERE sequence = (SELECT max(sequence) FROM match_keys)
      """;

  private static final String TRACES =
      """
      SELECT (SELECT count(*) FROM audit_log) || ' ' || (SELECT count(*) FROM outbox) || ' '
        || (SELECT max(updated_at) FROM workers) || ' ' || (SELECT sum(version) FROM workers)
      """;

  @Test
  void shouldPrepareWorkersOfAnEarlierVersionAgainAndLeaveNoTrace() {
    DatabaseAddress address = TestPostgresql.createDatabase("preparation");
    Sql sql = new Sql(address);
    try (ServiceProcess service = ServiceProcess.named("preparation").database(address).start()) {
      List<ObjectNode> people = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        people.add(SamplePeople.next());
        create(service.client(Role.HR_ADMIN), people.getLast());
      }
      String deleted = create(service.client(Role.HR_ADMIN), SamplePeople.next());
      service.client(Role.HR_ADMIN).delete("/api/workers/" + deleted);
      service.terminate();
      makeOld(sql);
      String before = sql.texts(TRACES).getFirst();

      service.restart();

      await().atMost(SOON).until(() -> sql.count(PREPARED_BEFORE) == 0);
      assertThat(sql.texts(TRACES)).containsExactly(before);
      assertThat(sql.count(LAST_KEYS_ARE_NOTED)).isOne();
      assertThat(people)
          .allSatisfy(
              person -> assertThat(candidates(service.client(Role.HR_ADMIN), person)).isOne());
      assertThat(
              sql.count(
                  "SELECT count(*) FROM match_keys WHERE worker_id = ?", UUID.fromString(deleted)))
          .isZero();
      assertThat(
              sql.count(
                  """
                  SELECT count(*) FROM workers w WHERE deleted_at IS NULL
                    AND cardinality(match_keys) IS DISTINCT FROM
                      (SELECT count(*) FROM match_keys m WHERE m.worker_id = w.id)
                  """))
          .isZero();
    }
  }

  @Test
  void shouldPrepareTheOthersWhenAWorkerCannotBeRead() {
    DatabaseAddress address = TestPostgresql.createDatabase("preparation");
    Sql sql = new Sql(address);
    try (ServiceProcess service = ServiceProcess.named("preparation").database(address).start()) {
      String poisoned = createWithNumber(service.client(Role.HR_ADMIN));
      for (int i = 0; i < 30; i++) {
        create(service.client(Role.HR_ADMIN), SamplePeople.next());
      }
      ApiClient later = TestTenant.of(service).client(Role.HR_ADMIN);
      for (int i = 0; i < 3; i++) {
        create(later, SamplePeople.next());
      }
      service.terminate();
      makeOld(sql);
      poison(sql, poisoned);

      service.restart();

      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(sql.texts(IDS_PREPARED_BEFORE)).containsExactly(poisoned));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(metrics(service))
                      .contains(
                          "worker_service_job_remaining{name=\"preparation\"} 1.0",
                          "worker_service_job_skipped{name=\"preparation\"} 1.0",
                          "worker_service_job_done_total{name=\"preparation\"} 33.0",
                          "worker_service_job_failures_total{name=\"preparation\"} 0.0"));
      assertRests(service);
      assertThat(service.output()).containsOnlyOnce("skips the record " + poisoned);
    }
  }

  @Test
  void shouldPrepareOutsideTheGateAndSkipWorkersChangedInBetween() throws Exception {
    DatabaseAddress address = TestPostgresql.createDatabase("preparation");
    Sql sql = new Sql(address);
    try (ServiceProcess service = ServiceProcess.named("preparation").database(address).start()) {
      String poisoned = createWithNumber(service.client(Role.HR_ADMIN));
      String changed = create(service.client(Role.HR_ADMIN), SamplePeople.next());
      create(service.client(Role.HR_ADMIN), SamplePeople.next());
      service.terminate();
      makeOld(sql);
      poison(sql, poisoned);

      try (Connection gate =
              DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
          Statement statement = gate.createStatement()) {
        statement.execute("SELECT pg_advisory_lock(" + GATE + ")");
        service.restart();
        await()
            .atMost(SOON)
            .untilAsserted(
                () -> assertThat(service.output()).contains("skips the record " + poisoned));
        assertThat(sql.texts(IDS_PREPARED_BEFORE)).hasSize(3);
        sql.execute(
            "UPDATE workers SET version = version + 1 WHERE id = ?", UUID.fromString(changed));
      }

      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(sql.texts(IDS_PREPARED_BEFORE)).containsExactly(poisoned));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(metrics(service))
                      .as("one pass for the last, another for the one that was changed")
                      .contains("worker_service_job_done_total{name=\"preparation\"} 2.0"));
    }
  }

  private static String createWithNumber(ApiClient client) {
    return create(
        client, SamplePeople.withIdentifier(SamplePeople.next(), "SSN", SamplePeople.ssn()));
  }

  /** A ciphertext of an unknown key. */
  private static void poison(Sql sql, String worker) {
    sql.execute(
        "UPDATE workers SET record = replace(record::text, 'enc:v1:', 'enc:v1:AAAA')::jsonb"
            + " WHERE id = ?",
        UUID.fromString(worker));
  }

  private static String metrics(ServiceProcess service) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(service.url() + "/metrics")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException error) {
      throw new AssertionError("the metrics page could not be read", error);
    }
  }

  /** The last record is written some steps before the end of the run: they find nothing more. */
  private static void assertRests(ServiceProcess service) {
    AtomicReference<String> last = new AtomicReference<>("");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(SOON)
        .untilAsserted(
            () -> {
              String now = steps(service);
              assertThat(now).isEqualTo(last.getAndSet(now));
            });
  }

  private static String steps(ServiceProcess service) {
    return metrics(service)
        .lines()
        .filter(line -> line.startsWith("worker_service_job_step_seconds_count{name=\"prep"))
        .findFirst()
        .orElseThrow();
  }

  private static String create(ApiClient client, ObjectNode person) {
    ApiAnswer created = client.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private static int candidates(ApiClient client, ObjectNode person) {
    return client
        .post("/api/workers/match", person.deepCopy().put("threshold", 0.9))
        .data()
        .path("matches")
        .size();
  }

  /** Half of the keys exist in the earlier version, the others do not. */
  private static void makeOld(Sql sql) {
    sql.execute(
        "DELETE FROM match_keys m USING workers w WHERE m.worker_id = w.id"
            + " AND NOT m.key = ANY (w.match_keys[1:cardinality(w.match_keys) / 2])");
    sql.execute(
        "UPDATE workers SET features = set_byte(features, 0, 3), features_version = 3,"
            + " match_keys = match_keys[1:cardinality(match_keys) / 2] WHERE deleted_at IS NULL");
  }
}
