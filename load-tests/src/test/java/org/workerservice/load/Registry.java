package org.workerservice.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The registry before the load: reads its workers, and fills an empty one. Blocks. */
final class Registry implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PAGE = 100;
  private static final int CHUNK = 250;

  private final URI url;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Registry(URI url, String token) {
    this.url = url;
    this.token = token;
  }

  /** Returns the first workers, up to a limit. */
  List<Person> people(int most) {
    List<Person> people = new ArrayList<>();
    String page = "/api/workers?limit=" + PAGE;
    for (String next = page; !next.isEmpty() && people.size() < most; ) {
      JsonNode data = ask(request(next).GET());
      data.path("workers").forEach(worker -> people.add(Person.of(worker)));
      String after = data.path("next").asText("");
      next = after.isEmpty() || after.equals("null") ? "" : page + "&after=" + after;
    }
    return people;
  }

  /** Imports people into the registry without a duplicate check. */
  void fill(List<String> workers) {
    fill(workers, "create");
  }

  /** Imports people twice, so that each becomes a pair under review. */
  void fillQueue(List<String> workers) {
    fill(workers, "create");
    fill(workers, "review");
  }

  private void fill(List<String> workers, String onDuplicate) {
    String importId = UUID.randomUUID().toString();
    for (int from = 0; from < workers.size(); from += CHUNK) {
      List<String> chunk = workers.subList(from, Math.min(from + CHUNK, workers.size()));
      ask(
          request("/api/workers/import?on_duplicate=" + onDuplicate + "&first_row=" + (from + 1))
              .header("Content-Type", "application/json")
              .header("Import-Id", importId)
              .POST(BodyPublishers.ofString("{\"workers\":[" + String.join(",", chunk) + "]}")));
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode ask(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      JsonNode body = MAPPER.readTree(answer.body());
      if (answer.statusCode() != 200) {
        String code = body.path("error").path("code").asText();
        throw new IllegalStateException(
            url + " answered " + answer.statusCode() + " " + code + " before the load started.");
      }
      return body.path("data");
    } catch (IOException error) {
      throw new IllegalStateException(
          "No Worker Service answers at " + url + ". Start it, or set another URL with -Durl=….",
          error);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the registry was read.");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
