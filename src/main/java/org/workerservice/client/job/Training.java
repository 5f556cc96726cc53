package org.workerservice.client.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.ServiceCalls;
import org.workerservice.json.Json;

/**
 * Tells a running service to train a matching model, follows the progress, and activates the model.
 */
public final class Training {
  private final ServiceCalls calls;

  /** Calls the service at an address. */
  public Training(URI service, String token) {
    this.calls = new ServiceCalls(service, token);
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
   * @throws CommandStopped with a sentence, if the service refuses or the training fails
   * @throws IOException if the service cannot be reached
   */
  public String run(TrainingRequest wanted, Progress progress)
      throws IOException, InterruptedException {
    String job = calls.post("/api/match-models", body(wanted)).path("job_id").asText();
    JsonNode state = calls.get("/api/jobs/" + job);
    while (state.path("status").asText().matches("queued|running")) {
      show(state.path("progress"), progress);
      Thread.sleep(ServiceCalls.BETWEEN_LOOKS);
      state = calls.get("/api/jobs/" + job);
    }
    if (!state.path("status").asText().equals("completed")) {
      throw new CommandStopped(
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
      calls.post("/api/match-models/" + id + "/activate", "");
    }
    JsonNode model = calls.get("/api/match-models/" + id);
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
}
