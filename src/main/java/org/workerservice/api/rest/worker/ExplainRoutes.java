package org.workerservice.api.rest.worker;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.SentText;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.duplicate.DecideMatch;
import org.workerservice.flow.duplicate.ExplainMatch;
import org.workerservice.matching.feature.KeyOverlap;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.model.MatchDecision;
import org.workerservice.persistence.review.StoredReview;
import org.workerservice.security.Permission;

/** Routes that explain how two workers compare and record a person's decision about them. */
public final class ExplainRoutes {
  private final Flows flows;
  private final WorkerView view;
  private final MissingWorker missing;
  private final MatchingPolicy policy;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public ExplainRoutes(Flows flows, WorkerView view, MatchingPolicy policy, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.missing = new MissingWorker(flows);
    this.policy = policy;
    this.deadline = deadline;
  }

  /** Adds the routes to explain a match and record a match decision. */
  public void mount(GuardedRouter router) {
    router
        .get("/api/workers/:id/explain/:other", Permission.READ_WORKERS)
        .handler(Handling.of(this::explain));
    router
        .put("/api/workers/:id/match-decisions/:other", Permission.ACKNOWLEDGE_DUPLICATES)
        .handler(Handling.of(this::decide));
  }

  private record ExplainAnswer(
      UUID left,
      UUID right,
      StrategyKind strategy,
      Optional<UsedModel> model,
      double score,
      MatchQuality quality,
      Map<String, MatchView.ComponentView> scoreBreakdown,
      List<Component> notCompared,
      double logOdds,
      Optional<MatchView.LimitView> limit,
      Optional<String> conflict,
      Optional<MatchDecision> decision,
      BlockingView blocking,
      Optional<List<String>> maskedFields) {}

  /** The model of the strategy {@code fellegi_sunter}. Version 0 is the built-in model. */
  private record UsedModel(UUID id, int version, String name) {
    static UsedModel of(ActiveModels.Active active) {
      return new UsedModel(active.id(), active.version(), active.model().name());
    }
  }

  /** Whether a search for candidates finds one worker for the other, and by which keys. */
  private record BlockingView(
      boolean meets, List<KeyOverlap.Shared> shared, List<KeyOverlap.Missed> missed) {}

  private Future<Answered> explain(RoutingContext routing) {
    Parameters.allow(routing, "strategy", "preset");
    RequestContext context = Authentication.context(routing, deadline);
    UUID first = Parameters.id(routing);
    UUID second = other(routing, first);
    MatchSettings settings = MatchOptions.settings(routing, policy.settings(context.tenant()));
    return flows
        .explain()
        .explain(context, first, second, settings)
        .compose(outcome -> answer(routing, context, settings, outcome));
  }

  private static UUID other(RoutingContext routing, UUID first) {
    UUID second = Parameters.uuidPath(routing, "other");
    if (first.equals(second)) {
      throw RefusedRequest.malformed("other", "same_worker", "The two ids must differ.");
    }
    return second;
  }

  private record Decision(MatchDecision decision, Optional<String> reason, Long version) {}

  /**
   * Records a decision. The permission is the one for acknowledging duplicates on create, because
   * both say that two records are different people.
   */
  private Future<Answered> decide(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID first = Parameters.id(routing);
    UUID second = other(routing, first);
    Decision body = RequestBody.read(routing, Decision.class);
    if (body.decision() == null) {
      throw RefusedRequest.malformed(
          "decision", "required", "The decision must be confirmed or rejected.");
    }
    MatchSettings settings = policy.settings(context.tenant());
    return flows
        .decide()
        .decide(
            new DecideMatch.Request(
                context,
                first,
                second,
                settings,
                body.decision(),
                SentText.reason(body.reason()),
                SeenVersion.optional("version", body.version())))
        .compose(outcome -> answer(routing, context, settings, outcome));
  }

  private Future<Answered> answer(
      RoutingContext routing,
      RequestContext context,
      MatchSettings settings,
      DecideMatch.Outcome outcome) {
    return switch (outcome) {
      case DecideMatch.Outcome.Decided(ExplainMatch.Outcome.Explained comparison) ->
          answer(routing, context, settings, comparison);
      case DecideMatch.Outcome.NotFound(UUID id) -> missing.answer(routing, context, id);
      case DecideMatch.Outcome.AlreadyDecided(StoredReview item) ->
          Future.succeededFuture(
              Answers.error(
                  routing,
                  ErrorCode.ALREADY_DECIDED,
                  "The pair is " + item.status().code() + "; details name the person and the time.",
                  DecidedState.of(item)));
      case DecideMatch.Outcome.Stale(StoredReview item) ->
          Future.succeededFuture(
              Answers.error(
                  routing,
                  ErrorCode.VERSION_MISMATCH,
                  "The item has changed since you read it. Read it again.",
                  DecidedState.of(item)));
    };
  }

  /** What became of the review item of a pair. */
  private record DecidedState(
      String status,
      long version,
      Optional<String> reviewedBy,
      Optional<Instant> reviewedAt,
      Optional<String> reason) {
    static DecidedState of(StoredReview item) {
      return new DecidedState(
          item.status().code(),
          item.version(),
          item.reviewed().flatMap(StoredReview.Reviewed::by),
          item.reviewed().map(StoredReview.Reviewed::at),
          item.reviewed().flatMap(StoredReview.Reviewed::reason));
    }
  }

  private Future<Answered> answer(
      RoutingContext routing,
      RequestContext context,
      MatchSettings settings,
      ExplainMatch.Outcome outcome) {
    return switch (outcome) {
      case ExplainMatch.Outcome.Explained(PotentialMatch match, KeyOverlap keys) ->
          Future.succeededFuture(
              Answers.success(routing, 200, view(context, settings, match, keys)));
      case ExplainMatch.Outcome.NotFound(UUID id) -> missing.answer(routing, context, id);
    };
  }

  private ExplainAnswer view(
      RequestContext context, MatchSettings settings, PotentialMatch match, KeyOverlap keys) {
    Map<String, MatchView.ComponentView> breakdown = MatchView.breakdown(context, view, match);
    return new ExplainAnswer(
        match.asked().id().orElseThrow(),
        match.worker().id().orElseThrow(),
        settings.strategy(),
        settings.strategy() == StrategyKind.FELLEGI_SUNTER
            ? Optional.of(UsedModel.of(policy.models().of(context.tenant())))
            : Optional.empty(),
        match.result().score(),
        match.result().quality(),
        breakdown,
        Arrays.stream(Component.values())
            .filter(component -> !breakdown.containsKey(component.code()))
            .toList(),
        match.result().logOdds(),
        MatchView.LimitView.of(match),
        match.result().conflict(),
        match.decision(),
        new BlockingView(keys.sharesKey(), keys.shared(), keys.missed()),
        view.maskedFields(context));
  }
}
