package org.workerservice.api.rest.organization;

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
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.IdempotencyKeys;
import org.workerservice.api.http.parameter.ListParameters;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.organization.Organization;
import org.workerservice.security.Permission;

/** Routes that create, read, delete, restore and list organisations. */
public final class OrganizationRoutes {
  private final OrganizationFlows flows;
  private final OrganizationView view;
  private final OrganizationAnswers answers;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public OrganizationRoutes(OrganizationFlows flows, OrganizationView view, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.answers = new OrganizationAnswers(view);
    this.deadline = deadline;
  }

  /** Adds the routes to create, read, list, delete and restore organisations. */
  public void mount(GuardedRouter router) {
    router
        .post("/api/organizations", Permission.WRITE_ORGANIZATIONS)
        .handler(Handling.of(this::create));
    router
        .get("/api/organizations", Permission.READ_ORGANIZATIONS)
        .handler(Handling.of(this::list));
    router
        .get("/api/organizations/:id", Permission.READ_ORGANIZATIONS)
        .handler(Handling.of(this::read));
    router
        .delete("/api/organizations/:id", Permission.DELETE_ORGANIZATIONS)
        .handler(Handling.of(this::delete));
    router
        .post("/api/organizations/:id/restore", Permission.DELETE_ORGANIZATIONS)
        .handler(Handling.of(this::restore));
  }

  private Future<Answered> create(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    // Only imports and PUT accept an id chosen by the client. Here the service chooses it.
    Organization organization =
        content(RequestBody.convert(RequestBody.object(routing), Organization.class), null);
    return flows
        .create()
        .create(
            context, organization, IdempotencyKeys.of(routing, context, "POST /api/organizations"))
        .map(outcome -> answers.answer(routing, context, outcome));
  }

  /** Returns the organisation that was sent, without the fields that the service owns. */
  static Organization content(Organization sent, UUID id) {
    return sent.toBuilder().id(id).version(0).deletedAt(null).deletedBy(null).build();
  }

  private Future<Answered> read(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return flows
        .read()
        .read(context, Parameters.id(routing))
        .map(
            found ->
                found
                    .map(
                        organization ->
                            EntityTags.showUnlessKnown(
                                routing,
                                organization.version(),
                                () -> answers.show(routing, context, 200, organization)))
                    .orElseGet(() -> OrganizationAnswers.notFound(routing)));
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record ListAnswer(List<Object> organizations, Optional<UUID> next) {}

  private Future<Answered> list(RoutingContext routing) {
    ListParameters.allow(
        routing,
        "active",
        "ods_status",
        "record_class",
        "role_code",
        "ods_code",
        "part_of",
        "organization_tree");
    RequestContext context = Authentication.context(routing, deadline);
    return flows
        .read()
        .list(context, OrganizationParameters.filter(routing), ListParameters.range(routing))
        .map(
            page ->
                Answers.success(
                    routing,
                    200,
                    new ListAnswer(view.of(context, page.organizations()), page.next())));
  }

  private Future<Answered> delete(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return flows
        .delete()
        .delete(context, Parameters.id(routing), EntityTags.condition(routing))
        .map(outcome -> answers.answer(routing, context, outcome));
  }

  private Future<Answered> restore(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    return flows
        .restore()
        .restore(
            context,
            id,
            IdempotencyKeys.of(routing, context, "POST /api/organizations/" + id + "/restore"))
        .map(outcome -> answers.answer(routing, context, outcome));
  }
}
