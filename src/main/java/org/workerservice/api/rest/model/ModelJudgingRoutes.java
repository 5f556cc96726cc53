package org.workerservice.api.rest.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.BodyNumbers;
import org.workerservice.api.http.body.BodyParts;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.model.JudgeModels;
import org.workerservice.flow.model.MatchModels;
import org.workerservice.flow.model.ModelComparison;
import org.workerservice.flow.model.ModelEvaluation;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.security.Permission;

/**
 * Routes that compare two models on the same pairs, and evaluate one against the decisions of
 * stewards.
 */
public final class ModelJudgingRoutes {
  private static final int MAX_PAIRS = 1_000;
  private static final int DEFAULT_WORKERS = 200;
  private static final int MAX_WORKERS = 1_000;
  private static final int DEFAULT_DAYS = 90;
  private static final int MAX_DAYS = 3_650;

  private final ModelFlows flows;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public ModelJudgingRoutes(ModelFlows flows, Duration deadline) {
    this.flows = flows;
    this.deadline = deadline;
  }

  /** Adds the routes to compare and evaluate models. */
  public void mount(GuardedRouter router) {
    router
        .post("/api/match-models/compare", Permission.MANAGE_MATCH_MODELS)
        .handler(Handling.of(this::compare));
    router
        .get("/api/match-models/:id/evaluation", Permission.MANAGE_MATCH_MODELS)
        .handler(Handling.of(this::evaluate));
  }

  /**
   * What to compare.
   *
   * @param pairs if present, the only pairs to compare; otherwise a sample of workers is used
   */
  private record Question(List<UUID> models, Optional<List<Pair>> pairs, int workers, long seed) {}

  private record Pair(UUID left, UUID right) {}

  private Future<Answered> compare(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    Question question = question(RequestBody.object(routing));
    Future<Optional<MatchModels.Whole>> first =
        flows.models().find(context, question.models().getFirst());
    Future<Optional<MatchModels.Whole>> second =
        flows.models().find(context, question.models().getLast());
    return Future.all(first, second)
        .compose(
            both ->
                first.result().isEmpty() || second.result().isEmpty()
                    ? Future.succeededFuture(Optional.<ComparisonView>empty())
                    : compare(context, question, first.result().get(), second.result().get())
                        .map(Optional::of))
        .map(compared -> show(routing, compared));
  }

  private static Answered show(RoutingContext routing, Optional<?> answer) {
    return answer
        .map(view -> Answers.success(routing, 200, view))
        .orElseGet(() -> ModelRoutes.notFound(routing));
  }

  private Future<ComparisonView> compare(
      RequestContext context,
      Question question,
      MatchModels.Whole first,
      MatchModels.Whole second) {
    return pairs(context, question)
        .compose(pairs -> flows.judge().compare(context, pairs, first.model(), second.model()))
        .map(comparison -> ComparisonView.of(first, second, comparison));
  }

  private Future<List<JudgeModels.Pair>> pairs(RequestContext context, Question question) {
    return question
        .pairs()
        .map(
            pairs ->
                Future.succeededFuture(
                    pairs.stream()
                        .map(pair -> new JudgeModels.Pair(pair.left(), pair.right()))
                        .toList()))
        .orElseGet(() -> flows.judge().sample(context, question.workers(), question.seed()));
  }

  private static Question question(ObjectNode body) {
    JsonNode models = body.remove("models");
    JsonNode pairs = body.remove("pairs");
    BodyParts parts = new BodyParts();
    Question question =
        new Question(
            parts.read(() -> models(models), List.of()),
            parts.read(
                () ->
                    pairs == null || pairs.isNull() ? Optional.empty() : Optional.of(pairs(pairs)),
                Optional.<List<Pair>>empty()),
            parts.read(
                () -> (int) BodyNumbers.take(body, "sample_size", DEFAULT_WORKERS, 1, MAX_WORKERS),
                DEFAULT_WORKERS),
            parts.read(
                () -> BodyNumbers.take(body, "seed", 1, Long.MIN_VALUE, Long.MAX_VALUE), 1L));
    parts.check(() -> BodyNumbers.refuseOthers(body));
    parts.finish();
    return question;
  }

