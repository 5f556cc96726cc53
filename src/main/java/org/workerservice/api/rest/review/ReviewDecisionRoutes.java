package org.workerservice.api.rest.review;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.workerservice.api.http.Answered;
import org.workerservice.api.http.Authentication;
import org.workerservice.api.http.GuardedRouter;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.Parameters;
import org.workerservice.api.http.RefusedRequest;
import org.workerservice.api.http.RequestBody;
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.review.ReviewQueue;
import org.workerservice.model.Coded;
import org.workerservice.model.MatchDecision;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.security.Permission;

/** Routes that decide on review items and take decisions back. */
public final class ReviewDecisionRoutes {
  private final ReviewQueue queue;
  private final ReviewAnswers answers;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public ReviewDecisionRoutes(ReviewQueue queue, WorkerView view, Duration deadline) {
    this.queue = queue;
    this.answers = new ReviewAnswers(view);
    this.deadline = deadline;
  }

  /**
   * Adds the routes. The permission is the one for acknowledging duplicates on create, because both
   * say whether two records are one person.
   */
  public void mount(GuardedRouter router) {
    router
        .post("/api/review-items/:id/decide", Permission.ACKNOWLEDGE_DUPLICATES)
        .handler(Handling.of(this::decide));
    router
        .post("/api/review-items/:id/take-back", Permission.ACKNOWLEDGE_DUPLICATES)
        .handler(Handling.of(this::takeBack));
  }

  /** What a person says about two records. */
  private enum Verdict implements Coded {
    MATCH(MatchDecision.CONFIRMED),
    NO_MATCH(MatchDecision.REJECTED);

    private final MatchDecision decision;

    Verdict(MatchDecision decision) {
      this.decision = decision;
    }

    @Override
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Decision(Verdict decision, Optional<String> reason, Long version) {}

  private Future<Answered> decide(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    Decision body = RequestBody.read(routing, Decision.class);
    if (body.decision() == null) {
      throw RefusedRequest.malformed(
          "decision", "required", "The decision must be match or no_match.");
    }
    return queue
        .decide(
            new ReviewCommand.Decide(
                context,
                Parameters.id(routing),
                body.decision().decision,
                ReviewTexts.reason(body.reason()),
                version(body.version())))
        .map(outcome -> answers.of(routing, context, outcome));
  }

  private record TakenBack(Optional<String> reason, Long version) {}

  private Future<Answered> takeBack(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    TakenBack body = RequestBody.read(routing, TakenBack.class);
    return queue
        .takeBack(
            new ReviewCommand.TakeBack(
                context,
                Parameters.id(routing),
                ReviewTexts.reason(body.reason()),
                version(body.version())))
        .map(outcome -> answers.of(routing, context, outcome));
  }

  private static long version(Long version) {
    if (version == null) {
      throw RefusedRequest.malformed(
          "version", "required", "Send the version of the item that you have seen.");
    }
    return version;
  }
}
