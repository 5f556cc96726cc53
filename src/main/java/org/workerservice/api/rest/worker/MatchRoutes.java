package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.body.BodyParts;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.duplicate.MatchOutcome;
import org.workerservice.model.Worker;
import org.workerservice.security.Permission;
import org.workerservice.validation.Violation;

/**
 * Routes that match fragments of a record against the registry and check a record for duplicates.
 */
public final class MatchRoutes {
  private static final double DEFAULT_THRESHOLD = 0.5;
  private static final int DEFAULT_LIMIT = 10;

  private final Flows flows;
  private final WorkerView view;
  private final MatchingPolicy policy;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public MatchRoutes(Flows flows, WorkerView view, MatchingPolicy policy, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.policy = policy;
    this.deadline = deadline;
  }

  /** Adds the routes to match a worker and check for duplicates. */
  public void mount(GuardedRouter router) {
    router.post("/api/workers/match", Permission.READ_WORKERS).handler(Handling.of(this::match));
    router
        .post("/api/workers/check-duplicates", Permission.READ_WORKERS)
        .handler(Handling.of(this::checkDuplicates));
  }

  private record MatchAnswer(
      List<MatchView> matches,
      int total,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UnusedView> unused,
      Optional<Double> bestBelowThreshold,
      Optional<List<String>> maskedFields) {}

  private Future<Answered> match(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    ObjectNode body = RequestBody.object(routing);
    BodyParts parts = new BodyParts();
    MatchOptions options =
        MatchOptions.take(
            body,
            parts,
            new MatchOptions(policy.settings(context.tenant()), DEFAULT_THRESHOLD, DEFAULT_LIMIT));
    Worker fragments = parts.read(() -> RequestBody.convert(body, Worker.class), null);
    parts.finish();
    return flows
        .match()
        .match(context, fragments, options.settings(), options.threshold(), options.limit())
        .map(
            outcome ->
                answer(
                    routing,
                    outcome,
                    ranked ->
                        new MatchAnswer(
                            MatchView.of(context, view, "probabilistic", ranked.matches()),
                            ranked.matches().size(),
                            UnusedView.of(ranked.unused()),
                            ranked.bestBelow(),
                            view.maskedFields(context))));
  }

  /** Uses the settings of a create for options that the request omits. */
  private Future<Answered> checkDuplicates(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    ObjectNode body = RequestBody.object(routing);
    BodyParts parts = new BodyParts();
    MatchOptions options =
        MatchOptions.take(
            body,
            parts,
            new MatchOptions(
                policy.settings(context.tenant()), policy.createThreshold(), DEFAULT_LIMIT));
    Worker worker = parts.read(() -> RequestBody.convert(body, Worker.class), null);
    parts.finish();
    return flows
        .match()
        .duplicatesOf(context, worker, options.settings(), options.threshold(), options.limit())
        .map(
            outcome ->
                answer(
                    routing,
                    outcome,
                    ranked ->
                        MatchView.Duplicates.of(context, view, ranked.matches(), ranked.unused())));
  }

  private static Answered answer(
      RoutingContext routing,
      MatchOutcome outcome,
      Function<MatchOutcome.Ranked, Object> rankedToAnswer) {
    return switch (outcome) {
      case MatchOutcome.Ranked ranked ->
          Answers.success(routing, 200, rankedToAnswer.apply(ranked));
      case MatchOutcome.Invalid(List<Violation> violations) ->
          WorkerAnswers.invalid(routing, violations);
      case MatchOutcome.OnlyHidden(List<String> fields) ->
          Answers.error(
              routing,
              ErrorCode.VALIDATION_ERROR,
              "Your roles cannot match by these fields. Add a name or an unmasked identifier.",
              fields.stream().map(MatchRoutes::hidden).toList());
    };
  }

  private static Violation hidden(String field) {
    return new Violation(field, "masked", "This field is masked for your roles.");
  }
}
