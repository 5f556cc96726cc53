package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.Sql;

/**
 * No losses: the service, its database server or both are killed at random moments under load.
 * Everything that was acknowledged exists, once, and nothing exists in part.
 *
 * <p>The long form, here with 50 kills for each test: {@code mvn -q verify -Dit.test=NoneLostIT
 * -Dpromises.rounds=50}. The moments of the kills are never the same twice.
 */
class NoneLostIT {
  private static final int SHORT_FORM = 2;
  private static final int CLERKS = 20;
  private static final int MAX_CALM_MILLISECONDS = 2_500;
  private static final Duration RECOVERY = Duration.ofSeconds(60);
  private static final int REPETITIONS = 200;

  private static ServiceProcess service;

  @BeforeAll
  static void start() {
    service = ServiceProcess.named("lost").start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void shouldLoseNothingWhenTheServiceIsKilled() {
    underLoad(
        round -> {
          service.kill9();
          if (round % 2 == 1) {
            killDatabase();
          }
          service.restart();
        });
  }

  @Test
  void shouldLoseNothingAndRecoverByItselfWhenTheDatabaseIsKilled() {
    underLoad(
        _ -> {
          killDatabase();
          Awaitility.await("the service is ready again")
              .atMost(RECOVERY)
              .until(() -> probe().get("/health/ready").status() == 200);
        });
  }

  private interface Blow {
    void strike(int round);
  }

  private static void underLoad(Blow blow) {
    long seed = Trial.seed();
    Random random = new Random(seed);
    try (Office office = Office.open(CLERKS, List.of(service.client(Role.HR_ADMIN)), seed)) {
      for (int round = 0; round < Trial.rounds(SHORT_FORM); round++) {
        awaitWork(office);
        pause(random.nextInt(MAX_CALM_MILLISECONDS));
        blow.strike(round);
      }
      awaitWork(office);
      office.finish();
      assertThat(office.insistence().surprises()).isEmpty();
      assertNothingLost(office.ledger());
      assertNothingDoubled(office.ledger());
    }
  }

  private static void killDatabase() {
    ProcessHandle.of(service.postmasterPid()).orElseThrow().destroyForcibly();
  }

  /** Kills without requests in flight prove nothing. */
  private static void awaitWork(Office office) {
    long before = office.ledger().size();
    Awaitility.await("writes are acknowledged")
        .atMost(RECOVERY)
        .until(() -> !office.complete() || office.ledger().size() > before + 3 * CLERKS);
    if (!office.complete()) {
      office.finish();
    }
  }

  private static void assertNothingLost(Ledger ledger) {
    assertThat(Registry.contradictions(service.database())).isEmpty();
    Map<UUID, List<String>> idToAudit =
        history(
            "SELECT entity_id, action, entity_version FROM audit_log WHERE entity_type = 'worker' ORDER BY entity_version");
    Map<UUID, List<String>> idToEvents =
        history(
            "SELECT worker_id, replace(upper(replace(type, 'Worker', '')), 'ED', ''), worker_version FROM outbox ORDER BY sequence");
    ledger
        .changes()
        .forEach(
            (id, changes) -> {
              List<String> expected =
                  changes.stream().map(change -> change.action() + " " + change.version()).toList();
              assertThat(idToAudit.get(id)).as("audit rows of %s", id).isEqualTo(expected);
              assertThat(idToEvents.get(id))
                  .as("events of %s", id)
                  .isEqualTo(expected.stream().map(NoneLostIT::asEvent).toList());
              assertReadable(id, changes.getLast());
            });
  }

  /** Maps CREATE to CREAT, the stem of CREATED. */
  private static String asEvent(String change) {
    return change.replaceFirst("E ", " ");
  }

  private static Map<UUID, List<String>> history(String sql) {
    record Step(UUID id, String what) {}
    return new Sql(service.database())
            .list(
                row ->
                    new Step(row.getObject(1, UUID.class), row.getString(2) + " " + row.getLong(3)),
                sql)
            .stream()
            .collect(
                Collectors.groupingBy(
                    Step::id, Collectors.mapping(Step::what, Collectors.toList())));
  }

  private static void assertReadable(UUID id, Ledger.Change last) {
    ApiAnswer answer = probe().get("/api/workers/" + id);
    if (last.action().equals("DELETE")) {
      assertThat(answer.status()).as("deleted worker %s", id).isEqualTo(404);
    } else {
      assertThat(answer.status()).as("worker %s", id).isEqualTo(200);
      assertThat(answer.data().path("version").asLong())
          .as("version of %s", id)
          .isEqualTo(last.version());
      assertThat(answer.data().path("marital_status").asText())
          .as("content of %s", id)
          .isEqualTo(last.mark());
    }
  }

  private static void assertNothingDoubled(Ledger ledger) {
    String counted = "SELECT count(*) FROM workers";
    long before = new Sql(service.database()).count(counted);
    ApiClient client = probe();
    for (Ledger.Creation creation : ledger.creations().stream().limit(REPETITIONS).toList()) {
      ApiAnswer repeated =
          client.post(
              "/api/workers",
              creation.sent(),
              Map.of("Idempotency-Key", creation.idempotencyKey()));
      assertThat(repeated.status())
          .as("repetition of the creation of %s", creation.id())
          .isEqualTo(201);
      assertThat(repeated.data().path("id").asText()).isEqualTo(creation.id().toString());
      assertThat(repeated.header("ETag")).contains("\"1\"");
    }
    assertThat(new Sql(service.database()).count(counted)).isEqualTo(before);
    assertThat(
            new Sql(service.database())
                .count(
                    "SELECT count(*) FROM workers WHERE NOT id = ANY (SELECT worker_id FROM idempotency_keys)"))
        .as("workers that no acknowledged creation made")
        .isZero();
  }

  private static ApiClient probe() {
    return service.client(Role.HR_ADMIN);
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted between two kills");
    }
  }
}
