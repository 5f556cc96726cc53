package org.workerservice.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.EventListener;
import org.workerservice.support.RawConnection;
import org.workerservice.support.RawConnection.Answer;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestTenant;

/** Clients that are slow or use more than their share, and what the others still get. */
class SlowClientsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int IN_FLIGHT = 6;
  private static final int IN_FLIGHT_PER_TOKEN = 5;
  private static final int CONNECTIONS_PER_TOKEN = 12;
  private static final int ANONYMOUS = 40;
  private static final int MEBIBYTE = 1 << 20;
  private static final int BODY_MEMORY = 4 * MEBIBYTE;
  private static final String MATCH = "POST /api/workers/match";
  private static final String IMPORT = "POST /api/workers/import";

  private static ServiceProcess service;

  private final List<RawConnection> open = new ArrayList<>();

  @BeforeAll
  static void start() {
    service =
        ServiceProcess.named("slow-clients")
            .environment("WORKER_SERVICE_HTTP_MAX_IN_FLIGHT", String.valueOf(IN_FLIGHT))
            .environment(
                "WORKER_SERVICE_HTTP_MAX_IN_FLIGHT_PER_TOKEN", String.valueOf(IN_FLIGHT_PER_TOKEN))
            .environment("WORKER_SERVICE_HTTP_MAX_IMPORT_BODY", "2MiB")
            .environment("WORKER_SERVICE_HTTP_BODIES_MEMORY", "4MiB")
            .environment("WORKER_SERVICE_HTTP_BODIES_MIN_RATE", "100B")
            .environment("WORKER_SERVICE_HTTP_BODIES_RATE_PERIOD", "6s")
            .environment("WORKER_SERVICE_HTTP_CONNECTIONS_REQUEST_WAIT", "4s")
            .environment("WORKER_SERVICE_HTTP_CONNECTIONS_MAX_ANONYMOUS", String.valueOf(ANONYMOUS))
            .environment(
                "WORKER_SERVICE_HTTP_CONNECTIONS_MAX_PER_TOKEN",
                String.valueOf(CONNECTIONS_PER_TOKEN))
            .environment("WORKER_SERVICE_EVENTS_STALLED_READER", "2s")
            .environment("WORKER_SERVICE_EVENTS_HEARTBEAT", "300ms")
            .start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void closeAll() throws Exception {
    for (RawConnection connection : open) {
      connection.close();
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(metric("worker_service_body_bytes")).isZero();
              assertThat(metric("worker_service_requests_in_flight")).isZero();
            });
  }

  private RawConnection connect() throws Exception {
    open.add(RawConnection.to(service.url()));
    return open.getLast();
  }

  private static double metric(String name) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(service.url() + "/metrics")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no metric " + name));
    }
  }

  private static String reason(Answer answer) throws Exception {
    return Json.MAPPER
        .readTree(answer.body())
        .path("error")
        .path("details")
        .path("reason")
        .asText();
  }

  private static ApiAnswer importRows(ApiClient client) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    IntStream.range(0, 500).forEach(row -> rows.add(SamplePeople.next()));
    return client.post(
        "/api/workers/import?on_duplicate=create",
        Json.MAPPER.createObjectNode().set("workers", rows),
        Map.of("Import-Id", UUID.randomUUID().toString()));
  }

  @Test
  void shouldServeOthersWhileBodiesTrickleIn() throws Exception {
    for (int subject = 0; subject < 4; subject++) {
      String token = service.token("trickling-" + subject, Role.READ_ONLY);
      for (int request = 0; request < IN_FLIGHT_PER_TOKEN; request++) {
        connect().sendHead(MATCH, token, "Content-Length: 1000").send("{");
      }
    }

    ApiClient other = service.client(Role.READ_ONLY);
    for (int request = 0; request < 20; request++) {
      assertThat(other.get("/api/workers?limit=1").status()).isEqualTo(200);
    }

    for (RawConnection connection : open) {
      Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.body()).contains("REQUEST_TIMEOUT");
      assertThat(answer.header("connection")).contains("close");
    }
    for (RawConnection connection : open) {
      assertThat(connection.rest()).isEmpty();
    }
  }

  @Test
  void shouldServeASlowClientThatKeepsToTheMinimumRate() throws Exception {
    byte[] body = "{\"name\":{\"family\":\"Slowcoach\"}}".getBytes(UTF_8);
    RawConnection connection = connect();
    connection.sendHead(
        MATCH, service.token("slow", Role.READ_ONLY), "Content-Length: " + (10_000 + body.length));
    int sent = 0;
    while (sent < 10_000) {
      connection.send(" ".repeat(100));
      sent += 100;
      await().pollDelay(Duration.ofMillis(100)).until(() -> true);
    }
    connection.send(body);

    assertThat(connection.answer().status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseBeforeTheBodyIsSent() throws Exception {
    String reader = service.token("reader", Role.READ_ONLY);
    String importer = service.token("importer", Role.SERVICE);
    String large = "Content-Length: 1000000";

    Answer forbidden = connect().sendHead(IMPORT, reader, large).answer();
    Answer unexpected = connect().sendHead(IMPORT, reader, large, "Expect: 100-continue").answer();
    Answer anonymous = connect().sendHead(IMPORT, "x.y.z", large).answer();
    Answer tooLarge = connect().sendHead(IMPORT, importer, "Content-Length: 2097153").answer();
    Answer welcome = connect().sendHead(IMPORT, importer, large, "Expect: 100-continue").answer();

    assertThat(List.of(forbidden, unexpected, anonymous, tooLarge))
        .allSatisfy(answer -> assertThat(answer.header("connection")).contains("close"))
        .extracting(Answer::status)
        .containsExactly(403, 403, 401, 413);
    assertThat(welcome.status()).isEqualTo(100);
  }

  @Test
  void shouldCloseTheConnectionWhenTheRestOfARefusedBodyDoesNotCome() throws Exception {
    String reader = service.token("reader", Role.READ_ONLY);
    RawConnection connection = connect().sendHead(IMPORT, reader, "Content-Length: 1000000");

    assertThat(connection.answer().status()).isEqualTo(403);
    assertThat(connection.rest()).isEmpty();
  }

  @Test
  void shouldKeepTheConnectionOfARefusedRequestWithAShortBody() throws Exception {
    String reader = service.token("reader", Role.READ_ONLY);
    RawConnection connection = connect();

    connection.sendHead(IMPORT, reader, "Content-Length: 2").send("{}");
    assertThat(connection.answer().status()).isEqualTo(403);
    connection.sendHead("GET /api/workers", reader);

    assertThat(connection.answer().status()).isEqualTo(200);
  }

  @Test
  void shouldAnswerPipelinedRequests() throws Exception {
    String reader = service.token("reader", Role.READ_ONLY);
    RawConnection connection = connect();

    connection.sendHead("GET /api/workers?limit=1", reader);
    connection.sendHead(MATCH, reader, "Content-Length: 2").send("[]");
    connection.sendHead("GET /api/workers?limit=1", reader);

    assertThat(List.of(connection.answer(), connection.answer(), connection.answer()))
        .extracting(Answer::status)
        .containsExactly(200, 400, 200);
  }

  @Test
  void shouldCountPipelinedRequestsOneByOne() throws Exception {
    String token = service.token("pipelining", Role.SERVICE);
    for (int other = 1; other < IN_FLIGHT_PER_TOKEN; other++) {
      connect().sendHead(MATCH, token, "Content-Length: 2000").send(" ".repeat(1_000));
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(metric("worker_service_body_bytes")).isEqualTo(4_000));
    RawConnection connection = connect();
    int requests = 100;
    for (int request = 0; request < requests; request++) {
      connection.sendHead("GET /api/workers?limit=1", token);
    }

    List<Integer> statuses = new ArrayList<>();
    for (int request = 0; request < requests; request++) {
      statuses.add(connection.answer().status());
    }

    assertThat(statuses).containsOnly(200);
  }

  @Test
  void shouldBoundTheBytesOfAllBodies() throws Exception {
    for (int subject = 0; subject < 2; subject++) {
      String token = service.token("large-" + subject, Role.SERVICE);
      connect().sendHead(IMPORT, token, "Content-Length: 2000000").send(" ".repeat(1_900_000));
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(metric("worker_service_body_bytes")).isEqualTo(3_800_000));

    RawConnection third =
        connect()
            .sendHead(IMPORT, service.token("large-2", Role.SERVICE), "Content-Length: 2000000");
    third.takes(" ".repeat(1_900_000));
    Answer refused = third.answer();

    assertThat(refused.status()).isEqualTo(503);
    assertThat(reason(refused)).isEqualTo("busy");
    assertThat(refused.header("retry-after")).isPresent();
    assertThat(metric("worker_service_body_bytes")).isLessThanOrEqualTo(BODY_MEMORY);
    assertThat(service.client(Role.READ_ONLY).post("/api/workers/match", SamplePeople.next()))
        .extracting(ApiAnswer::status)
        .isEqualTo(200);
  }

  @Test
  void shouldLeaveHalfOfTheBodyMemoryToOthers() throws Exception {
    String token = service.token("greedy", Role.SERVICE);
    connect().sendHead(IMPORT, token, "Content-Length: 2000000").send(" ".repeat(1_500_000));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(metric("worker_service_body_bytes")).isEqualTo(1_500_000));

    RawConnection second = connect().sendHead(IMPORT, token, "Content-Length: 2000000");
    second.takes(" ".repeat(1_500_000));
    Answer refused = second.answer();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(reason(refused)).isEqualTo("body_bytes");
  }

  @Test
  void shouldBoundTheRequestsOfOneSubject() throws Exception {
    for (int request = 0; request < IN_FLIGHT_PER_TOKEN; request++) {
      connect()
          .sendHead(MATCH, service.token("busy", Role.READ_ONLY), "Content-Length: 1000")
          .send("{");
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(metric("worker_service_body_bytes")).isEqualTo(IN_FLIGHT_PER_TOKEN));

    Answer refused =
        connect().sendHead("GET /api/workers", service.token("busy", Role.READ_ONLY)).answer();
    Answer other =
        connect().sendHead("GET /api/workers", service.token("idle", Role.READ_ONLY)).answer();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body()).contains("TOO_MANY_REQUESTS");
    assertThat(reason(refused)).isEqualTo("requests");
    assertThat(refused.header("retry-after")).isPresent();
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void shouldBoundTheConnectionsOfOneSubject() throws Exception {
    String token = service.token("connected", Role.READ_ONLY);
    for (int connection = 0; connection < CONNECTIONS_PER_TOKEN; connection++) {
      assertThat(connect().sendHead("GET /api/workers?limit=1", token).answer().status())
          .isEqualTo(200);
    }

    Answer refused = connect().sendHead("GET /api/workers?limit=1", token).answer();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(reason(refused)).isEqualTo("connections");
    assertThat(open.getLast().rest()).isEmpty();
  }

  @Test
  void shouldCloseTheOldestOfTooManyConnectionsWithoutAToken() throws Exception {
    for (int connection = 0; connection <= ANONYMOUS; connection++) {
      connect();
    }

    assertThat(
            connect()
                .sendHead("GET /api/workers?limit=1", service.token("late", Role.READ_ONLY))
                .answer()
                .status())
        .isEqualTo(200);
    assertThat(metric("worker_service_connections_closed_total{reason=\"anonymous\"}"))
        .isPositive();
  }

  @Test
  void shouldCloseIdleConnectionsButNotEventStreams() throws Exception {
    String token = service.token("quiet", Role.SERVICE);
    RawConnection silent = connect();
    RawConnection dripping = connect().send("GET /api/workers HTTP/1.1\r\nX");
    RawConnection idle = connect().sendHead("GET /api/workers?limit=1", token);
    assertThat(idle.answer().status()).isEqualTo(200);

    try (EventListener stream =
        EventListener.ask(service.url(), "/api/events/stream", token, Map.of()).reading()) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(300))
          .until(() -> !dripping.takes("x"));

      assertThat(silent.rest()).isEmpty();
      assertThat(idle.rest()).isEmpty();
      assertThat(connect().rest()).isEmpty();
      assertThat(stream.lines()).contains("retry: 1000");
      assertThat(stream.ended()).isFalse();
    }
  }

  @Test
  void shouldCloseAStreamWhoseClientSendsButNeverReads() throws Exception {
    TestTenant tenant = TestTenant.of(service);
    ApiClient client = tenant.client(Role.HR_ADMIN);
    RawConnection stalled =
        connect().sendHead("GET /api/events/stream?after=0", tenant.token("stalled", Role.SERVICE));

    for (int round = 0; round < 40 && !service.output().contains("slow_reader"); round++) {
      importRows(client);
    }

    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> !stalled.takes("x"));
    assertThat(metric("worker_service_connections_closed_total{reason=\"stalled_reader\"}"))
        .isPositive();
  }
}
