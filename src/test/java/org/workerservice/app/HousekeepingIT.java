package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.service.Migrations;
import org.workerservice.model.Role;
import org.workerservice.security.Tenants;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;

/** What a service removes, and creates ahead, when it starts on a used database. */
class HousekeepingIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final UUID OTHER_TENANT = UUID.randomUUID();

  private static final List<String> LOOPS =
      List.of(
          "access_log",
          "log_partitions",
          "match_models",
          "preparation",
          "relay",
          "request_retention",
          "search_build",
          "search_commit",
          "search_feed",
          "search_file_check");

  private DatabaseAddress address;
  private Sql sql;

  @BeforeEach
  void migrate() {
    address = TestPostgresql.createDatabase("housekeeping");
    Migrations.run(address, false);
    sql = new Sql(address);
    sql.execute("INSERT INTO tenants (id, name) VALUES (?, 'other')", OTHER_TENANT);
  }

  private void putKey(UUID tenant, String key, String age) {
    sql.execute(
        """
        INSERT INTO idempotency_keys (tenant_id, subject, route, key, body_hash, effect, worker_id,
          worker_version, created_at)
        VALUES (?, 'ada', 'POST /api/workers', ?, sha256('body'), 'created', gen_random_uuid(), 1,
          now() - ?::interval)
        """,
        tenant,
        key,
        age);
  }

  private void putResult(UUID tenant, String command, String age) {
    sql.execute(
        """
        INSERT INTO command_results (tenant_id, subject, command_id, body_hash, result, created_at)
        VALUES (?, 'feed', ?, sha256('body'), '{}', now() - ?::interval)
        """,
        tenant,
        command,
        age);
  }

  /** No broker answers, which delays nothing but commands and events. */
  @Test
  void shouldDeleteOldResultsOfCommandsWhereCommandsAreRead() {
    putResult(Tenants.DEFAULT, "old", "73 hours");
    putResult(Tenants.DEFAULT, "young", "71 hours");
    putResult(OTHER_TENANT, "old of another", "10 days");

    try (ServiceProcess _ =
        ServiceProcess.named("housekeeping")
            .database(address)
            .environment("WORKER_SERVICE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")
            .environment("WORKER_SERVICE_KAFKA_COMMANDS_TOPICS", "commands=default/feed/service")
            .environment("WORKER_SERVICE_KAFKA_COMMANDS_RETENTION", "72h")
            .start()) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(sql.texts("SELECT command_id FROM command_results"))
                      .containsExactly("young"));
    }
  }

  private void putEvent(UUID tenant, String actor, String age) {
    sql.execute(
        """
        INSERT INTO outbox (sequence, event_id, type, tenant_id, worker_id, worker_version, actor,
          occurred_at, data)
        VALUES (nextval('outbox_sequence'), gen_random_uuid(), 'WorkerCreated', ?,
          gen_random_uuid(), 1, ?, now() - ?::interval, '{}')
        """,
        tenant,
        actor,
        age);
  }

  @Test
  void shouldDeleteOldAndKeepRecentRowsOfEveryTenant() {
    putKey(Tenants.DEFAULT, "old", "121 minutes");
    putKey(Tenants.DEFAULT, "young", "110 minutes");
    putKey(OTHER_TENANT, "old of another", "10 days");
    putKey(OTHER_TENANT, "young of another", "0 minutes");
    putEvent(OTHER_TENANT, "old of another", "74 hours");
    putEvent(OTHER_TENANT, "newest of another", "73 hours");
    putEvent(Tenants.DEFAULT, "old", "73 hours");
    putEvent(Tenants.DEFAULT, "young", "71 hours");
    putEvent(Tenants.DEFAULT, "younger", "1 hour");

    try (ServiceProcess _ =
        ServiceProcess.named("housekeeping")
            .database(address)
            .environment("WORKER_SERVICE_IDEMPOTENCY_RETENTION", "2h")
            .environment("WORKER_SERVICE_EVENTS_RETENTION", "72h")
            .start()) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(sql.texts("SELECT key FROM idempotency_keys"))
                    .containsExactlyInAnyOrder("young", "young of another");
                assertThat(sql.texts("SELECT actor FROM outbox ORDER BY sequence"))
                    .containsExactly("young", "younger");
                assertThat(sql.count("SELECT dropped_watermark FROM outbox_retention"))
                    .isEqualTo(3);
              });
    }
  }

  private void putEntities(UUID tenant, String age) {
    sql.execute(
        """
        WITH ended AS (
          INSERT INTO jobs (tenant_id, kind, status, actor, finished_at)
          VALUES (?, 'deduplicate', 'completed', ?, now() - ?::interval) RETURNING id, tenant_id
        )
        INSERT INTO deduplication_entities (job_id, entity, tenant_id, workers, link_a, link_b,
          link_score, weakest)
        SELECT id, number, tenant_id, '{}', '{}', '{}', '{}', 0
        FROM ended, generate_series(1, 2) AS number
        """,
        tenant,
        age,
        age);
  }

  @Test
  void shouldRemoveTheEntitiesOfPastRunsOfEveryTenant() {
    putEntities(Tenants.DEFAULT, "49 hours");
    putEntities(Tenants.DEFAULT, "47 hours");
    putEntities(OTHER_TENANT, "50 hours");

    try (ServiceProcess _ =
        ServiceProcess.named("housekeeping")
            .database(address)
            .environment("WORKER_SERVICE_REVIEW_ENTITY_RETENTION", "2d")
            .start()) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(
                          sql.texts(
                              "SELECT DISTINCT j.actor FROM deduplication_entities e"
                                  + " JOIN jobs j ON j.id = e.job_id"))
                      .containsExactly("47 hours"));
      assertThat(sql.count("SELECT count(*) FROM jobs")).isEqualTo(3);
    }
  }

  @Test
  void shouldKeepTheHeadOfTheLogWhenEveryEventIsDropped() {
    putEvent(Tenants.DEFAULT, "old", "74 hours");
    putEvent(Tenants.DEFAULT, "newest", "73 hours");

    try (ServiceProcess service =
        ServiceProcess.named("housekeeping")
            .database(address)
            .environment("WORKER_SERVICE_EVENTS_RETENTION", "72h")
            .start()) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(sql.count("SELECT count(*) FROM outbox")).isZero());

      ApiAnswer created = service.client(Role.HR_ADMIN).post("/api/workers", SamplePeople.next());

      assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
      assertThat(sql.count("SELECT newest FROM search_log(2)")).isGreaterThan(2);
      assertThat(sql.texts("SELECT known::text FROM search_log(2)")).containsExactly("true");
      assertThat(sql.texts("SELECT known::text FROM search_log(1)")).containsExactly("false");
    }
  }

  @Test
  void shouldTellACursorThatItsEventsAreGone() {
    putEvent(Tenants.DEFAULT, "old", "74 hours");
    putEvent(Tenants.DEFAULT, "older than the retention", "73 hours");
    putEvent(Tenants.DEFAULT, "young", "1 hour");

    try (ServiceProcess service =
        ServiceProcess.named("housekeeping")
            .database(address)
            .environment("WORKER_SERVICE_EVENTS_RETENTION", "72h")
            .start()) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(sql.count("SELECT count(*) FROM outbox")).isOne());
      ApiClient client = service.client(Role.HR_ADMIN);

      for (String path : List.of("/api/events?after=1", "/api/events/stream?after=1")) {
        ApiAnswer expired = client.get(path);
        assertThat(expired.status()).as(path).isEqualTo(410);
        assertThat(expired.errorCode()).isEqualTo("CURSOR_EXPIRED");
      }
      assertThat(client.get("/api/events?after=2").data().path("events")).hasSize(1);
      assertThat(client.get("/api/events").data().path("events")).hasSize(1);
      assertThat(client.get("/api/events?after=99").status()).isEqualTo(200);
    }
  }

  @Test
  void shouldKeepEventsThatAreNotPublished() {
    putEvent(Tenants.DEFAULT, "published", "75 hours");
    putEvent(Tenants.DEFAULT, "not published", "74 hours");
    putEvent(Tenants.DEFAULT, "young", "1 hour");
    sql.execute("INSERT INTO relay_cursors (name, epoch, sequence) VALUES ('kafka', 1, 1)");

    assertThat(sql.count("SELECT drop_events('72h', 5000)")).isOne();

    assertThat(sql.texts("SELECT actor FROM outbox ORDER BY sequence"))
        .containsExactly("not published", "young");
  }

  @Test
  void shouldKeepParkedEvents() {
    putEvent(Tenants.DEFAULT, "published", "75 hours");
    putEvent(Tenants.DEFAULT, "parked", "74 hours");
    putEvent(Tenants.DEFAULT, "newer", "73 hours");
    sql.execute("INSERT INTO relay_cursors (name, epoch, sequence) VALUES ('kafka', 1, 3)");
    sql.execute(
        """
        INSERT INTO parked_events (relay, key, sequence, tenant_id)
        VALUES ('kafka', gen_random_uuid(), 2, ?)
        """,
        Tenants.DEFAULT);

    assertThat(sql.count("SELECT drop_events('72h', 5000)")).isOne();

    assertThat(sql.texts("SELECT actor FROM outbox ORDER BY sequence"))
        .containsExactly("parked", "newer");
  }

  @Test
  void shouldKeepEventsForeverUnlessARetentionIsSet() {
    putKey(Tenants.DEFAULT, "old", "25 hours");
    putEvent(Tenants.DEFAULT, "old", "4000 days");
    putEvent(Tenants.DEFAULT, "newest", "3999 days");

    try (ServiceProcess _ = ServiceProcess.named("housekeeping").database(address).start()) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(sql.texts("SELECT key FROM idempotency_keys")).isEmpty());
      await()
          .during(Duration.ofSeconds(1))
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(sql.texts("SELECT actor FROM outbox ORDER BY sequence"))
                      .containsExactly("old", "newest"));
    }
  }

  /** A single statement would exceed the statement timeout and roll back as a whole. */
  @Test
  void shouldDeleteMoreThanFitsIntoOneTransaction() {
    sql.execute(
        """
        INSERT INTO idempotency_keys (tenant_id, subject, route, key, body_hash, effect, worker_id,
          worker_version, created_at)
        SELECT ?, 'ada', 'POST /api/workers', 'old ' || n, sha256('body'), 'created', gen_random_uuid(), 1,
          now() - interval '2 days'
        FROM generate_series(1, 12000) n
        """,
        OTHER_TENANT);
    sql.execute(
        """
        INSERT INTO outbox (sequence, event_id, type, tenant_id, worker_id, worker_version, actor,
          occurred_at, data)
        SELECT nextval('outbox_sequence'), gen_random_uuid(), 'WorkerCreated', ?,
          gen_random_uuid(), 1, 'old', now() - interval '5 days', '{}'
        FROM generate_series(1, 12000) n
        """,
        OTHER_TENANT);

    try (ServiceProcess service =
        ServiceProcess.named("housekeeping")
            .database(address)
            .environment("WORKER_SERVICE_EVENTS_RETENTION", "72h")
            .start()) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(sql.texts("SELECT key FROM idempotency_keys")).isEmpty());
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(sql.count("SELECT count(*) FROM outbox")).isZero());
      assertThat(sql.count("SELECT dropped_watermark FROM outbox_retention")).isEqualTo(12_000);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(metrics(service))
                      .contains(
                          "worker_service_job_step_seconds_count{name=\"event_retention\"} 3",
                          "worker_service_job_done_total{name=\"request_retention\"} 12000.0",
                          "worker_service_job_step_seconds_count{name=\"request_retention\"} 4"));
    }
  }

  @Test
  void shouldMeasureEveryLoopUnderItsName() {
    try (ServiceProcess service = ServiceProcess.named("housekeeping").database(address).start()) {
      String page = metrics(service);

      assertThat(LOOPS)
          .allSatisfy(
              name ->
                  assertThat(page)
                      .contains(
                          "worker_service_job_success_age_seconds{name=\"" + name + "\"}",
                          "worker_service_job_failures_total{name=\"" + name + "\"} 0.0"));
    }
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

  @Test
  void shouldCreateTheLogPartitionsAheadWhenItStarts() {
    for (String log : LogPartitionsIT.LOGS) {
      sql.execute("DROP TABLE " + LogPartitionsIT.partition(sql, log, 3));
    }

    try (ServiceProcess _ = ServiceProcess.named("housekeeping").database(address).start()) {
      for (String log : LogPartitionsIT.LOGS) {
        assertThat(LogPartitionsIT.partitions(sql, log))
            .contains(LogPartitionsIT.partition(sql, log, 3));
      }
      assertThat(LogPartitionsIT.columnsWithStatistics(sql)).isEmpty();
    }
  }
}
