package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.body.BodyParts;
import org.workerservice.api.http.body.RecordPatch;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.SentIdentity;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.worker.CreateOutcome;
import org.workerservice.flow.worker.CreateWorker;
import org.workerservice.flow.worker.UpdateOutcome;
import org.workerservice.flow.worker.UpdateWorker;
import org.workerservice.model.Worker;
import org.workerservice.security.Permission;
import org.workerservice.validation.Intake;

/** Routes that replace or patch a worker. */
public final class ChangeRoutes {
  private final Flows flows;
  private final WorkerAnswers answers;
  private final MissingWorker missing;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public ChangeRoutes(Flows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.answers = new WorkerAnswers(view);
    this.missing = new MissingWorker(flows);
    this.deadline = deadline;
  }

  /** Adds the routes to replace and patch a worker. */
  public void mount(GuardedRouter router) {
    router.put("/api/workers/:id", Permission.WRITE_WORKERS).handler(Handling.of(this::replace));
    router.patch("/api/workers/:id", Permission.WRITE_WORKERS).handler(Handling.of(this::patch));
  }

  private Future<Answered> replace(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    ObjectNode body = RequestBody.object(routing);
    BodyParts parts = new BodyParts();
    Set<UUID> acknowledged = parts.read(() -> Acknowledgements.take(routing, body), Set.<UUID>of());
    Worker worker = parts.read(() -> RequestBody.convert(body, Worker.class), null);
    parts.finish();
    SentIdentity.require(id, worker.id());
    Worker content = worker.toBuilder().id(id).version(0).deletedAt(null).deletedBy(null).build();
    UpdateWorker.Request request =
        new UpdateWorker.Request(
            context,
            id,
            new UpdateWorker.Change.Replacement(content, body.hasNonNull("links")),
            Intake.API,
            SentIdentity.condition(routing, body, worker.version()),
            acknowledged);
    return flows
        .update()
        .update(request)
        .compose(
            outcome ->
                outcome instanceof UpdateOutcome.NotFound
                        && !SentIdentity.isExpected(routing, request.condition())
                    ? createUnder(routing, request, content)
                    : answer(routing, request, outcome));
  }

  private Future<Answered> patch(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    ObjectNode body = RequestBody.object(routing);
    BodyParts parts = new BodyParts();
    Set<UUID> acknowledged = parts.read(() -> Acknowledgements.take(routing, body), Set.<UUID>of());
    RecordPatch<Worker> patch = parts.read(() -> RecordPatch.of(body, Worker.class), null);
    parts.finish();
    SentIdentity.require(id, patch.fragments().id());
    UpdateWorker.Request request =
        new UpdateWorker.Request(
            context,
            id,
            new UpdateWorker.Change.Edit(patch::apply),
            Intake.API,
            SentIdentity.condition(routing, body, patch.fragments().version()),
            acknowledged);
    return flows.update().update(request).compose(outcome -> answer(routing, request, outcome));
  }

  private Future<Answered> answer(
      RoutingContext routing, UpdateWorker.Request request, UpdateOutcome outcome) {
    return outcome instanceof UpdateOutcome.NotFound
        ? missing.answer(routing, request.context(), request.id())
        : Future.succeededFuture(answers.updated(routing, request.context(), outcome));
  }

  /** Creates a worker for an unknown id. */
  private Future<Answered> createUnder(
      RoutingContext routing, UpdateWorker.Request update, Worker worker) {
    CreateWorker.Request request =
        new CreateWorker.Request(
            update.context(), worker, update.intake(), update.acknowledged(), Optional.empty());
    return flows
        .create()
        .create(request)
        .compose(
            outcome ->
                switch (outcome) {
                  case CreateOutcome.IdTaken _ -> updateTaken(routing, update);
                  case CreateOutcome.Duplicate _, CreateOutcome.Invalid _ ->
                      mergedOr(routing, update, outcome);
                  case CreateOutcome.Created _,
                      CreateOutcome.Repeated _,
                      CreateOutcome.KeyReused _,
                      CreateOutcome.Held _,
                      CreateOutcome.Unconditional _,
                      CreateOutcome.SourceTaken _ ->
                      Future.succeededFuture(answers.created(routing, update.context(), outcome));
                });
  }

  /** The id may be that of a merged worker, which is gone whatever the content. */
  private Future<Answered> mergedOr(
      RoutingContext routing, UpdateWorker.Request update, CreateOutcome outcome) {
    return flows
        .merges()
        .survivor(update.context(), update.id())
        .map(
            survivor ->
                survivor
                    .map(living -> MissingWorker.merged(routing, living))
                    .orElseGet(() -> answers.created(routing, update.context(), outcome)));
  }

  /** The id belongs to a deleted worker, or another request has just created the worker. */
  private Future<Answered> updateTaken(RoutingContext routing, UpdateWorker.Request request) {
    return flows.update().update(request).compose(outcome -> answer(routing, request, outcome));
  }
}
