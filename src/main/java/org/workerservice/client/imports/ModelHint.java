package org.workerservice.client.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.workerservice.client.mapping.Entity;
import org.workerservice.json.Json;

/** Says after an import what would make matching better. */
public final class ModelHint {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A smaller import changes what a model would learn only a little. */
  private static final long LARGE = 2_000;

  private final String service;

  /** Asks the service at an address. */
  public ModelHint(URI service) {
    this.service = service.toString().replaceFirst("/+$", "");
  }

  /** Returns a sentence, or nothing if there is nothing to say or the service does not answer. */
  public Optional<String> after(ImportSummary summary) throws InterruptedException {
    if (summary.entity() != Entity.WORKERS) {
      return Optional.empty();
    }
    JsonNode proposed = health().path("proposed_match_models");
    if (proposed.isObject()) {
      return Optional.of(
          "Hint: a match model trained on the registry is waiting. It decides %d of %d compared pairs differently. GET /api/match-models lists it, POST /api/match-models/ID/activate puts it in use."
              .formatted(
                  proposed.path("decided_differently").asLong(), proposed.path("pairs").asLong()));
    }
    return summary.tally().created() < LARGE
        ? Optional.empty()
        : Optional.of("Hint: the command train fits matching to the names in this registry.");
  }

  private JsonNode health() throws InterruptedException {
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(service + "/api/health")).timeout(PATIENCE).build();
      return Json.MAPPER.readTree(
          http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException unreachable) {
      return Json.MAPPER.createObjectNode();
    }
  }
}
