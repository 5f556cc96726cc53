package org.workerservice.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.workerservice.json.Json;

/** Has a running service build its search index anew and follows how it is going. */
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

  /** Speaks to the service at an address. */
  public Reindex(URI service, String token) {
    this.resource = URI.create(service.toString().replaceFirst("/+$", "") + "/api/search/reindex");
    this.token = token;
  }

  /**
   * How far the building is.
   *
   * @param status running, completed or failed
   */
  public record Progress(String status, long indexed, long total) {}

  /**
   * Waits until the index is built.
   *
   * @param onProgress is told from time to time
   * @return how it ended
   * @throws ImportStopped with a sentence, when the service refuses or tells nothing of use
   * @throws IOException when it cannot be reached
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
      throw new ImportStopped(
          "The service answered "
              + answer.statusCode()
              + ": "
              + body.path("error").path("message").asText("not what was expected."));
    }
    return new Progress(
        job.path("status").asText(), job.path("indexed").asLong(), job.path("total").asLong());
  }
}
