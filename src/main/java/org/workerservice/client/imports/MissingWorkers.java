package org.workerservice.client.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.workerservice.client.CommandStopped;
import org.workerservice.json.Json;

/**
 * Finds the workers of a system that have no key in a full file, and on request sets their
 * employment status to terminated. Both can be repeated.
 */
public final class MissingWorkers {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MAX_TRIES = 60;
  private static final Set<String> CLOSED = Set.of("terminated", "retired");

  private final ImportSettings settings;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** Compares the file of an import with the service. */
  public MissingWorkers(ImportSettings settings) {
    this.settings = settings;
  }

  /** A worker that the file lacks, with one of its keys. */
  public record Missing(String sourceId, String worker) {
    @Override
    public String toString() {
      return "Missing[" + worker + "]";
    }
  }

  /**
   * What was found.
   *
   * @param known workers of the system that are neither terminated nor retired
   * @param missing those of them that the file lacks
   */
  public record Found(String system, long known, List<Missing> missing) {
    /** Makes a defensive copy of the list. */
    public Found {
      missing = List.copyOf(missing);
    }

    /** Whether more than this part of the workers, in percent, is missing. */
    public boolean exceeds(double percent) {
      return missing.size() * 100.0 > percent * known;
    }
  }

  /**
   * Reads the file and the keys that the service knows.
   *
   * @throws CommandStopped with a sentence, if the file does not tell or the service refuses
   */
  public Found find() throws IOException, InterruptedException {
    SourceKeys keys = SourceKeys.of(settings);
    KnownWorkers known = new KnownWorkers(keys.ids());
    JsonNode page = page(keys.system(), "");
    while (true) {
      for (JsonNode source : page.path("sources")) {
        if (!CLOSED.contains(source.path("employment_status").asText())) {
          known.add(source.path("id").asText(), source.path("worker_id").asText());
        }
      }
      if (!page.path("next").isTextual()) {
        return new Found(keys.system(), known.count(), known.missing());
      }
      page = page(keys.system(), page.path("next").asText());
    }
  }

  private JsonNode page(String system, String after) throws IOException, InterruptedException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("system", system).put("after", after);
    return ask("POST", "/api/sources/read", body);
  }

  /**
   * Sets the employment status of the missing workers to terminated.
   *
   * @return how many have it now; the others keep a status that a person or a more trusted system
   *     set
   */
  public long close(Found found) throws IOException, InterruptedException {
    long closed = 0;
    for (Missing one : found.missing()) {
      ObjectNode body = Json.MAPPER.createObjectNode();
      body.putObject("source").put("system", found.system()).put("id", one.sourceId());
      body.putObject("worker").put("employment_status", "terminated");
      JsonNode answer = ask("PUT", "/api/sources/workers", body);
      if (answer.at("/worker/employment_status").asText().equals("terminated")) {
        closed++;
      }
    }
    return closed;
  }

  private JsonNode ask(String method, String path, ObjectNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.url().toString().replaceFirst("/+$", "") + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + settings.token())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<byte[]> answer = send(request);
    for (int tries = 1; isBusy(answer) && tries < MAX_TRIES; tries++) {
      Thread.sleep(PAUSE);
      answer = send(request);
    }
    JsonNode whole = Json.MAPPER.readTree(answer.body());
    if (answer.statusCode() / 100 != 2) {
      throw new CommandStopped(
          "The service answered "
              + answer.statusCode()
              + ": "
              + whole.at("/error/message").asText("unexpected answer. Check --url."));
    }
    return whole.path("data");
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static boolean isBusy(HttpResponse<?> answer) {
    return answer.statusCode() == 503 || answer.statusCode() == 429;
  }
}
