package org.workerservice.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.workerservice.bus.RequestContext;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchSettings;
import org.workerservice.matching.StrategyKind;
import org.workerservice.model.Coded;
import org.workerservice.model.Worker;
import org.workerservice.security.Permission;

/** Match fragments of a record against the registry, and check a record for duplicates. */
final class MatchRoutes {
  private static final double DEFAULT_THRESHOLD = 0.5;
  private static final int DEFAULT_LIMIT = 10;
  private static final int LARGEST_LIMIT = 100;

  private final Flows flows;
  private final WorkerView view;
  private final MatchSettings settings;
  private final Duration deadline;

  MatchRoutes(Flows flows, WorkerView view, MatchSettings settings, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.settings = settings;
    this.deadline = deadline;
  }

  void mount(Router router) {
    router.post("/api/workers/match").handler(Handling.of(this::match));
    router.post("/api/workers/check-duplicates").handler(Handling.of(this::checkDuplicates));
  }

  private record MatchAnswer(List<MatchView> matches, int total) {}

  private Future<?> match(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, Permission.READ_WORKERS, deadline);
    ObjectNode body = RequestBody.object(routing);
    double threshold = threshold(body.remove("threshold"));
    int limit = limit(body.remove("limit"));
    MatchSettings chosen = settings(body.remove("preset"), body.remove("strategy"));
    Worker fragments = RequestBody.convert(body, Worker.class);
    return flows
        .match()
        .match(context, fragments, chosen, threshold, limit)
        .onSuccess(
            matches ->
                Answers.success(
                    routing,
                    200,
                    new MatchAnswer(
                        MatchView.of(context, view, "probabilistic", matches), matches.size())));
  }

  private Future<?> checkDuplicates(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, Permission.READ_WORKERS, deadline);
    Worker worker = RequestBody.read(routing, Worker.class);
    return flows
        .match()
        .duplicatesOf(context, worker)
        .onSuccess(
            matches ->
                Answers.success(routing, 200, MatchView.Duplicates.of(context, view, matches)));
  }

  private static double threshold(JsonNode node) {
    if (node == null || node.isNull()) {
      return DEFAULT_THRESHOLD;
    }
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= 0 && value <= 1)) {
      throw RefusedRequest.malformed(
          "threshold", "out_of_range", "The value must be a number from 0 to 1.");
    }
    return value;
  }

  private static int limit(JsonNode node) {
    if (node == null || node.isNull()) {
      return DEFAULT_LIMIT;
    }
    if (!node.isInt() || node.intValue() < 1 || node.intValue() > LARGEST_LIMIT) {
      throw RefusedRequest.malformed(
          "limit", "out_of_range", "The value must be a whole number from 1 to 100.");
    }
    return node.intValue();
  }

  private MatchSettings settings(JsonNode preset, JsonNode strategy) {
    MatchSettings chosen =
        coded("preset", preset, MatchPreset.values())
            .map(named -> named.settings().withBands(settings.bands()))
            .orElse(settings);
    return coded("strategy", strategy, StrategyKind.values())
        .map(chosen::withStrategy)
        .orElse(chosen);
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
                        "invalid_format",
                        "The value must be one of "
                            + String.join(", ", Arrays.stream(values).map(Coded::code).toList())
                            + ".")));
  }
}
