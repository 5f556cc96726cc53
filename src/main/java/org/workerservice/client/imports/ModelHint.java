package org.workerservice.client.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.ServiceCalls;
import org.workerservice.client.mapping.Entity;
import org.workerservice.json.Json;

/** Says after an import what would make matching better in the tenant. */
public final class ModelHint {
  /** A smaller import changes what a model would learn only a little. */
  private static final long LARGE = 2_000;

  private final ServiceCalls calls;

  /** Asks the service at an address on behalf of the token. */
  public ModelHint(URI service, String token) {
    this.calls = new ServiceCalls(service, token);
  }

  /** Returns a sentence, or nothing if there is nothing to say or the token may not see models. */
  public Optional<String> after(ImportSummary summary) throws InterruptedException {
    if (summary.entity() != Entity.WORKERS) {
      return Optional.empty();
    }
    JsonNode newest = newestModel();
    if (newest.path("status").asText().equals("trained") && newest.has("trial")) {
      return Optional.of(
          "Hint: a match model trained on the registry is waiting. It decides %d of %d compared pairs differently. GET /api/match-models lists it, POST /api/match-models/ID/activate puts it in use."
              .formatted(
                  newest.at("/trial/decided_differently").asLong(),
                  newest.at("/trial/pairs").asLong()));
    }
    return summary.tally().created() < LARGE
        ? Optional.empty()
        : Optional.of("Hint: the command train fits matching to the names in this registry.");
  }

  private JsonNode newestModel() throws InterruptedException {
    try {
      return calls.getOnce("/api/match-models").at("/models/0");
    } catch (IOException | CommandStopped none) {
      return Json.MAPPER.missingNode();
    }
  }
}
