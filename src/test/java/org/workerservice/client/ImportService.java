package org.workerservice.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.workerservice.json.Json;

/**
 * A fake service: records its requests, replays known rows, and rejects workers with the family
 * name {@code Rejected}.
 */
public final class ImportService implements AutoCloseable {
  /** One received request. */
  public record Received(
      String importId, String authorization, long firstRow, String policy, int size) {}

  /** An answer that replaces the default answer. */
  public record Refusal(int status, String retryAfter, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, JsonNode> keyToWorker = new ConcurrentHashMap<>();
  private final List<String> replayed = Collections.synchronizedList(new ArrayList<>());
  private volatile Function<Received, Optional<Refusal>> refusing = request -> Optional.empty();
  private volatile Function<Received, Optional<Refusal>> losing = request -> Optional.empty();

  /** Starts on a free port. */
  public ImportService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/workers/import", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Refuses requests before processing them. */
  public void refuse(Function<Received, Optional<Refusal>> rule) {
    refusing = rule;
  }

  /** Processes the request but returns another answer, as if the answer were lost. */
  public void lose(Function<Received, Optional<Refusal>> rule) {
    losing = rule;
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Returns the workers by import id and row. Each was stored once. */
  public Map<String, JsonNode> stored() {
    return Map.copyOf(keyToWorker);
  }

  public List<String> replayed() {
    return List.copyOf(replayed);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode workers = Json.MAPPER.readTree(exchange.getRequestBody()).path("workers");
      Received request = received(exchange, workers.size());
      received.add(request);
      Optional<Refusal> refusal = refusing.apply(request);
      if (refusal.isPresent()) {
        send(exchange, refusal.get());
        return;
      }
      String body = outcomes(request, workers);
      send(exchange, losing.apply(request).orElse(new Refusal(200, "", body)));
    }
  }

  private static Received received(HttpExchange exchange, int size) {
    String[] query = exchange.getRequestURI().getQuery().split("&");
    return new Received(
        exchange.getRequestHeaders().getFirst("Import-Id"),
        exchange.getRequestHeaders().getFirst("Authorization"),
        Long.parseLong(query[0].substring("first_row=".length())),
        query[1].substring("on_duplicate=".length()),
        size);
  }

  private String outcomes(Received request, JsonNode workers) {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("success", true);
    ObjectNode data =
        answer
            .putObject("data")
            .put("import_id", request.importId())
            .put("first_row", request.firstRow());
    ArrayNode outcomes = data.putArray("outcomes");
    for (int index = 0; index < workers.size(); index++) {
      long row = request.firstRow() + index;
      outcome(request.importId() + " " + row, workers.get(index), outcomes.addObject(), row);
    }
    return answer.putNull("error").toString();
  }

  private void outcome(String key, JsonNode worker, ObjectNode outcome, long row) {
    outcome.put("row", row);
    switch (worker.at("/name/family").asText()) {
      case "Rejected" ->
          outcome
              .put("outcome", "rejected")
              .putArray("errors")
              .addObject()
              .put("field", "birth_date")
              .put("code", "future")
              .put("message", "The date, as given, is in the future.");
      case "Duplicate" -> outcome.put("outcome", "duplicate").putArray("duplicate_of").add("x");
      case "Doubtful" -> outcome.put("outcome", "review");
      case "Lossy" ->
          outcome
              .put("outcome", "created")
              .putArray("warnings")
              .addObject()
              .put("field", "addresses[0].country")
              .put("code", "unknown_code")
              .put("message", "The country must be an ISO 3166-1 code or a name.");
      case "Employed" ->
          outcome
              .put("outcome", "created")
              .putObject("assignments")
              .put("created", 2)
              .put("updated", 1);
      case "Unlinked" ->
          outcome
              .put("outcome", "created")
              .putArray("errors")
              .addObject()
              .put("field", "links[0].other_worker_id")
              .put("code", "unknown_reference")
              .put("message", "There is no such worker.");
      default -> {
        if (keyToWorker.putIfAbsent(key, worker) != null) {
          replayed.add(key);
        }
        outcome.put("outcome", "created");
      }
    }
  }

  private static void send(HttpExchange exchange, Refusal answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
