package org.workerservice.api.rest.review;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.OptionalBody;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.SentText;
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.review.ReviewOutcome;
import org.workerservice.flow.review.StewardQueue;
import org.workerservice.persistence.review.ReviewStatus;
import org.workerservice.security.Permission;

/** Routes by which stewards share review items, and talk about them. */
public final class StewardRoutes {
  private static final int MAX_USER = 255;
  private static final int MAX_COMMENT = 4_096;

  private final StewardQueue queue;
  private final ReviewAnswers answers;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public StewardRoutes(StewardQueue queue, WorkerView view, Duration deadline) {
    this.queue = queue;
    this.answers = new ReviewAnswers(view);
    this.deadline = deadline;
  }

  /** Adds the routes. Whoever may decide on items may also take, assign and discuss them. */
  public void mount(GuardedRouter router) {
    post(router, "/api/review-items/next", this::next);
    post(router, "/api/review-items/:id/assign", this::assign);
    post(router, "/api/review-items/:id/unassign", this::unassign);
    post(router, "/api/review-items/:id/escalate", this::escalate);
    post(router, "/api/review-items/:id/comments", this::comment);
  }

  /** Answers a request of a caller. */
  @FunctionalInterface
  private interface Action {
    Future<ReviewOutcome> act(RoutingContext routing, RequestContext context);
  }

  private void post(GuardedRouter router, String path, Action action) {
    router
        .post(path, Permission.ACKNOWLEDGE_DUPLICATES)
        .handler(Handling.of(routing -> answer(routing, action)));
  }

  private Future<Answered> answer(RoutingContext routing, Action action) {
    RequestContext context = Authentication.context(routing, deadline);
    return action.act(routing, context).map(outcome -> answers.of(routing, context, outcome));
  }

  private Future<ReviewOutcome> next(RoutingContext routing, RequestContext context) {
    ReviewParameters.allowNext(routing);
    OptionalBody.requireNoFields(routing);
    return queue.takeNext(
        context,
        ReviewParameters.filter(routing, context, Optional.of(ReviewStatus.PENDING)),
        ReviewParameters.order(routing),
        ReviewParameters.skip(routing));
  }

  private record Assignment(Optional<String> assignee) {}

  private Future<ReviewOutcome> assign(RoutingContext routing, RequestContext context) {
    Parameters.allow(routing);
    UUID id = Parameters.id(routing);
    return queue.assign(context, id, assignee(routing).orElse(context.user()));
  }

  private static Optional<String> assignee(RoutingContext routing) {
    Optional<String> assignee =
        OptionalBody.read(routing, Assignment.class)
            .map(Assignment::assignee)
            .flatMap(sent -> sent);
    if (assignee.filter(ReviewParameters::isReserved).isPresent()) {
      throw RefusedRequest.malformed(
          "assignee", "invalid_format", "Send the subject of the steward's token.");
    }
    return assignee.map(user -> SentText.required("assignee", user, MAX_USER));
  }

  private Future<ReviewOutcome> unassign(RoutingContext routing, RequestContext context) {
    Parameters.allow(routing);
    OptionalBody.requireNoFields(routing);
    return queue.unassign(context, Parameters.id(routing));
  }

  private record Escalation(String reason) {}

  private Future<ReviewOutcome> escalate(RoutingContext routing, RequestContext context) {
    Parameters.allow(routing);
    return queue.escalate(
        context,
        Parameters.id(routing),
        SentText.requiredReason(RequestBody.read(routing, Escalation.class).reason()));
  }

  private record Comment(String text) {}

  private Future<ReviewOutcome> comment(RoutingContext routing, RequestContext context) {
    Parameters.allow(routing);
    return queue.comment(
        context,
        Parameters.id(routing),
        SentText.required("text", RequestBody.read(routing, Comment.class).text(), MAX_COMMENT));
  }
}
