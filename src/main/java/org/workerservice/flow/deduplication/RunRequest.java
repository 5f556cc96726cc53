package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.json.Json;

/**
 * What a run shall do.
 *
 * @param threshold lowest score of a match, above 0 and at most 1
 * @param autoMergeThreshold lowest score of every pair of workers that are merged; if empty,
 *     nothing is merged
 * @param isDry whether the run only reports
 */
public record RunRequest(
    double threshold,
    Optional<Double> autoMergeThreshold,
    boolean isDry,
    ModelChoice model,
    RunScope scope) {

  /** Returns the parameters of the job. */
  ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("threshold", threshold);
    autoMergeThreshold.ifPresent(merge -> json.put("auto_merge_threshold", merge));
    json.put("dry_run", isDry);
    json.set("model", model.json());
    ObjectNode chosen = json.putObject("scope");
    scope.organization().ifPresent(id -> chosen.put("organization", id.toString()));
    scope.changedSince().ifPresent(sequence -> chosen.put("changed_since", sequence));
    if (!scope.ids().isEmpty()) {
      ArrayNode ids = chosen.putArray("ids");
      scope.ids().forEach(id -> ids.add(id.toString()));
    }
    return json;
  }

  /** Reads what {@link #json} wrote. */
  static RunRequest of(JsonNode json) {
    JsonNode merge = json.path("auto_merge_threshold");
    JsonNode chosen = json.path("scope");
    JsonNode since = chosen.path("changed_since");
    List<UUID> ids =
        chosen.path("ids").valueStream().map(id -> UUID.fromString(id.asText())).toList();
    return new RunRequest(
        json.path("threshold").asDouble(),
        merge.isNumber() ? Optional.of(merge.asDouble()) : Optional.empty(),
        json.path("dry_run").asBoolean(),
        ModelChoice.of(json.path("model")),
        new RunScope(
            chosen.hasNonNull("organization")
                ? Optional.of(UUID.fromString(chosen.path("organization").asText()))
                : Optional.empty(),
            since.isNumber() ? OptionalLong.of(since.asLong()) : OptionalLong.empty(),
            ids));
  }
}
