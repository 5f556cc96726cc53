package org.workerservice.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
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
import org.workerservice.flow.DeleteWorker;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.RestoreWorker;
import org.workerservice.flow.UpdateOutcome;
import org.workerservice.flow.UpdateWorker;
import org.workerservice.model.Worker;
import org.workerservice.persistence.IdempotencyKey;
import org.workerservice.security.Permission;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Violation;

/** Create, read, replace, delete, restore and list workers. */
final class WorkerRoutes {
  private static final String ACKNOWLEDGE = "acknowledge_duplicates";
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;
  private static final int MOST_ACKNOWLEDGED = 100;

  private final Flows flows;
  private final WorkerView view;
  private final Duration deadline;

  WorkerRoutes(Flows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.deadline = deadline;
  }

  void mount(Router router) {
    router.post("/api/workers").handler(Handling.of(this::create));
    router.get("/api/workers").handler(Handling.of(this::list));
    router.get("/api/workers/:id").handler(Handling.of(this::read));
    router.put("/api/workers/:id").handler(Handling.of(this::replace));
    router.delete("/api/workers/:id").handler(Handling.of(this::delete));
    router.post("/api/workers/:id/restore").handler(Handling.of(this::restore));
  }

  private Future<?> create(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, Permission.WRITE_WORKERS, deadline);
    ObjectNode body = RequestBody.object(routing);
    Set<UUID> acknowledged = acknowledged(routing, body.remove(ACKNOWLEDGE));
    // A client-chosen id is for imports and for PUT; here the service chooses.
    Worker worker = RequestBody.convert(body, Worker.class).toBuilder().id(null).version(0).build();
    CreateWorker.Request request =
        new CreateWorker.Request(
            context,
            worker,
            Intake.API,
            acknowledged,
            IdempotencyKeys.of(routing, context, "POST /api/workers"));
    return flows.create().create(request).onSuccess(outcome -> answer(routing, context, outcome));
  }

  private static Set<UUID> acknowledged(RoutingContext routing, JsonNode node) {
    if (node == null || node.isNull()) {
      return Set.of();
    }
    if (!Authentication.allowed(routing, Permission.ACKNOWLEDGE_DUPLICATES)) {
      throw new RefusedRequest(
          ErrorCode.FORBIDDEN, "The roles of this token do not allow acknowledging duplicates.");
    }
    if (!node.isArray() || node.size() > MOST_ACKNOWLEDGED || !allTexts(node)) {
      throw RefusedRequest.malformed(
          ACKNOWLEDGE, "wrong_type", "The value must be a list of at most 100 ids.");
    }
    return Set.copyOf(List.of(RequestBody.convert(node, UUID[].class)));
  }

  private static boolean allTexts(JsonNode list) {
    for (JsonNode element : list) {
      if (!element.isTextual()) {
        return false;
      }
    }
    return true;
  }

  private void answer(RoutingContext routing, RequestContext context, CreateOutcome outcome) {
    switch (outcome) {
      case CreateOutcome.Created(Worker worker) -> {
        located(routing, worker);
        show(routing, context, 201, worker);
      }
      case CreateOutcome.Repeated(int status, Worker worker) -> {
        located(routing, worker);
        show(routing, context, status, worker);
      }
      case CreateOutcome.KeyReused _ -> keyReused(routing);
      case CreateOutcome.Duplicate(List<PotentialMatch> matches) ->
          duplicate(routing, context, matches);
      case CreateOutcome.Invalid(var violations) -> invalid(routing, violations);
      case CreateOutcome.IdTaken _ ->
          Answers.error(
              routing,
              ErrorCode.ID_TAKEN,
              "The id belongs to another worker, perhaps a deleted one.");
    }
  }

  private static void located(RoutingContext routing, Worker worker) {
    routing.response().putHeader("Location", "/api/workers/" + worker.id().orElseThrow());
  }

  private void show(RoutingContext routing, RequestContext context, int status, Worker worker) {
    routing.response().putHeader("ETag", "\"" + worker.version() + "\"");
    Answers.success(routing, status, view.of(context, worker));
  }

  private void duplicate(
      RoutingContext routing, RequestContext context, List<PotentialMatch> matches) {
    Answers.error(
        routing,
        ErrorCode.DUPLICATE_DETECTED,
        "The worker seems to be in the registry already.",
        MatchView.Duplicates.of(context, view, matches));
  }

  private static void invalid(RoutingContext routing, List<?> violations) {
    Answers.error(
        routing,
        ErrorCode.VALIDATION_ERROR,
        violations.size() == 1
            ? "The record breaks a rule."
            : "The record breaks " + violations.size() + " rules.",
        violations);
  }

  private static void keyReused(RoutingContext routing) {
    Answers.error(
        routing,
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        "The Idempotency-Key was used before, with another body.");
  }

  private static void notFound(RoutingContext routing) {
    Answers.error(routing, ErrorCode.NOT_FOUND, "There is no worker with this id.");
  }

  private static void stale(RoutingContext routing, long current) {
    routing.response().putHeader("ETag", "\"" + current + "\"");
    Answers.error(
        routing,
        ErrorCode.VERSION_MISMATCH,
        "The worker has been changed since: it is at version " + current + ".");
  }

  private Future<?> read(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, Permission.READ_WORKERS, deadline);
    return flows
        .read()
        .read(context, Parameters.id(routing))
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    worker -> show(routing, context, 200, worker), () -> notFound(routing)));
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record ListAnswer(List<Object> workers, Optional<UUID> next) {}

  private Future<?> list(RoutingContext routing) {
    Parameters.allow(routing, "limit", "after");
    RequestContext context = Authentication.context(routing, Permission.READ_WORKERS, deadline);
    int limit = Parameters.integer(routing, "limit", PAGE, 1, LARGEST_PAGE);
    Optional<UUID> after = Parameters.uuidQuery(routing, "after");
    return flows
        .read()
        .list(context, after, limit)
        .onSuccess(
            page ->
                Answers.success(
                    routing, 200, new ListAnswer(view.of(context, page.workers()), page.next())));
  }

  private Future<?> replace(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, Permission.WRITE_WORKERS, deadline);
    UUID id = Parameters.id(routing);
    ObjectNode body = RequestBody.object(routing);
    Set<UUID> acknowledged = acknowledged(routing, body.remove(ACKNOWLEDGE));
    Worker worker = RequestBody.convert(body, Worker.class);
    if (worker.id().filter(other -> !other.equals(id)).isPresent()) {
      invalid(
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
              answer(routing, context, outcome);
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
      notFound(routing);
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
                notFound(routing);
              } else {
                answer(routing, update.context(), outcome);
              }
            });
  }

  private void answer(RoutingContext routing, RequestContext context, UpdateOutcome outcome) {
    switch (outcome) {
      case UpdateOutcome.Updated(Worker worker) -> show(routing, context, 200, worker);
      case UpdateOutcome.NotFound _ -> notFound(routing);
      case UpdateOutcome.VersionMismatch(long current) -> stale(routing, current);
      case UpdateOutcome.Invalid(var violations) -> invalid(routing, violations);
      case UpdateOutcome.Duplicate(List<PotentialMatch> matches) ->
          duplicate(routing, context, matches);
    }
  }

  private Future<?> delete(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, Permission.DELETE_WORKERS, deadline);
    return flows
        .delete()
        .delete(context, Parameters.id(routing), Parameters.ifMatch(routing))
        .onSuccess(
            outcome -> {
              switch (outcome) {
                case DeleteWorker.Outcome.Deleted _ -> Answers.noContent(routing);
                case DeleteWorker.Outcome.NotFound _ -> notFound(routing);
                case DeleteWorker.Outcome.VersionMismatch(long current) -> stale(routing, current);
              }
            });
  }

  private Future<?> restore(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, Permission.DELETE_WORKERS, deadline);
    UUID id = Parameters.id(routing);
    Optional<IdempotencyKey> key =
        IdempotencyKeys.of(routing, context, "POST /api/workers/" + id + "/restore");
    return flows
        .restore()
        .restore(context, id, key)
        .onSuccess(
            outcome -> {
              switch (outcome) {
                case RestoreWorker.Outcome.Restored(Worker worker) ->
                    show(routing, context, 200, worker);
                case RestoreWorker.Outcome.NotFound _ -> notFound(routing);
                case RestoreWorker.Outcome.NotDeleted _ ->
                    Answers.error(routing, ErrorCode.NOT_DELETED, "The worker is not deleted.");
                case RestoreWorker.Outcome.KeyReused _ -> keyReused(routing);
              }
            });
  }
}
