package org.workerservice.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.workerservice.json.Json;

/** Tells a running service what to do with events that it publishes. */
public final class EventsClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String events;
  private final String token;

  /** Calls the service at an address. */
  public EventsClient(URI service, String token) {
    this.events = service.toString().replaceFirst("/+$", "") + "/api/events";
    this.token = token;
  }

  /**
   * Publishes the state of all workers again.
   *
   * @return the topic
   * @throws CommandStopped with a sentence, if the service refuses
   * @throws IOException if the service cannot be reached
   */
  public String startSnapshot() throws IOException, InterruptedException {
    return call("POST", "/snapshot").path("data").path("state_topic").asText();
  }

  /** Returns the events that were refused. Throws as {@link #startSnapshot}. */
  public JsonNode parked() throws IOException, InterruptedException {
    return call("GET", "/parked").path("data").path("events");
  }

  /** Publishes a refused event and those behind it. Throws as {@link #startSnapshot}. */
  public void release(long sequence) throws IOException, InterruptedException {
    call("POST", "/parked/" + sequence + "/release");
  }

  /** Gives up a refused event. Throws as {@link #startSnapshot}. */
  public void drop(long sequence) throws IOException, InterruptedException {
    call("POST", "/parked/" + sequence + "/drop");
  }

  private JsonNode call(String method, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(events + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    JsonNode body = Json.MAPPER.readTree(answer.body());
    if (answer.statusCode() / 100 != 2) {
      throw new CommandStopped(
          "The service answered "
              + answer.statusCode()
              + ": "
              + body.path("error").path("message").asText("unexpected answer. Check --url."));
    }
    return body;
  }
}
