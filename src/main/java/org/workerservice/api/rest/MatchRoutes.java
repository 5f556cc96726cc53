package org.workerservice.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.model.Worker;
import org.workerservice.security.Permission;

/** Match fragments of a record against the registry, and check a record for duplicates. */
final class MatchRoutes {
  private static final double DEFAULT_THRESHOLD = 0.5;
  private static final int DEFAULT_LIMIT = 10;

  private final Flows flows;
  private final WorkerView view;
  private final MatchingPolicy policy;
  private final Duration deadline;

  MatchRoutes(Flows flows, WorkerView view, MatchingPolicy policy, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.policy = policy;
    this.deadline = deadline;
  }

  void mount(GuardedRouter router) {
    router.post("/api/workers/match", Permission.READ_WORKERS).handler(Handling.of(this::match));
    router
        .post("/api/workers/check-duplicates", Permission.READ_WORKERS)
        .handler(Handling.of(this::checkDuplicates));
  }

  private record MatchAnswer(List<MatchView> matches, int total) {}

  private Future<Answered> match(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    ObjectNode body = RequestBody.object(routing);
    MatchOptions options =
        MatchOptions.take(
            body,
            new MatchOptions(policy.settings(context.tenant()), DEFAULT_THRESHOLD, DEFAULT_LIMIT));
    Worker fragments = RequestBody.convert(body, Worker.class);
    return flows
        .match()
        .match(context, fragments, options.settings(), options.threshold(), options.limit())
        .map(
            matches ->
                Answers.success(
                    routing,
                    200,
                    new MatchAnswer(
                        MatchView.of(context, view, "probabilistic", matches), matches.size())));
  }

  /** Without options of its own, as a create would be compared. */
  private Future<Answered> checkDuplicates(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    ObjectNode body = RequestBody.object(routing);
    MatchOptions options =
        MatchOptions.take(
            body,
            new MatchOptions(
                policy.settings(context.tenant()), policy.createThreshold(), DEFAULT_LIMIT));
    Worker worker = RequestBody.convert(body, Worker.class);
    return flows
        .match()
        .duplicatesOf(context, worker, options.settings(), options.threshold(), options.limit())
        .map(
            matches ->
                Answers.success(routing, 200, MatchView.Duplicates.of(context, view, matches)));
  }
}
