package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.ListParameters;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.WorkerFilter;
import org.workerservice.security.Permission;

/** Routes that read one worker, read many, or list them. */
public final class ReadRoutes {
  private static final int MAX_IDS = 500;

  private final Flows flows;
  private final WorkerView view;
  private final WorkerAnswers answers;
  private final MissingWorker missing;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public ReadRoutes(Flows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.answers = new WorkerAnswers(view);
    this.missing = new MissingWorker(flows);
    this.deadline = deadline;
  }

  /** Adds the routes to read and list workers. */
  public void mount(GuardedRouter router) {
    router.get("/api/workers", Permission.READ_WORKERS).handler(Handling.of(this::list));
    router.post("/api/workers/read", Permission.READ_WORKERS).handler(Handling.of(this::readMany));
    router.get("/api/workers/:id", Permission.READ_WORKERS).handler(Handling.of(this::read));
  }

  private Future<Answered> read(RoutingContext routing) {
    Parameters.allow(routing, "follow", "provenance");
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    boolean follow = Parameters.flag(routing, "follow").orElse(false);
    return flows
        .read()
        .read(context, id)
        .compose(
            found -> {
              if (found.isPresent()) {
                return Future.succeededFuture(show(routing, context, found.get()));
              }
              return follow
                  ? showSurvivor(routing, context, id)
                  : missing.answer(routing, context, id);
            });
  }

  private Answered show(RoutingContext routing, RequestContext context, Worker worker) {
    boolean provenance = Parameters.flag(routing, "provenance").orElse(false);
    return EntityTags.showUnlessKnown(
        routing,
        worker.version(),
        () ->
            provenance
                ? answers.showWithProvenance(routing, context, worker)
                : answers.show(routing, context, 200, worker));
  }

  private Future<Answered> showSurvivor(RoutingContext routing, RequestContext context, UUID id) {
    return flows
        .merges()
        .survivor(context, id)
        .compose(
            survivor ->
                survivor
                    .map(living -> flows.read().read(context, living))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())))
        .map(
            found ->
                found
                    .map(
                        worker -> {
                          routing
                              .response()
                              .putHeader(
                                  "Content-Location",
                                  WorkerAnswers.path(worker.id().orElseThrow()));
                          return show(routing, context, worker);
                        })
                    .orElseGet(() -> WorkerAnswers.notFound(routing)));
  }

  private record ManyAnswer(List<Object> workers, List<UUID> missing) {}

  private Future<Answered> readMany(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    List<UUID> ids = ids(RequestBody.read(routing, Ids.class));
    return flows
        .read()
        .readMany(context, ids)
        .map(
            found ->
                Answers.success(
                    routing,
                    200,
                    new ManyAnswer(view.of(context, found.workers()), found.missing())));
  }

  private record Ids(List<UUID> ids) {}

  private static List<UUID> ids(Ids body) {
    if (body.ids() == null || body.ids().isEmpty()) {
      throw RefusedRequest.malformed(
          "ids", "wrong_type", "The value must be a list of 1 to 500 ids.");
    }
    if (body.ids().size() > MAX_IDS) {
      throw RefusedRequest.malformed("ids", "too_many", "A request may list at most 500 ids.");
    }
    return body.ids();
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record ListAnswer(List<Object> workers, Optional<UUID> next) {}

  private Future<Answered> list(RoutingContext routing) {
    ListParameters.allow(routing, "organization", "organization_tree");
    RequestContext context = Authentication.context(routing, deadline);
    WorkerFilter filter =
        new WorkerFilter(
            Parameters.uuidQuery(routing, "organization"),
            Parameters.uuidQuery(routing, "organization_tree"));
    return flows
        .read()
        .list(context, ListParameters.range(routing), filter)
        .map(
            page ->
                Answers.success(
                    routing, 200, new ListAnswer(view.of(context, page.workers()), page.next())));
  }
}
