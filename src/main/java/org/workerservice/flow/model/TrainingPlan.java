package org.workerservice.flow.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.workerservice.json.Json;

/**
 * How much of the registry a model is learned from.
 *
 * @param records workers picked at random, for what random pairs have in common and for how common
 *     values are
 * @param probes how many of them are compared with all their candidates
 * @param randomPairs pairs of the records
 * @param seed of the random choices: the same registry and seed give the same model
 */
public record TrainingPlan(int records, int probes, int randomPairs, long seed) {
  /** Bounds, and what is done unless something else is asked for. */
  public static final int MAX_RECORDS = 50_000;

  /** Bound of the probes. */
  public static final int MAX_PROBES = 50_000;

  /** Bound of the random pairs. */
  public static final int MAX_RANDOM_PAIRS = 2_000_000;

  /** Good for registries of any size; a million workers take some minutes. */
  public static final TrainingPlan STANDARD = new TrainingPlan(20_000, 5_000, 200_000, 1);

  String json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("records", records);
    json.put("probes", probes);
    json.put("random_pairs", randomPairs);
    json.put("seed", seed);
    return json.toString();
  }
}
