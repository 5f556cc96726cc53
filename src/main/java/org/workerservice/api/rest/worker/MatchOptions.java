package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.BodyParts;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.model.Coded;

/**
 * How a request wants its records compared. Options it omits come from the installation.
 *
 * @param threshold lowest score of a match, from 0 to 1
 * @param limit max matches in the answer
 */
record MatchOptions(MatchSettings settings, double threshold, int limit) {
  private static final int MAX_LIMIT = 100;

  /** Removes the options from a body, so that only the record is left. */
  static MatchOptions take(ObjectNode body, BodyParts parts, MatchOptions defaults) {
    JsonNode preset = body.remove("preset");
    JsonNode strategy = body.remove("strategy");
    JsonNode threshold = body.remove("threshold");
    JsonNode limit = body.remove("limit");
    MatchSettings chosen =
        parts.read(() -> settings(preset, null, defaults.settings()), defaults.settings());
    return new MatchOptions(
        parts.read(() -> settings(null, strategy, chosen), chosen),
        parts.read(() -> threshold(threshold, defaults.threshold()), defaults.threshold()),
        parts.read(() -> limit(limit, defaults.limit()), defaults.limit()));
  }

  /** Reads the query parameters {@code strategy} and {@code preset}. */
  static MatchSettings settings(RoutingContext routing, MatchSettings defaults) {
    return settings(text(routing, "preset"), text(routing, "strategy"), defaults);
  }

  private static JsonNode text(RoutingContext routing, String name) {
    return Parameters.single(routing, name).map(TextNode::valueOf).orElse(null);
  }

  private static MatchSettings settings(
      JsonNode preset, JsonNode strategy, MatchSettings defaults) {
    MatchSettings chosen =
        coded("preset", preset, MatchPreset.values())
            .map(named -> named.settings().withModel(defaults.model()))
            .orElse(defaults);
    return coded("strategy", strategy, StrategyKind.values())
        .map(chosen::withStrategy)
        .orElse(chosen);
  }

  private static double threshold(JsonNode node, double defaultValue) {
    if (node == null || node.isNull()) {
      return defaultValue;
    }
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= 0 && value <= 1)) {
      throw RefusedRequest.malformed(
          "threshold",
          node.isNumber() ? "out_of_range" : "wrong_type",
          "The value must be a number from 0 to 1.");
    }
    return value;
  }

  private static int limit(JsonNode node, int defaultValue) {
    if (node == null || node.isNull()) {
      return defaultValue;
    }
    if (!node.isInt() || node.intValue() < 1 || node.intValue() > MAX_LIMIT) {
      throw RefusedRequest.malformed(
          "limit",
          node.isIntegralNumber() ? "out_of_range" : "wrong_type",
          "The value must be a whole number from 1 to 100.");
    }
    return node.intValue();
  }

  private static <T extends Coded> Optional<T> coded(String field, JsonNode node, T[] values) {
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(values)
            .filter(value -> value.code().equals(node.textValue()))
            .findFirst()
            .orElseThrow(
                () ->
                    RefusedRequest.malformed(
                        field,
                        node.isTextual() ? "invalid_format" : "wrong_type",
                        "The value must be one of "
                            + String.join(", ", Arrays.stream(values).map(Coded::code).toList())
                            + ".")));
  }
}
