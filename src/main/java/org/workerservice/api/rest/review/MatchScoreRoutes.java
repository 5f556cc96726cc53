package org.workerservice.api.rest.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.TypedParameters;
import org.workerservice.api.rest.worker.MissingWorker;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.review.MatchScores;
import org.workerservice.persistence.review.MatchScore;
import org.workerservice.persistence.review.MatchScoreOrder;
import org.workerservice.privacy.Masking;
import org.workerservice.security.Permission;

/** Lists the scores of stored pairs that were reported. */
public final class MatchScoreRoutes {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 500;

  private final MatchScores scores;
  private final MissingWorker missing;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public MatchScoreRoutes(MatchScores scores, MissingWorker missing, Duration deadline) {
    this.scores = scores;
    this.missing = missing;
    this.deadline = deadline;
  }

  /** Adds the route. */
  public void mount(GuardedRouter router) {
    router
        .get("/api/workers/:id/match-scores", Permission.READ_WORKERS)
        .handler(Handling.of(this::list));
  }

  /** Components, log odds and limit are missing for readers of masked records. */
  private record ScoreView(
      UUID otherWorkerId,
      double score,
      String quality,
      Optional<Map<String, Double>> scoreBreakdown,
      Optional<Double> logOdds,
      Optional<ReviewView.LimitView> limit,
      OptionalInt modelVersion,
      Instant calculatedAt) {
    static ScoreView of(MatchScore score, boolean isMasked) {
      return new ScoreView(
          score.other(),
          score.score(),
          score.quality(),
          isMasked ? Optional.empty() : Optional.of(score.codeToScore()),
          isMasked ? Optional.empty() : score.logOdds(),
          isMasked ? Optional.empty() : score.limit().flatMap(ReviewView.LimitView::of),
          score.model(),
          score.calculatedAt());
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record ListAnswer(List<ScoreView> scores, Optional<String> next) {}

  private Future<Answered> list(RoutingContext routing) {
    Parameters.allow(routing, "order", "after", "limit");
    RequestContext context = Authentication.context(routing, deadline);
    UUID worker = Parameters.id(routing);
    MatchScoreOrder order =
        TypedParameters.coded(routing, "order", MatchScoreOrder.values())
            .orElse(MatchScoreOrder.NEWEST);
    return scores
        .list(
            context,
            worker,
            order,
            Parameters.single(routing, "after").map(text -> place(order, text)),
            Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE))
        .compose(
            page ->
                page.isEmpty()
                    ? missing.answer(routing, context, worker)
                    : Future.succeededFuture(
                        Answers.success(routing, 200, answer(context, page.get()))));
  }

  private static MatchScoreOrder.Place place(MatchScoreOrder order, String text) {
    return order
        .place(text)
        .orElseThrow(
            () ->
                RefusedRequest.malformed(
                    "after", "invalid_format", "Pass next of the page before, in the same order."));
  }

  private static ListAnswer answer(RequestContext context, MatchScores.Page page) {
    boolean isMasked = Masking.appliesTo(context.roles());
    return new ListAnswer(
        page.scores().stream().map(score -> ScoreView.of(score, isMasked)).toList(),
        page.next().map(MatchScoreOrder.Place::text));
  }
}
