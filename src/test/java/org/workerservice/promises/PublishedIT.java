package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.KafkaTopic;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestKafka;
import org.workerservice.support.TestPostgresql;

/**
 * Every acknowledged change is on Kafka at least once, in the order of each worker, and equal in
 * the state topic, after the broker, the database and the publishing node have failed under load.
 *
 * <p>The long form, here with 30 kills: {@code mvn -q verify -Dit.test=PublishedIT
 * -Dpromises.rounds=30}. The moments are never the same twice.
 */
class PublishedIT {
  private static final int SHORT_FORM = 3;
  private static final int CLERKS = 8;
  private static final int MAX_CALM_MILLISECONDS = 1_500;
  private static final Duration RECOVERY = Duration.ofSeconds(60);
  private static final Duration STOPPED = Duration.ofSeconds(30);
  private static final Duration TAKE_OVER = Duration.ofSeconds(14);

  private static ServiceProcess service;

  @BeforeAll
  static void start() {
    service = publishing("published", "published").start();
  }

  /** The embedded database may listen on another port after a restart. */
  private static Publication publication() {
    return new Publication(
        new KafkaTopic("published.events"), new KafkaTopic("published.state"), service.database());
  }

  private static ServiceProcess.Builder publishing(String name, String topics) {
    return ServiceProcess.named(name)
        .environment("WORKER_SERVICE_KAFKA_BOOTSTRAP_SERVERS", TestKafka.address())
        .environment("WORKER_SERVICE_KAFKA_EVENTS_TOPIC", topics + ".events")
        .environment("WORKER_SERVICE_KAFKA_STATE_TOPIC", topics + ".state");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void mend() {
    TestKafka.start();
  }

  private interface Blow {
    void strike(int round);
  }

  /** Works while a blow is struck in each round; returns what was acknowledged. */
  private static Ledger underLoad(List<ApiClient> clients, int rounds, Blow blow) {
    long seed = Trial.seed();
    Random random = new Random(seed);
    try (Office office = Office.open(CLERKS, clients, seed)) {
      for (int round = 0; round < rounds; round++) {
        awaitWork(office);
        pause(random.nextInt(MAX_CALM_MILLISECONDS));
        blow.strike(round);
      }
      awaitWork(office);
      office.finish();
      assertThat(office.insistence().surprises()).as("seed %d", seed).isEmpty();
      return office.ledger();
    }
  }

  private static void awaitWork(Office office) {
    long before = office.ledger().size();
    await("writes are acknowledged")
        .atMost(RECOVERY)
        .until(() -> !office.complete() || office.ledger().size() > before + 3 * CLERKS);
  }

  private static void assertPublished(Publication on, Ledger ledger) {
    await("every acknowledged change is on Kafka")
        .atMost(RECOVERY)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> {
              on.assertComplete(ledger);
              on.assertStateEqualsDatabase();
            });
  }

  private static List<ApiClient> clients() {
    return List.of(service.client(Role.HR_ADMIN));
  }

  @Test
  void shouldPublishEveryChangeWhenTheServiceIsKilled() {
    Ledger ledger =
        underLoad(
            clients(),
            Trial.rounds(SHORT_FORM),
            round -> {
              service.kill9();
              service.restart();
            });

    assertPublished(publication(), ledger);
  }

  @Test
  void shouldAcceptChangesWithoutABrokerAndCatchUp() {
    Ledger ledger =
        underLoad(
            clients(),
            1,
            round -> {
              TestKafka.stop();
              await("health says that nothing is published")
                  .atMost(RECOVERY)
                  .untilAsserted(
                      () -> {
                        var health = clients().getFirst().get("/api/health");
                        assertThat(health.status()).isEqualTo(200);
                        assertThat(health.body().path("status").asText()).isEqualTo("degraded");
                        assertThat(health.body().path("reason").asText())
                            .isEqualTo("kafka_unreachable");
                        assertThat(health.body().at("/publishing/lag_sequences").asLong())
                            .isPositive();
                      });
              TestKafka.start();
            });

    assertPublished(publication(), ledger);
    await()
        .atMost(RECOVERY)
        .untilAsserted(
            () ->
                assertThat(clients().getFirst().get("/api/health").body().path("status").asText())
                    .isEqualTo("healthy"));
  }

  @Test
  void shouldPublishEveryChangeWhenTheDatabaseIsKilled() {
    Ledger ledger =
        underLoad(
            clients(),
            1,
            round -> {
              ProcessHandle.of(service.postmasterPid()).orElseThrow().destroyForcibly();
              await("the service is ready again")
                  .atMost(RECOVERY)
                  .until(() -> clients().getFirst().get("/health/ready").status() == 200);
            });

    assertPublished(publication(), ledger);
  }

  @Test
  void shouldFillWipedTopicsAgain() {
    Map<String, Long> before = publication().storedVersions();

    TestKafka.deleteTopic(publication().events().name());
    TestKafka.deleteTopic(publication().states().name());
    Ledger ledger = underLoad(clients(), 1, round -> {});
    for (ApiClient client : clients()) {
      assertThat(client.post("/api/events/snapshot", "").status()).isEqualTo(202);
    }

    await("every change since is on Kafka, and every state")
        .atMost(RECOVERY)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> {
              publication().assertCompleteSince(ledger, before);
              publication().assertStateEqualsDatabase();
            });
  }

  @Test
  void shouldBeReplacedWhileItIsStoppedAndDoNoHarmAfterwards() {
    DatabaseAddress database = TestPostgresql.createDatabase("published_two");
    try (ServiceProcess first =
            publishing("published-first", "published-two").database(database).start();
        ServiceProcess second =
            publishing("published-second", "published-two").database(database).start()) {
      Publication two =
          new Publication(
              new KafkaTopic("published-two.events"),
              new KafkaTopic("published-two.state"),
              database);
      awaitLeader(first, RECOVERY);

      Ledger ledger =
          underLoad(
              List.of(second.client(Role.HR_ADMIN)),
              1,
              round -> {
                signal(first, "STOP");
                long stopped = System.nanoTime();
                awaitLeader(second, TAKE_OVER);
                pause(STOPPED.toMillis() - (System.nanoTime() - stopped) / 1_000_000);
                signal(first, "CONT");
              });

      assertPublished(two, ledger);
      awaitLeader(second, Duration.ofSeconds(1));
      await().atMost(RECOVERY).untilAsserted(() -> assertThat(leads(first)).isFalse());
    }
  }

  private static void awaitLeader(ServiceProcess process, Duration time) {
    await("the node publishes").atMost(time).until(() -> leads(process));
  }

  private static boolean leads(ServiceProcess process) {
    return process
        .client(Role.HR_ADMIN)
        .get("/api/health")
        .body()
        .at("/publishing/leads")
        .asBoolean();
  }

  private static void signal(ServiceProcess process, String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException problem) {
      throw new AssertionError("the signal could not be sent", problem);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a signal was sent");
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(Math.max(0, milliseconds));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted between two faults");
    }
  }
}
