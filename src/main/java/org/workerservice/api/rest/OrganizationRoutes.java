package org.workerservice.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.OrganizationOutcome;
import org.workerservice.model.Organization;
import org.workerservice.security.Permission;
import org.workerservice.validation.Violation;

/** Create, read, replace, delete, restore and list organisations. */
final class OrganizationRoutes {
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  private final OrganizationFlows flows;
  private final OrganizationView view;
  private final OrganizationAnswers answers;
  private final Duration deadline;

  OrganizationRoutes(OrganizationFlows flows, OrganizationView view, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.answers = new OrganizationAnswers(view);
    this.deadline = deadline;
  }

  void mount(Router router) {
    router.post("/api/organizations").handler(Handling.of(this::create));
    router.get("/api/organizations").handler(Handling.of(this::list));
    router.get("/api/organizations/:id").handler(Handling.of(this::read));
    router.put("/api/organizations/:id").handler(Handling.of(this::replace));
    router.delete("/api/organizations/:id").handler(Handling.of(this::delete));
    router.post("/api/organizations/:id/restore").handler(Handling.of(this::restore));
  }

  private Future<?> create(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context =
        Authentication.context(routing, Permission.WRITE_ORGANIZATIONS, deadline);
    // A client-chosen id is for imports and for PUT; here the service chooses.
    Organization organization =
        content(RequestBody.convert(RequestBody.object(routing), Organization.class), null);
    return flows
        .create()
        .create(
            context, organization, IdempotencyKeys.of(routing, context, "POST /api/organizations"))
        .onSuccess(outcome -> answers.answer(routing, context, outcome));
  }

  private static Organization content(Organization sent, UUID id) {
    return sent.toBuilder().id(id).version(0).deletedAt(null).deletedBy(null).build();
  }

  private Future<?> read(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context =
        Authentication.context(routing, Permission.READ_ORGANIZATIONS, deadline);
    return flows
        .read()
        .read(context, Parameters.id(routing))
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    organization -> answers.show(routing, context, 200, organization),
                    () -> OrganizationAnswers.notFound(routing)));
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record ListAnswer(List<Object> organizations, Optional<UUID> next) {}

  private Future<?> list(RoutingContext routing) {
    Parameters.allow(
        routing,
        "limit",
        "after",
        "active",
        "ods_status",
        "record_class",
        "role_code",
        "ods_code",
        "part_of");
    RequestContext context =
        Authentication.context(routing, Permission.READ_ORGANIZATIONS, deadline);
    int limit = Parameters.integer(routing, "limit", PAGE, 1, LARGEST_PAGE);
    Optional<UUID> after = Parameters.uuidQuery(routing, "after");
    return flows
        .read()
        .list(context, OrganizationParameters.filter(routing), after, limit)
        .onSuccess(
            page ->
                Answers.success(
                    routing,
                    200,
                    new ListAnswer(view.of(context, page.organizations()), page.next())));
  }

  private Future<?> replace(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context =
        Authentication.context(routing, Permission.WRITE_ORGANIZATIONS, deadline);
    UUID id = Parameters.id(routing);
    ObjectNode body = RequestBody.object(routing);
    Organization sent = RequestBody.convert(body, Organization.class);
    if (sent.id().filter(other -> !other.equals(id)).isPresent()) {
      OrganizationAnswers.invalid(
          routing,
          List.of(
              new Violation("id", "differs", "The id in the body must be the one in the path.")));
      return Future.succeededFuture();
    }
    Organization content = content(sent, id);
    OptionalLong expected = expectedVersion(routing, body, sent);
    return flows
        .update()
        .update(context, content, expected)
        .compose(outcome -> orCreate(routing, context, content, expected, outcome))
        .onSuccess(outcome -> answers.answer(routing, context, outcome));
  }

  /** A version in the body is as good as one in the header: what GET gave can be put back. */
  private static OptionalLong expectedVersion(
      RoutingContext routing, ObjectNode body, Organization sent) {
    OptionalLong header = Parameters.ifMatch(routing);
    return header.isPresent() || !body.has("version") ? header : OptionalLong.of(sent.version());
  }

  /** An unknown id is a new organisation, unless the caller expected to find one. */
  private Future<OrganizationOutcome> orCreate(
      RoutingContext routing,
      RequestContext context,
      Organization content,
      OptionalLong expected,
      OrganizationOutcome outcome) {
    boolean expectsOne = expected.isPresent() || routing.request().getHeader("If-Match") != null;
    if (!(outcome instanceof OrganizationOutcome.NotFound) || expectsOne) {
      return Future.succeededFuture(outcome);
    }
    return flows
        .create()
        .create(context, content, Optional.empty())
        .map(
            created ->
                // A deleted organisation is not there, but its id is.
                created instanceof OrganizationOutcome.IdTaken
                    ? new OrganizationOutcome.NotFound()
                    : created);
  }

  private Future<?> delete(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context =
        Authentication.context(routing, Permission.DELETE_ORGANIZATIONS, deadline);
    return flows
        .delete()
        .delete(context, Parameters.id(routing), Parameters.ifMatch(routing))
        .onSuccess(outcome -> answers.answer(routing, context, outcome));
  }

  private Future<?> restore(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context =
        Authentication.context(routing, Permission.DELETE_ORGANIZATIONS, deadline);
    UUID id = Parameters.id(routing);
    return flows
        .restore()
        .restore(
            context,
            id,
            IdempotencyKeys.of(routing, context, "POST /api/organizations/" + id + "/restore"))
        .onSuccess(outcome -> answers.answer(routing, context, outcome));
  }
}
