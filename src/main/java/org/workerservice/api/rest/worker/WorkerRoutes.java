package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.body.BodyParts;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.IdempotencyKeys;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.worker.CreateWorker;
import org.workerservice.flow.worker.DeleteWorker;
import org.workerservice.flow.worker.RestoreWorker;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.security.Permission;
import org.workerservice.validation.Intake;

/** Routes that create, delete and restore a worker. */
public final class WorkerRoutes {
  private final Flows flows;
  private final WorkerAnswers answers;
  private final MissingWorker missing;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public WorkerRoutes(Flows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.answers = new WorkerAnswers(view);
    this.missing = new MissingWorker(flows);
    this.deadline = deadline;
  }

  /** Adds the routes to create, delete and restore a worker. */
  public void mount(GuardedRouter router) {
    router.post("/api/workers", Permission.WRITE_WORKERS).handler(Handling.of(this::create));
    router.delete("/api/workers/:id", Permission.DELETE_WORKERS).handler(Handling.of(this::delete));
    router
        .post("/api/workers/:id/restore", Permission.DELETE_WORKERS)
        .handler(Handling.of(this::restore));
  }

  private Future<Answered> create(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    ObjectNode body = RequestBody.object(routing);
    BodyParts parts = new BodyParts();
    Set<UUID> acknowledged = parts.read(() -> Acknowledgements.take(routing, body), Set.<UUID>of());
    Worker sent = parts.read(() -> RequestBody.convert(body, Worker.class), null);
    parts.finish();
    // Only imports and PUT accept an id chosen by the client. Here the service chooses it.
    Worker worker = sent.toBuilder().id(null).version(0).build();
    CreateWorker.Request request =
        new CreateWorker.Request(
            context,
            worker,
            Intake.API,
            acknowledged,
            IdempotencyKeys.of(routing, context, "POST /api/workers"));
    return flows
        .create()
        .create(request)
        .map(outcome -> answers.created(routing, context, outcome));
  }

  private Future<Answered> delete(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    return flows
        .delete()
        .delete(context, id, EntityTags.condition(routing))
        .compose(
            outcome ->
                switch (outcome) {
                  case DeleteWorker.Outcome.Deleted _ ->
                      Future.succeededFuture(Answers.noContent(routing));
                  case DeleteWorker.Outcome.NotFound _ -> missing.answer(routing, context, id);
                  case DeleteWorker.Outcome.VersionMismatch(long current) ->
                      Future.succeededFuture(WorkerAnswers.stale(routing, current));
                });
  }

  private record SurvivorOf(UUID id, UUID survivorId) {}

  private Future<Answered> restore(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    Optional<IdempotencyKey> key =
        IdempotencyKeys.of(routing, context, "POST /api/workers/" + id + "/restore");
    return flows
        .restore()
        .restore(context, id, key)
        .map(
            outcome ->
                switch (outcome) {
                  case RestoreWorker.Outcome.Restored(Worker worker) ->
                      answers.show(routing, context, 200, worker);
                  case RestoreWorker.Outcome.NotFound _ -> WorkerAnswers.notFound(routing);
                  case RestoreWorker.Outcome.NotDeleted _ ->
                      Answers.error(routing, ErrorCode.NOT_DELETED, "The worker is not deleted.");
                  case RestoreWorker.Outcome.Merged(UUID survivor) ->
                      Answers.error(
                          routing,
                          ErrorCode.ALREADY_MERGED,
                          "The worker was merged. Reverse the merge instead.",
                          List.of(new SurvivorOf(id, survivor)));
                  case RestoreWorker.Outcome.KeyReused _ -> WorkerAnswers.keyReused(routing);
                });
  }
}
