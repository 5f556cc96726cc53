package org.workerservice.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.CreateOutcome;
import org.workerservice.flow.CreateWorker;
import org.workerservice.flow.UpdateOutcome;
import org.workerservice.flow.UpdateWorker;
import org.workerservice.model.Worker;
import org.workerservice.security.Permission;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Violation;

/** Replace a worker. */
final class ChangeRoutes {
  private final Flows flows;
  private final WorkerAnswers answers;
  private final Duration deadline;

  ChangeRoutes(Flows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.answers = new WorkerAnswers(view);
    this.deadline = deadline;
  }

  void mount(Router router) {
    router.put("/api/workers/:id").handler(Handling.of(this::replace));
  }

  private Future<?> replace(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, Permission.WRITE_WORKERS, deadline);
    UUID id = Parameters.id(routing);
    ObjectNode body = RequestBody.object(routing);
    Set<UUID> acknowledged = Acknowledgements.take(routing, body);
    Worker worker = RequestBody.convert(body, Worker.class);
    if (worker.id().filter(other -> !other.equals(id)).isPresent()) {
      WorkerAnswers.invalid(
          routing,
          List.of(
              new Violation("id", "differs", "The id in the body must be the one in the path.")));
      return Future.succeededFuture();
    }
    Worker content = worker.toBuilder().id(id).version(0).deletedAt(null).deletedBy(null).build();
    UpdateWorker.Request request =
        new UpdateWorker.Request(
            context, content, Intake.API, expectedVersion(routing, body, worker), acknowledged);
    return flows
        .update()
        .update(request)
        .compose(
            outcome -> {
              if (outcome instanceof UpdateOutcome.NotFound) {
                return createUnder(routing, request).mapEmpty();
              }
              answers.updated(routing, context, outcome);
              return Future.succeededFuture();
            });
  }

  /** A version in the body is as good as one in the header: what GET gave can be put back. */
  private static OptionalLong expectedVersion(
      RoutingContext routing, ObjectNode body, Worker worker) {
    OptionalLong header = Parameters.ifMatch(routing);
    return header.isPresent() || !body.has("version") ? header : OptionalLong.of(worker.version());
  }

  /** An unknown id is a new worker, unless the caller expected to find one. */
  private Future<?> createUnder(RoutingContext routing, UpdateWorker.Request update) {
    if (update.expectedVersion().isPresent() || routing.request().getHeader("If-Match") != null) {
      WorkerAnswers.notFound(routing);
      return Future.succeededFuture();
    }
    CreateWorker.Request request =
        new CreateWorker.Request(
            update.context(),
            update.worker(),
            update.intake(),
            update.acknowledged(),
            Optional.empty());
    return flows
        .create()
        .create(request)
        .onSuccess(
            outcome -> {
              if (outcome instanceof CreateOutcome.IdTaken) {
                WorkerAnswers.notFound(routing);
              } else {
                answers.created(routing, update.context(), outcome);
              }
            });
  }
}
