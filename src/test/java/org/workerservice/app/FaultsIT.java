package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TcpProxy;
import org.workerservice.support.TestPostgresql;
import org.workerservice.support.TestTenant;

/**
 * A service whose connection to the database can be cut, and which admits eight requests at a time.
 */
class FaultsIT {
  private static final int MAXIMUM_IN_FLIGHT = 8;
  private static final Duration RECOVERY = Duration.ofSeconds(20);

  private static TcpProxy line;
  private static ServiceProcess service;

  private final TestTenant tenant = TestTenant.of(service);
  private final ApiClient client = tenant.client(Role.HR_ADMIN);
  private final ApiClient firstTenant = service.client(Role.HR_ADMIN);

  @BeforeAll
  static void start() {
    DatabaseAddress database = TestPostgresql.createDatabase("faults");
    line = TcpProxy.to(database.host(), database.port());
    service =
        ServiceProcess.named("faults")
            .database(
                new DatabaseAddress(
                    "127.0.0.1",
                    line.port(),
                    database.database(),
                    database.user(),
                    database.password()))
            .environment("WORKER_SERVICE_HTTP_MAX_IN_FLIGHT", String.valueOf(MAXIMUM_IN_FLIGHT))
            .environment("WORKER_SERVICE_HTTP_REQUEST_DEADLINE", "3s")
            .environment("WORKER_SERVICE_DATABASE_CONNECT_TIMEOUT", "1s")
            .environment("WORKER_SERVICE_DATABASE_SILENCE_TIMEOUT", "5s")
            .start();
  }

  @AfterAll
  static void stop() {
    service.close();
    line.close();
  }

  @AfterEach
  void recover() {
    line.mend();
    line.release();
    await()
        .atMost(RECOVERY)
        .untilAsserted(() -> assertThat(client.get("/health/ready").status()).isEqualTo(200));
  }

  @Test
  void shouldBeUnavailableWithoutItsDatabaseAndRecoverByItself() {
    ObjectNode person = SamplePeople.next();
    String path =
        firstTenant.post("/api/workers", SamplePeople.next()).header("Location").orElseThrow();
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

    line.cut();

    List<ApiAnswer> refused =
        List.of(
            client.post("/api/workers", person, key),
            client.get("/api/workers"),
            firstTenant.post("/api/workers", SamplePeople.next()),
            firstTenant.get(path),
            firstTenant.get("/api/events"),
            firstTenant.get(path + "/audit"),
            firstTenant.post("/api/workers/match", person),
            firstTenant.delete(path));
    assertThat(refused).allSatisfy(FaultsIT::assertUnavailable);
    assertThat(client.get("/health/ready").status()).isEqualTo(503);
    assertThat(client.get("/api/health").status()).isEqualTo(503);
    assertThat(client.get("/health/live").status()).isEqualTo(200);

    line.mend();

    await()
        .atMost(RECOVERY)
        .untilAsserted(() -> assertThat(client.get("/health/ready").status()).isEqualTo(200));
    assertThat(client.post("/api/workers", person, key).status()).isEqualTo(201);
    assertThat(firstTenant.get(path).status()).isEqualTo(200);
    assertThat(tenant.counts()).isEqualTo(new TestTenant.Counts(1, 1, 1, 0, 1));
  }

  @Test
  void shouldGiveUpWaitingForADatabaseThatDoesNotAnswer() {
    client.get("/api/workers");
    line.hold();
    long start = System.nanoTime();

    List<CompletableFuture<ApiAnswer>> waiting =
        List.of(
            client.getAsync("/api/workers"),
            firstTenant.getAsync("/api/workers"),
            firstTenant.postAsync("/api/workers", SamplePeople.next(), Map.of()),
            client.getAsync("/health/ready"));
    List<ApiAnswer> answers = waiting.stream().map(CompletableFuture::join).toList();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(503));
    assertThat(answers.subList(0, 3)).allSatisfy(FaultsIT::assertUnavailable);
  }

  @Test
  void shouldReplaceConnectionsToADatabaseThatVanishesWithoutClosingThem() {
    ObjectNode person = SamplePeople.next();
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    firstTenant.post("/api/workers", SamplePeople.next());
    line.silence();

    assertThat(firstTenant.post("/api/workers", person, key).status()).isEqualTo(503);

    await()
        .atMost(RECOVERY)
        .untilAsserted(
            () ->
                assertThat(firstTenant.post("/api/workers", person, key).status()).isEqualTo(201));
  }

  @Test
  void shouldRefuseRequestsBeyondTheLimitAndLoseNone() {
    List<ObjectNode> people = new ArrayList<>();
    for (int number = 0; number < 5 * MAXIMUM_IN_FLIGHT; number++) {
      people.add(SamplePeople.next());
    }
    line.hold();

    List<CompletableFuture<ApiAnswer>> sent =
        people.stream().map(person -> client.postAsync("/api/workers", person, Map.of())).toList();
    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(sent.stream().filter(CompletableFuture::isDone).count())
                    .isEqualTo(people.size() - MAXIMUM_IN_FLIGHT));
    line.release();
    List<ApiAnswer> answers = sent.stream().map(CompletableFuture::join).toList();

    long created = answers.stream().filter(answer -> answer.status() == 201).count();
    assertThat(created).isPositive().isLessThanOrEqualTo(MAXIMUM_IN_FLIGHT);
    assertThat(answers.stream().filter(answer -> answer.status() != 201))
        .allSatisfy(FaultsIT::assertUnavailable)
        .anySatisfy(
            answer ->
                assertThat(answer.body().path("error").path("details").path("reason").asText())
                    .isEqualTo("busy"));
    assertThat(tenant.counts().workers()).isEqualTo(created);
    assertThat(tenant.counts().events()).isEqualTo(created);
  }

  @Test
  void shouldSurviveClientsThatDisconnect() throws IOException {
    String token = tenant.token("ada", Role.HR_ADMIN);
    String body = SamplePeople.next().toString();
    int length = body.getBytes(StandardCharsets.UTF_8).length;

    for (int number = 0; number < 3 * MAXIMUM_IN_FLIGHT; number++) {
      leaveAfter("POST /api/workers HTTP/1.1\r\nHost: localhost\r\n");
      leaveAfter(request(token, length) + body.substring(0, 10));
      leaveAfter(
          "GET /api/workers?limit=500 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + token
              + "\r\n\r\n");
    }
    leaveAfter(request(token, length) + body);

    await()
        .atMost(RECOVERY)
        .untilAsserted(
            () -> {
              assertThat(client.get("/api/workers").status()).isEqualTo(200);
              assertThat(tenant.counts().workers()).isLessThanOrEqualTo(1);
            });
    for (int number = 0; number < 2 * MAXIMUM_IN_FLIGHT; number++) {
      assertThat(client.post("/api/workers", SamplePeople.next()).status()).isEqualTo(201);
    }
    TestTenant.Counts counts = tenant.counts();
    assertThat(counts.workers()).isBetween(16L, 17L);
    assertThat(counts.auditRows()).isEqualTo(counts.workers());
    assertThat(counts.events()).isEqualTo(counts.workers());
  }

  private static String request(String token, int length) {
    return "POST /api/workers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n".formatted(token, length);
  }

  private static void leaveAfter(String words) throws IOException {
    URI url = URI.create(service.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }
  }

  private static void assertUnavailable(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(503);
    assertThat(answer.errorCode()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(answer.header("Retry-After"))
        .hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
  }
}