  private static List<UUID> models(JsonNode node) {
    if (node == null || !node.isArray() || node.size() != 2 || !areTexts(node)) {
      throw RefusedRequest.malformed(
          "models", "wrong_type", "The value must be a list of two ids.");
    }
    return List.of(RequestBody.convert("models", node, UUID[].class));
  }

  private static boolean areTexts(JsonNode list) {
    return list.valueStream().allMatch(JsonNode::isTextual);
  }

  private static List<Pair> pairs(JsonNode node) {
    if (!node.isArray() || node.isEmpty() || node.size() > MAX_PAIRS) {
      throw RefusedRequest.malformed(
          "pairs", "wrong_type", "The value must be a list of 1 to 1000 pairs.");
    }
    List<Pair> pairs = Arrays.asList(RequestBody.convert("pairs", node, Pair[].class));
    if (pairs.stream()
        .anyMatch(pair -> pair == null || pair.left() == null || pair.right() == null)) {
      throw RefusedRequest.malformed(
          "pairs", "wrong_type", "Every pair must have the ids left and right.");
    }
    return pairs;
  }

  private record ComparisonView(
      List<ModelView> models,
      int pairs,
      int missing,
      List<BandCounts> bands,
      int changes,
      List<ModelComparison.Change> changed) {
    static ComparisonView of(
        MatchModels.Whole first, MatchModels.Whole second, ModelComparison comparison) {
      return new ComparisonView(
          List.of(ModelView.of(first.listed()), ModelView.of(second.listed())),
          comparison.pairs(),
          comparison.missing(),
          Arrays.stream(MatchQuality.values())
              .map(quality -> BandCounts.of(quality, comparison))
              .toList(),
          comparison.changes(),
          comparison.changed());
    }
  }

  private record BandCounts(MatchQuality quality, int first, int second) {
    static BandCounts of(MatchQuality quality, ModelComparison comparison) {
      return new BandCounts(
          quality,
          comparison.firstCounts().getOrDefault(quality, 0),
          comparison.secondCounts().getOrDefault(quality, 0));
    }
  }

  private record EvaluationView(
      ModelView model,
      int days,
      int decisions,
      int missing,
      int missingMerged,
      double threshold,
      Map<String, Integer> confusionMatrix,
      OptionalDouble precision,
      OptionalDouble recall,
      List<ModelEvaluation.Band> bands) {
    static EvaluationView of(MatchModels.Whole model, int days, ModelEvaluation evaluation) {
      return new EvaluationView(
          ModelView.of(model.listed()),
          days,
          evaluation.decisions(),
          evaluation.missing(),
          evaluation.missingMerged(),
          evaluation.threshold(),
          Map.of(
              "true_positives", evaluation.truePositives(),
              "false_positives", evaluation.falsePositives(),
              "false_negatives", evaluation.falseNegatives(),
              "true_negatives", evaluation.trueNegatives()),
          evaluation.precision(),
          evaluation.recall(),
          evaluation.bands());
    }
  }

  private Future<Answered> evaluate(RoutingContext routing) {
    Parameters.allow(routing, "days");
    RequestContext context = Authentication.context(routing, deadline);
    int days = Parameters.integer(routing, "days", DEFAULT_DAYS, 1, MAX_DAYS);
    return flows
        .models()
        .find(context, Parameters.id(routing))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.<EvaluationView>empty())
                    : flows
                        .judge()
                        .evaluate(context, found.get().model(), Duration.ofDays(days))
                        .map(measured -> EvaluationView.of(found.get(), days, measured))
                        .map(Optional::of))
        .map(measured -> show(routing, measured));
  }
}
