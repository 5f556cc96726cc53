package org.workerservice.api.rest.worker;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.worker.UpdateOutcome;
import org.workerservice.flow.worker.UpdateWorker;
import org.workerservice.security.Permission;
import org.workerservice.validation.Intake;

/** Route that gives a field that a person corrected back to the feeds. */
public final class CorrectionRoutes {
  private final Flows flows;
  private final WorkerAnswers answers;
  private final MissingWorker missing;
  private final Duration deadline;

  /**
   * Creates the route.
   *
   * @param deadline for each request
   */
  public CorrectionRoutes(Flows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.answers = new WorkerAnswers(view);
    this.missing = new MissingWorker(flows);
    this.deadline = deadline;
  }

  /** Adds the route. */
  public void mount(GuardedRouter router) {
    router
        .delete("/api/workers/:id/corrections/:field", Permission.RELEASE_FIELDS)
        .handler(Handling.of(this::release));
  }

  private Future<Answered> release(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    UpdateWorker.Request request =
        new UpdateWorker.Request(
            context,
            id,
            new UpdateWorker.Change.Release(routing.pathParam("field")),
            Intake.API,
            EntityTags.condition(routing),
            Set.of());
    return flows
        .update()
        .update(request)
        .compose(
            outcome ->
                switch (outcome) {
                  case UpdateOutcome.NotFound _ -> missing.answer(routing, context, id);
                  case UpdateOutcome.Unchanged _ -> Future.succeededFuture(uncorrected(routing));
                  case UpdateOutcome other ->
                      Future.succeededFuture(answers.updated(routing, context, other));
                });
  }

  private static Answered uncorrected(RoutingContext routing) {
    return Answers.error(
        routing, ErrorCode.NOT_FOUND, "No person has corrected this field of the worker.");
  }
}
