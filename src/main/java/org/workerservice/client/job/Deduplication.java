package org.workerservice.client.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.ServiceCalls;

/**
 * Tells a running service to de-duplicate its registry, follows the run, and fetches the report.
 */
public final class Deduplication {
  private static final String HEADER = "entity,size,outcome,reason,survivor,weakest,workers\n";

  private static final Duration CLOSING = Duration.ofSeconds(40);

  private final ServiceCalls calls;

  /** Calls the service at an address. */
  public Deduplication(URI service, String token) {
    this.calls = new ServiceCalls(service, token);
  }

  /**
   * Starts a run and waits until it ends.
   *
   * @param body of the request
   * @return the job at its end, completed or cancelled
   * @throws CommandStopped with a sentence, if the service refuses or the run fails
   * @throws IOException if the service cannot be reached
   */
  public JsonNode run(String body, Training.Progress progress)
      throws IOException, InterruptedException {
    String job = calls.post("/api/workers/deduplicate", body).path("job_id").asText();
    JsonNode state = calls.get("/api/jobs/" + job);
    while (state.path("status").asText().matches("queued|running")) {
      JsonNode now = state.path("progress");
      progress.reached(
          now.path("phase").asText("starting"),
          now.path("done").asLong(),
          now.path("total").asLong());
      Thread.sleep(ServiceCalls.BETWEEN_LOOKS);
      state = calls.get("/api/jobs/" + job);
    }
    if (isCancelled(state)) {
      return closed(job, state);
    }
    if (!state.path("status").asText().equals("completed")) {
      throw new CommandStopped(
          "The run "
              + job
              + " failed: "
              + state.at("/progress/error").asText("unknown reason. See the log of the service."));
    }
    return state;
  }

  /** Whether a job was cancelled. */
  public static boolean isCancelled(JsonNode job) {
    return job.path("status").asText().equals("cancelled");
  }

  /** The merges that were in progress when the run was cancelled end first. */
  private JsonNode closed(String job, JsonNode cancelled) throws IOException, InterruptedException {
    long limit = System.nanoTime() + CLOSING.toNanos();
    JsonNode state = cancelled;
    while (state.path("progress").has("phase")
        && !state.at("/progress/phase").asText().equals("cancelled")
        && System.nanoTime() < limit) {
      Thread.sleep(ServiceCalls.BETWEEN_LOOKS);
      state = calls.get("/api/jobs/" + job);
    }
    return state;
  }

  /** Writes the entities of a run as CSV: ids and scores, no personal data. */
  public void writeReport(String job, Path file) throws IOException, InterruptedException {
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      lines.write(HEADER);
      String after = "0";
      while (!after.isEmpty()) {
        JsonNode page = calls.get("/api/jobs/" + job + "/entities?limit=1000&after=" + after);
        for (JsonNode entity : page.path("entities")) {
          lines.write(line(entity));
        }
        after = page.path("next").isNull() ? "" : page.path("next").asText();
      }
    }
  }

  private static String line(JsonNode entity) {
    return "%d,%d,%s,%s,%s,%s,%s%n"
        .formatted(
            entity.path("entity").asInt(),
            entity.path("workers").size(),
            entity.path("outcome").asText(),
            entity.path("reason").asText(""),
            entity.path("survivor_id").asText(""),
            entity.at("/weakest/score").asText(),
            entity
                .path("workers")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.joining(" ")));
  }
}
