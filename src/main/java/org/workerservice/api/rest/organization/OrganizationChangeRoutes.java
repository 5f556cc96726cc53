package org.workerservice.api.rest.organization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.body.RecordPatch;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.SentIdentity;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.organization.OrganizationOutcome;
import org.workerservice.model.organization.Organization;
import org.workerservice.security.Permission;

/** Routes that replace or patch an organisation. */
public final class OrganizationChangeRoutes {
  private final OrganizationFlows flows;
  private final OrganizationAnswers answers;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public OrganizationChangeRoutes(
      OrganizationFlows flows, OrganizationView view, Duration deadline) {
    this.flows = flows;
    this.answers = new OrganizationAnswers(view);
    this.deadline = deadline;
  }

  /** Adds the routes to replace and patch an organisation. */
  public void mount(GuardedRouter router) {
    router
        .put("/api/organizations/:id", Permission.WRITE_ORGANIZATIONS)
        .handler(Handling.of(this::replace));
    router
        .patch("/api/organizations/:id", Permission.WRITE_ORGANIZATIONS)
        .handler(Handling.of(this::patch));
  }

  private Future<Answered> replace(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    ObjectNode body = RequestBody.object(routing);
    Organization sent = RequestBody.convert(body, Organization.class);
    SentIdentity.require(id, sent.id());
    Organization content = OrganizationRoutes.content(sent, id);
    VersionCondition condition = SentIdentity.condition(routing, body, sent.version());
    return flows
        .update()
        .replace(context, content, condition)
        .compose(
            outcome ->
                outcome instanceof OrganizationOutcome.NotFound
                        && !SentIdentity.isExpected(routing, condition)
                    ? createUnder(context, content, condition)
                    : Future.succeededFuture(outcome))
        .map(outcome -> answers.answer(routing, context, outcome));
  }

  /**
   * Creates an organisation for an unknown id. If the id is taken, it belongs to a deleted
   * organisation, or another request has just created the organisation.
   */
  private Future<OrganizationOutcome> createUnder(
      RequestContext context, Organization content, VersionCondition condition) {
    return flows
        .create()
        .create(context, content, Optional.empty())
        .compose(
            created ->
                created instanceof OrganizationOutcome.IdTaken
                    ? flows.update().replace(context, content, condition)
                    : Future.succeededFuture(created));
  }

  private Future<Answered> patch(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    ObjectNode body = RequestBody.object(routing);
    RecordPatch<Organization> patch = RecordPatch.of(body, Organization.class);
    SentIdentity.require(id, patch.fragments().id());
    return flows
        .update()
        .edit(
            context,
            id,
            patch::apply,
            SentIdentity.condition(routing, body, patch.fragments().version()))
        .map(outcome -> answers.answer(routing, context, outcome));
  }
}
