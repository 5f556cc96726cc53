package org.workerservice.client.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.workerservice.client.CommandStopped;
import org.workerservice.json.Json;

/** Tells a running service to rebuild its search index and follows the progress. */
public final class Reindex {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI resource;
  private final String token;

  /** Calls the service at an address. */
  public Reindex(URI service, String token) {
    this.resource = URI.create(service.toString().replaceFirst("/+$", "") + "/api/search/reindex");
    this.token = token;
  }

  /**
   * The progress of the rebuild.
   *
   * @param status running, completed or failed
   */
  public record Progress(String status, long indexed, long total) {}

  /**
   * Starts the rebuild and waits until it ends.
   *
   * @param onProgress called at intervals
   * @return how it ended
   * @throws CommandStopped with a sentence, if the service refuses or its answer is unusable
   * @throws IOException if the service cannot be reached
   */
  public Progress run(Consumer<Progress> onProgress) throws IOException, InterruptedException {
    Progress progress = ask("POST");
    while (progress.status().equals("running")) {
      onProgress.accept(progress);
      Thread.sleep(BETWEEN_LOOKS);
      progress = ask("GET");
    }
    return progress;
  }

  private Progress ask(String method) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(resource)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    JsonNode body = Json.MAPPER.readTree(answer.body());
    JsonNode job = body.path("data");
    if (answer.statusCode() / 100 != 2 || !job.path("status").isTextual()) {
      throw new CommandStopped(
          "The service answered "
              + answer.statusCode()
              + ": "
              + body.path("error").path("message").asText("unexpected answer. Check --url."));
    }
    return new Progress(
        job.path("status").asText(), job.path("indexed").asLong(), job.path("total").asLong());
  }
}
