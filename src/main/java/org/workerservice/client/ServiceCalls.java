package org.workerservice.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.json.Json;

/** Calls a running service; waits while it is unavailable. */
public final class ServiceCalls {
  /** How long to wait between two looks at a job. */
  public static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration RESTART = Duration.ofSeconds(60);
  private static final int UNAVAILABLE = 503;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String service;
  private final String token;

  /** Calls the service at an address with a token. */
  public ServiceCalls(URI service, String token) {
    this.service = service.toString().replaceFirst("/+$", "");
    this.token = token;
  }

  /**
   * Returns the content of an answer.
   *
   * @throws CommandStopped with a sentence, if the service refuses
   * @throws IOException if the service cannot be reached
   */
  public JsonNode post(String path, String body) throws IOException, InterruptedException {
    return content(http.send(request("POST", path, body), bytes()));
  }

  /** As above, but a service that restarts is waited for, up to a minute. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    long limit = System.nanoTime() + RESTART.toNanos();
    while (true) {
      try {
        HttpResponse<byte[]> answer = http.send(request("GET", path, ""), bytes());
        if (answer.statusCode() != UNAVAILABLE || System.nanoTime() > limit) {
          return content(answer);
        }
      } catch (IOException unreachable) {
        if (System.nanoTime() > limit) {
          throw unreachable;
        }
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  /** As {@link #get}, without waiting for a service that is unavailable. */
  public JsonNode getOnce(String path) throws IOException, InterruptedException {
    return content(http.send(request("GET", path, ""), bytes()));
  }

  private static JsonNode content(HttpResponse<byte[]> answer) throws IOException {
    JsonNode whole = Json.MAPPER.readTree(answer.body());
    if (answer.statusCode() / 100 != 2) {
      throw new CommandStopped(
          "The service answered "
              + answer.statusCode()
              + ": "
              + whole.at("/error/message").asText("unexpected answer. Check --url.")
              + details(whole.at("/error/details")));
    }
    return whole.path("data");
  }

  /** Returns what is wrong with which field, and other details, such as the id of a job. */
  private static String details(JsonNode details) {
    Stream<String> texts =
        details.isArray()
            ? details
                .valueStream()
                .map(one -> one.path("field").asText() + ": " + one.path("message").asText())
            : details
                .propertyStream()
                .filter(one -> one.getValue().isValueNode())
                .map(one -> one.getKey() + ": " + one.getValue().asText());
    return texts.map(text -> "\n  " + text).collect(Collectors.joining());
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
