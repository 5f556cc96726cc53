package org.workerservice.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.workerservice.json.Json;

/** Has a running service train a model of matching, follows how it is going, and activates it. */
public final class Training {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int UNAVAILABLE = 503;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String service;
  private final String token;

  /** Speaks to the service at an address. */
  public Training(URI service, String token) {
    this.service = service.toString().replaceFirst("/+$", "");
    this.token = token;
  }

  /** Shows how far a training is. */
  public interface Progress {
    /**
     * Called from time to time.
     *
     * @param phase what is done now
     * @param done steps of {@code total}; both 0 at the beginning
     */
    void reached(String phase, long done, long total);
  }

  /**
   * Waits until the model is trained and, if asked for, in use.
   *
   * @return a sentence on the new model
   * @throws ImportStopped with a sentence, when the service refuses or the training fails
   * @throws IOException when the service cannot be reached
   */
  public String run(TrainingRequest wanted, Progress progress)
      throws IOException, InterruptedException {
    String job = ask("POST", "/api/match-models", body(wanted)).path("job_id").asText();
    JsonNode state = ask("GET", "/api/jobs/" + job, "");
    while (state.path("status").asText().matches("queued|running")) {
      show(state.path("progress"), progress);
      Thread.sleep(BETWEEN_LOOKS);
      state = ask("GET", "/api/jobs/" + job, "");
    }
    if (!state.path("status").asText().equals("completed")) {
      throw new ImportStopped(
          "The training failed: " + state.at("/progress/error").asText("nobody knows why."));
    }
    show(state.path("progress"), progress);
    return ended(wanted, state.path("progress"));
  }

  private static void show(JsonNode state, Progress progress) {
    progress.reached(
        state.path("phase").asText("beginning"),
        state.path("done").asLong(),
        state.path("total").asLong());
  }

  private String ended(TrainingRequest wanted, JsonNode progress)
      throws IOException, InterruptedException {
    String id = progress.path("model_id").asText();
    if (wanted.activate()) {
      ask("POST", "/api/match-models/" + id + "/activate", "");
    }
    JsonNode model = ask("GET", "/api/match-models/" + id, "");
    return "Model %d (%s): %s, %d candidate pairs, %s."
        .formatted(
            model.path("version").asInt(),
            id,
            model.path("name").asText(),
            model.at("/training/candidate_pairs").asLong(),
            model.path("status").asText());
  }

  private static String body(TrainingRequest wanted) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    wanted.records().ifPresent(records -> body.put("records", records));
    wanted.probes().ifPresent(probes -> body.put("probes", probes));
    wanted.randomPairs().ifPresent(pairs -> body.put("random_pairs", pairs));
    wanted.seed().ifPresent(seed -> body.put("seed", seed));
    return body.toString();
  }

  private JsonNode ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request(method, path, body), bytes());
    while (answer.statusCode() == UNAVAILABLE && method.equals("GET")) {
      Thread.sleep(BETWEEN_LOOKS);
      answer = http.send(request(method, path, body), bytes());
    }
    JsonNode whole = Json.MAPPER.readTree(answer.body());
    if (answer.statusCode() / 100 != 2) {
      throw new ImportStopped(
          "The service answered "
              + answer.statusCode()
              + ": "
              + whole.at("/error/message").asText("not what was expected."));
    }
    return whole.path("data");
  }

  private static HttpResponse.BodyHandler<byte[]> bytes() {
    return HttpResponse.BodyHandlers.ofByteArray();
  }

  private HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(service + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
