package org.workerservice.api.rest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.EventListener;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestTenant;

class EventStreamIT {
  private static final String PATH = "/api/events/stream";
  private static final int STREAMS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static ServiceProcess service;

  @BeforeAll
  static void start() {
    service =
        ServiceProcess.named("streams")
            .environment("WORKER_SERVICE_EVENTS_HEARTBEAT", "300ms")
            .environment("WORKER_SERVICE_EVENTS_MAX_STREAMS", String.valueOf(STREAMS))
            .environment("WORKER_SERVICE_EVENTS_STREAM_BUFFER", "50")
            .start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static EventListener ask(String token, String path, String... lastEventId)
      throws IOException {
    return EventListener.ask(
        service.url(),
        path,
        token,
        lastEventId.length == 0 ? Map.of() : Map.of("Last-Event-ID", lastEventId[0]));
  }

  private static void awaitLine(EventListener listener, String line) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(listener.lines()).contains(line));
  }

  private static List<Long> sequences(ApiClient client) {
    List<Long> sequences = new ArrayList<>();
    client
        .get("/api/events?limit=1000")
        .data()
        .path("events")
        .forEach(event -> sequences.add(event.path("sequence").asLong()));
    return sequences;
  }

  private static ApiAnswer importRows(ApiClient client, int count) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    IntStream.range(0, count).forEach(row -> rows.add(SamplePeople.next()));
    return client.post(
        "/api/workers/import?on_duplicate=create",
        Json.MAPPER.createObjectNode().set("workers", rows),
        Map.of("Import-Id", UUID.randomUUID().toString()));
  }

  @Test
  void shouldSendEventsAsTheLogHasThem() throws Exception {
    TestTenant tenant = TestTenant.of(service);
    ApiClient client = tenant.client(Role.HR_ADMIN);
    client.post("/api/workers", SamplePeople.next());

    try (EventListener listener =
        ask(tenant.token("s", Role.SERVICE), PATH + "?after=0").reading()) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(listener.ids()).hasSize(1));
      List<String> lines = listener.lines();
      int id = lines.indexOf("id: " + listener.ids().getFirst());
      JsonNode event = client.get("/api/events").data().path("events").path(0);

      assertThat(lines).contains("content-type: text/event-stream", "retry: 1000");
      assertThat(lines.get(0)).isEqualTo("HTTP/1.1 200 OK");
      assertThat(lines.get(id + 1)).isEqualTo("event: WorkerCreated");
      assertThat(lines.get(id + 2)).startsWith("data: ");
      assertThat(Json.MAPPER.readTree(lines.get(id + 2).substring(6))).isEqualTo(event);
      assertThat(lines.get(id + 3)).isEmpty();
    }
  }

  @Test
  void shouldNeitherMissNorRepeatEventsAcrossReconnects() throws Exception {
    TestTenant tenant = TestTenant.of(service);
    ApiClient client = tenant.client(Role.HR_ADMIN);
    String token = tenant.token("s", Role.SERVICE);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> IntStream.range(0, 12).forEach(one -> importRows(client, 25)));

    List<Long> heard = new ArrayList<>();
    while (!writing.isDone() || heard.size() < 300) {
      String last = heard.isEmpty() ? "0" : heard.getLast().toString();
      int before = heard.size();
      // A browser reconnects to the same URL, which still has the first start position.
      try (EventListener listener = ask(token, PATH + "?after=0", last).reading()) {
        await().atMost(PATIENCE).until(() -> listener.ids().size() >= Math.min(40, 300 - before));
        heard.addAll(listener.ids());
      }
    }
    writing.join();

    assertThat(heard).isEqualTo(sequences(client));
  }

  @Test
  void shouldStartWithTheNextEventAndShowNoOtherTenant() throws Exception {
    TestTenant tenant = TestTenant.of(service);
    ApiClient client = tenant.client(Role.HR_ADMIN);
    client.post("/api/workers", SamplePeople.next());

    try (EventListener listener = ask(tenant.token("s", Role.SERVICE), PATH).reading()) {
      awaitLine(listener, ": heartbeat");
      TestTenant.of(service).client(Role.HR_ADMIN).post("/api/workers", SamplePeople.next());
      client.post("/api/workers", SamplePeople.next());

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(listener.ids()).isNotEmpty());
      assertThat(listener.ids()).containsExactly(sequences(client).getLast());
    }
  }

  @Test
  void shouldLimitStreamsAndForgetClosedOnes() throws Exception {
    String token = service.token("s", Role.SERVICE);
    List<EventListener> listeners = new ArrayList<>();
    for (int index = 0; index < STREAMS; index++) {
      listeners.add(ask(token, PATH).reading());
      awaitLine(listeners.getLast(), "retry: 1000");
    }

    ApiAnswer refused = service.client(Role.SERVICE).get(PATH);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.errorCode()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(refused.header("Retry-After")).isPresent();
    listeners.forEach(EventListener::close);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              try (EventListener next = ask(token, PATH).reading()) {
                awaitLine(next, "retry: 1000");
              }
            });
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(metrics()).contains("worker_service_requests_in_flight 0.0"));
  }

  private static String metrics() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(service.url() + "/metrics")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void shouldEndTheStreamWhenTheTokenExpires() throws Exception {
    String token = service.token("short", Role.SERVICE, Duration.ofSeconds(2));

    try (EventListener listener = ask(token, PATH).reading()) {
      await().atMost(PATIENCE).until(listener::ended);
      assertThat(listener.lines())
          .contains("retry: 1000", "event: error")
          .anyMatch(line -> line.contains("\"reason\":\"token_expired\""));
    }
  }

  @Test
  void shouldEndTheStreamOfAClientThatDoesNotRead() throws Exception {
    TestTenant tenant = TestTenant.of(service);
    ApiClient client = tenant.client(Role.HR_ADMIN);

    try (EventListener listener = ask(tenant.token("s", Role.SERVICE), PATH)) {
      for (int round = 0; round < 40 && !service.output().contains("slow_reader"); round++) {
        importRows(client, 500);
      }
      listener.reading();
      await().atMost(PATIENCE).until(listener::ended);

      assertThat(service.output()).contains("slow_reader");
      assertThat(listener.ids()).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldEndStreamsWhenItStops() throws Exception {
    try (EventListener listener = ask(service.token("s", Role.SERVICE), PATH).reading()) {
      awaitLine(listener, "retry: 1000");

      long before = System.nanoTime();
      service.restart();

      await().atMost(PATIENCE).until(listener::ended);
      assertThat(listener.lines())
          .contains("event: error")
          .anyMatch(line -> line.contains("\"reason\":\"stopping\""));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
    }
  }

  @Test
  void shouldRefuseUnpermittedCallersAndInvalidPositions() {
    assertThat(service.client(Role.READ_ONLY).get(PATH).status()).isEqualTo(403);
    assertThat(new ApiClient(service::url, "").get(PATH).status()).isEqualTo(401);
    ApiClient client = service.client(Role.SERVICE);
    assertThat(client.get(PATH + "?after=x").status()).isEqualTo(400);
    assertThat(client.get(PATH + "?after=-1").status()).isEqualTo(400);
    assertThat(client.get(PATH, Map.of("Last-Event-ID", "x")).status()).isEqualTo(400);
    assertThat(client.post(PATH, "{}").status()).isEqualTo(405);
  }
}
