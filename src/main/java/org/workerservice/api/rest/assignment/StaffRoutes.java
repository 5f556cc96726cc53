package org.workerservice.api.rest.assignment;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.parameter.ListParameters;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.security.Permission;

/** The route that lists who works at an organisation. */
public final class StaffRoutes {
  private final AssignmentFlows flows;
  private final Duration deadline;

  /**
   * Creates the route.
   *
   * @param deadline for each request
   */
  public StaffRoutes(AssignmentFlows flows, Duration deadline) {
    this.flows = flows;
    this.deadline = deadline;
  }

  /** Adds the route. */
  public void mount(GuardedRouter router) {
    router
        .get("/api/organizations/:id/assignments", Permission.READ_WORKERS)
        .handler(Handling.of(this::list));
  }

  private Future<Answered> list(RoutingContext routing) {
    ListParameters.allow(routing, ActiveOn.NAME);
    RequestContext context = Authentication.context(routing, deadline);
    UUID organization = Parameters.id(routing);
    return flows
        .read()
        .isLivingOrganization(context, organization)
        .compose(
            isLiving ->
                isLiving
                    ? page(routing, context, organization)
                    : Future.succeededFuture(
                        Answers.error(
                            routing, ErrorCode.NOT_FOUND, "No organisation has this id.")));
  }

  private Future<Answered> page(RoutingContext routing, RequestContext context, UUID organization) {
    return flows
        .read()
        .ofOrganization(context, organization, ListParameters.range(routing), ActiveOn.of(routing))
        .map(page -> Answers.success(routing, 200, AssignmentRoutes.ListAnswer.of(page)));
  }
}
