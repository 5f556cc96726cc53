package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.link.LinkOutcome;
import org.workerservice.flow.link.LinkWorkers;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.security.Permission;
import org.workerservice.validation.Violation;

/** Routes that list, create and delete the links of a worker to other records. */
public final class LinkRoutes {
  private final Flows flows;
  private final MissingWorker missing;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public LinkRoutes(Flows flows, Duration deadline) {
    this.flows = flows;
    this.missing = new MissingWorker(flows);
    this.deadline = deadline;
  }

  /** Adds the routes to list, create and delete links. */
  public void mount(GuardedRouter router) {
    router.get("/api/workers/:id/links", Permission.READ_WORKERS).handler(Handling.of(this::list));
    router
        .post("/api/workers/:id/links", Permission.WRITE_WORKERS)
        .handler(Handling.of(this::link));
    router
        .delete("/api/workers/:id/links/:other", Permission.WRITE_WORKERS)
        .handler(Handling.of(this::unlink));
  }

  private record LinksAnswer(UUID workerId, long version, List<WorkerLink> links) {}

  private static Answered show(RoutingContext routing, int status, Worker worker) {
    EntityTags.tag(routing, worker.version());
    return Answers.success(
        routing,
        status,
        new LinksAnswer(worker.id().orElseThrow(), worker.version(), worker.links()));
  }

  private Future<Answered> list(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    return flows
        .read()
        .read(context, id)
        .compose(
            found ->
                found
                    .map(
                        worker ->
                            Future.succeededFuture(
                                EntityTags.showUnlessKnown(
                                    routing, worker.version(), () -> show(routing, 200, worker))))
                    .orElseGet(() -> missing.answer(routing, context, id)));
  }

  private record Link(UUID otherWorkerId, @JsonAlias("type") LinkType linkType) {
    /** Without a type, the link claims no more than that the other record has more data. */
    LinkType typeOrDefault() {
      return linkType == null ? LinkType.SEEALSO : linkType;
    }
  }

  private Future<Answered> link(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    Link link = RequestBody.read(routing, Link.class);
    List<Violation> missing = missing(link);
    if (!missing.isEmpty()) {
      return Future.succeededFuture(WorkerAnswers.invalid(routing, missing));
    }
    LinkWorkers.Pair pair =
        new LinkWorkers.Pair(context, id, link.otherWorkerId(), EntityTags.condition(routing));
    return flows
        .link()
        .link(pair, link.typeOrDefault())
        .compose(outcome -> answer(routing, pair, outcome));
  }

  private static List<Violation> missing(Link link) {
    List<Violation> missing = new ArrayList<>();
    if (link.otherWorkerId() == null) {
      missing.add(
          new Violation("other_worker_id", "required", "The id of the other worker is required."));
    }
    return missing;
  }

  private Future<Answered> unlink(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    LinkWorkers.Pair pair =
        new LinkWorkers.Pair(
            context,
            Parameters.id(routing),
            Parameters.uuidPath(routing, "other"),
            EntityTags.condition(routing));
    return flows
        .link()
        .unlink(pair)
        .compose(
            outcome ->
                outcome instanceof LinkOutcome.Changed
                    ? Future.succeededFuture(Answers.noContent(routing))
                    : answer(routing, pair, outcome));
  }

  private Future<Answered> answer(
      RoutingContext routing, LinkWorkers.Pair pair, LinkOutcome outcome) {
    return outcome instanceof LinkOutcome.NotFound
        ? missing.answer(routing, pair.context(), pair.id())
        : Future.succeededFuture(answer(routing, outcome));
  }

  private static Answered answer(RoutingContext routing, LinkOutcome outcome) {
    return switch (outcome) {
      case LinkOutcome.Changed(Worker worker) -> show(routing, 201, worker);
      case LinkOutcome.Unchanged(Worker worker) -> show(routing, 200, worker);
      case LinkOutcome.NotFound _ -> WorkerAnswers.notFound(routing);
      case LinkOutcome.NoLink _ ->
          Answers.error(
              routing, ErrorCode.NOT_FOUND, "The worker has no link to a worker with this id.");
      case LinkOutcome.VersionMismatch(long current) -> WorkerAnswers.stale(routing, current);
      case LinkOutcome.Invalid(List<Violation> violations) ->
          WorkerAnswers.invalid(routing, violations);
    };
  }
}
