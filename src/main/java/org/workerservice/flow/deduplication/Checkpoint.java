package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.json.Json;

/**
 * What the next owner of a run, and the next run, must know.
 *
 * @param watermark the run considers every change up to this sequence of the event log
 * @param since only workers that have changed after this sequence are in scope; 0 for all
 * @param model the trained model that the run scores with; empty for the built-in one
 * @param isGrouped whether all entities are stored
 */
record Checkpoint(long watermark, long since, Optional<UUID> model, boolean isGrouped) {

  Checkpoint grouped() {
    return new Checkpoint(watermark, since, model, true);
  }

  ObjectNode json(int featuresVersion) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("watermark", watermark).put("since", since).put("is_grouped", isGrouped);
    model.ifPresent(id -> json.put("model", id.toString()));
    // A later version of the program may find other pairs.
    return json.put("features_version", featuresVersion);
  }

  /** Reads a checkpoint; empty if none was kept. */
  static Optional<Checkpoint> of(JsonNode json) {
    if (!json.hasNonNull("watermark")) {
      return Optional.empty();
    }
    return Optional.of(
        new Checkpoint(
            json.path("watermark").asLong(),
            json.path("since").asLong(),
            json.hasNonNull("model")
                ? Optional.of(UUID.fromString(json.path("model").asText()))
                : Optional.empty(),
            json.path("is_grouped").asBoolean()));
  }

  static int featuresVersion(JsonNode json) {
    return json.path("features_version").asInt();
  }
}
