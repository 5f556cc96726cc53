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

/**
 * Tells a running service to train a matching model, follows the progress, and activates the model.
 */
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

  /** Calls the service at an address. */
  public Training(URI service, String token) {
    this.service = service.toString().replaceFirst("/+$", "");
    this.token = token;
  }

  /** Shows the progress of a training. */
  public interface Progress {
    /**
     * Called at intervals.
     *
     * @param phase the current phase
     * @param done completed steps, out of {@code total}; both are 0 at the start
     */
    void reached(String phase, long done, long total);
  }

  /**
   * Starts a training and waits until the model is trained and, if requested, in use.
   *
   * @return a sentence about the new model
   * @throws ImportStopped with a sentence, if the service refuses or the training fails
   * @throws IOException if the service cannot be reached
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
          "The training failed: "
              + state.at("/progress/error").asText("unknown reason. See the log of the service."));
    }
    show(state.path("progress"), progress);
    return ended(wanted, state.path("progress"));
  }

  private static void show(JsonNode state, Progress progress) {
    progress.reached(
        state.path("phase").asText("starting"),
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
    return "Model %d (%s): %s, %d candidate pairs, %s. It decides %d of %d compared pairs differently."
        .formatted(
            model.path("version").asInt(),
            id,
            model.path("name").asText(),
            model.at("/training/candidate_pairs").asLong(),
            model.path("status").asText(),
            progress.path("decided_differently").asLong(),
            progress.path("pairs").asLong());
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
              + whole.at("/error/message").asText("unexpected answer. Check --url."));
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
