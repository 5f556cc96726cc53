package org.workerservice.flow.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.workerservice.json.Json;

/**
 * How much of the registry a model is trained on.
 *
 * @param records randomly picked workers; they show what random pairs have in common and how
 *     frequent values are
 * @param probes how many of these workers are compared with all their candidates
 * @param randomPairs random pairs of these workers
 * @param seed seed of the random choices: the same registry and seed give the same model
 */
public record TrainingPlan(int records, int probes, int randomPairs, long seed) {
  /** Maximum of {@link #records}. */
  public static final int MAX_RECORDS = 50_000;

  /** Maximum of {@link #probes}. */
  public static final int MAX_PROBES = 50_000;

  /** Maximum of {@link #randomPairs}. */
  public static final int MAX_RANDOM_PAIRS = 2_000_000;

  /** The default; suits registries of any size. A million workers take some minutes. */
  public static final TrainingPlan STANDARD = new TrainingPlan(20_000, 5_000, 200_000, 1);

  /** Returns the plan as the parameters of a job. */
  ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("records", records);
    json.put("probes", probes);
    json.put("random_pairs", randomPairs);
    json.put("seed", seed);
    return json;
  }

  /** Reads what {@link #json} wrote. */
  static TrainingPlan of(JsonNode json) {
    return new TrainingPlan(
        json.path("records").asInt(),
        json.path("probes").asInt(),
        json.path("random_pairs").asInt(),
        json.path("seed").asLong());
  }
}
