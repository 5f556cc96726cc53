package org.workerservice.api.rest.deduplication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.BodyNumbers;
import org.workerservice.api.http.body.BodyParts;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.flow.deduplication.ModelChoice;
import org.workerservice.flow.deduplication.RunRequest;
import org.workerservice.flow.deduplication.RunScope;
import org.workerservice.json.Json;

/** Reads the request for a run. */
final class RunBody {
  private static final int MAX_IDS = 10_000;

  private RunBody() {}

  /**
   * Reads the body; a request without one asks for a dry run with the defaults.
   *
   * @param standard the default threshold
   * @throws RefusedRequest if a field is malformed
   */
  static RunRequest read(RoutingContext routing, double standard) {
    ObjectNode body =
        routing.body().length() <= 0 ? Json.MAPPER.createObjectNode() : RequestBody.object(routing);
    BodyParts parts = new BodyParts();
    double threshold = parts.read(() -> threshold(body, "threshold").orElse(standard), standard);
    Optional<Double> merge =
        parts.read(() -> threshold(body, "auto_merge_threshold"), Optional.<Double>empty());
    boolean isDry = parts.read(() -> flag(body.remove("dry_run")), true);
    ModelChoice model =
        parts.read(() -> model(body.remove("model")), (ModelChoice) new ModelChoice.Active());
    RunScope scope = parts.read(() -> scope(body.remove("scope")), RunScope.NONE);
    parts.check(() -> BodyNumbers.refuseOthers(body));
    parts.finish();
    return new RunRequest(threshold, merge, isDry, model, scope);
  }

  private static Optional<Double> threshold(ObjectNode body, String field) {
    JsonNode node = body.remove(field);
    if (isMissing(node)) {
      return Optional.empty();
    }
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value > 0 && value <= 1)) {
      throw RefusedRequest.malformed(
          field,
          node.isNumber() ? "out_of_range" : "wrong_type",
          "The value must be a number above 0, at most 1.");
    }
    return Optional.of(value);
  }

  private static boolean flag(JsonNode node) {
    if (isMissing(node)) {
      return true;
    }
    if (!node.isBoolean()) {
      throw RefusedRequest.malformed("dry_run", "wrong_type", "The value must be true or false.");
    }
    return node.booleanValue();
  }

  private static ModelChoice model(JsonNode node) {
    if (isMissing(node) || node.isTextual() && node.textValue().equals("active")) {
      return new ModelChoice.Active();
    }
    if (node.isTextual() && node.textValue().equals("train")) {
      return new ModelChoice.Train();
    }
    if (node.isInt() && node.intValue() >= 0) {
      return new ModelChoice.Version(node.intValue());
    }
    throw RefusedRequest.malformed(
        "model",
        node.isTextual() || node.isIntegralNumber() ? "invalid_format" : "wrong_type",
        "The value must be active, train, or the version of a match model.");
  }

  /** The scope in JSON. */
  private record ScopeBody(UUID organization, Long changedSince, List<UUID> ids) {}

  private static RunScope scope(JsonNode node) {
    if (isMissing(node)) {
      return RunScope.NONE;
    }
    if (!node.isObject()) {
      throw RefusedRequest.malformed("scope", "wrong_type", "The value must be an object.");
    }
    ScopeBody scope = RequestBody.convert("scope.", node, ScopeBody.class);
    return new RunScope(
        Optional.ofNullable(scope.organization()), since(scope.changedSince()), ids(scope.ids()));
  }

  private static OptionalLong since(Long sequence) {
    if (sequence == null) {
      return OptionalLong.empty();
    }
    if (sequence < 0) {
      throw RefusedRequest.malformed(
          "scope.changed_since", "out_of_range", "The value must be at least 0.");
    }
    return OptionalLong.of(sequence);
  }

  private static List<UUID> ids(List<UUID> ids) {
    if (ids == null) {
      return List.of();
    }
    if (ids.isEmpty() || ids.size() > MAX_IDS) {
      throw RefusedRequest.malformed(
          "scope.ids", "out_of_range", "The list must have 1 to 10000 ids.");
    }
    return ids;
  }

  private static boolean isMissing(JsonNode node) {
    return node == null || node.isNull();
  }
}
