package org.workerservice.api.rest.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.body.RecordPatch;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.IdempotencyKeys;
import org.workerservice.api.http.parameter.ListParameters;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.SentIdentity;
import org.workerservice.api.rest.worker.MissingWorker;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.assignment.AssignmentOutcome;
import org.workerservice.flow.assignment.ReadAssignments;
import org.workerservice.flow.assignment.WriteAssignments;
import org.workerservice.model.Assignment;
import org.workerservice.persistence.assignment.StoredAssignment;
import org.workerservice.security.Permission;
import org.workerservice.validation.Violation;

/** Routes of the assignments of a worker. */
public final class AssignmentRoutes {
  private static final String ALL = "/api/workers/:id/assignments";
  private static final String ONE = ALL + "/:assignment";

  private final AssignmentFlows flows;
  private final MissingWorker missing;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param missing answers if the worker does not live
   * @param deadline for each request
   */
  public AssignmentRoutes(AssignmentFlows flows, MissingWorker missing, Duration deadline) {
    this.flows = flows;
    this.missing = missing;
    this.deadline = deadline;
  }

  /** Adds the routes to create, list, read, change, release and delete assignments. */
  public void mount(GuardedRouter router) {
    router.post(ALL, Permission.WRITE_WORKERS).handler(Handling.of(this::create));
    router.get(ALL, Permission.READ_WORKERS).handler(Handling.of(this::list));
    router.get(ONE, Permission.READ_WORKERS).handler(Handling.of(this::read));
    router.patch(ONE, Permission.WRITE_WORKERS).handler(Handling.of(this::patch));
    router.delete(ONE, Permission.WRITE_WORKERS).handler(Handling.of(this::delete));
    router
        .delete(ONE + "/corrections", Permission.RELEASE_FIELDS)
        .handler(Handling.of(this::release));
  }

  private static Answered show(RoutingContext routing, int status, StoredAssignment assignment) {
    EntityTags.tag(routing, assignment.version());
    return Answers.success(routing, status, AssignmentView.of(assignment));
  }

  private Future<Answered> create(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID worker = Parameters.id(routing);
    AssignmentBody body = AssignmentBody.of(RequestBody.object(routing));
    return flows
        .write()
        .create(
            context,
            worker,
            RequestBody.convert(body.content(), Assignment.class),
            IdempotencyKeys.of(routing, context, "POST /api/workers/" + worker + "/assignments"))
        .compose(outcome -> answer(routing, context, outcome));
  }

  /** Answers if the worker lives. */
  private Future<Answered> ofLiving(
      RoutingContext routing, RequestContext context, Supplier<Future<Answered>> answer) {
    UUID worker = Parameters.id(routing);
    return flows
        .read()
        .isLiving(context, worker)
        .compose(isLiving -> isLiving ? answer.get() : missing.answer(routing, context, worker));
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ListAnswer(List<AssignmentView> assignments, Optional<UUID> next) {
    static ListAnswer of(ReadAssignments.Page page) {
      return new ListAnswer(
          page.assignments().stream().map(AssignmentView::of).toList(), page.next());
    }
  }

  private Future<Answered> list(RoutingContext routing) {
    ListParameters.allow(routing, ActiveOn.NAME);
    RequestContext context = Authentication.context(routing, deadline);
    return ofLiving(
        routing,
        context,
        () ->
            flows
                .read()
                .ofWorker(
                    context,
                    Parameters.id(routing),
                    ListParameters.range(routing),
                    ActiveOn.of(routing))
                .map(page -> Answers.success(routing, 200, ListAnswer.of(page))));
  }

  private Future<Answered> read(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.uuidPath(routing, "assignment");
    return ofLiving(
        routing,
        context,
        () ->
            flows
                .read()
                .find(context, Parameters.id(routing), id)
                .map(
                    found ->
                        found
                            .map(
                                assignment ->
                                    EntityTags.showUnlessKnown(
                                        routing,
                                        assignment.version(),
                                        () -> show(routing, 200, assignment)))
                            .orElseGet(() -> notFound(routing))));
  }

  private Future<Answered> patch(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    ObjectNode sent = RequestBody.object(routing);
    AssignmentBody body = AssignmentBody.of(sent);
    RecordPatch<Assignment> patch = RecordPatch.of(body.content(), Assignment.class);
    WriteAssignments.Target target =
        target(routing, context, SentIdentity.condition(routing, sent, body.sent().version()));
    SentIdentity.require(target.id(), body.sent().id());
    return flows
        .write()
        .edit(target, patch::apply)
        .compose(outcome -> answer(routing, context, outcome));
  }

  private Future<Answered> delete(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return flows
        .write()
        .delete(target(routing, context, EntityTags.condition(routing)))
        .compose(outcome -> answer(routing, context, outcome));
  }

  private Future<Answered> release(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return flows
        .write()
        .release(target(routing, context, EntityTags.condition(routing)))
        .compose(
            outcome ->
                outcome instanceof AssignmentOutcome.Unchanged
                    ? Future.succeededFuture(uncorrected(routing))
                    : answer(routing, context, outcome));
  }

  private static Answered uncorrected(RoutingContext routing) {
    return Answers.error(routing, ErrorCode.NOT_FOUND, "No person has corrected this assignment.");
  }

  private static WriteAssignments.Target target(
      RoutingContext routing, RequestContext context, VersionCondition condition) {
    return new WriteAssignments.Target(
        context, Parameters.id(routing), Parameters.uuidPath(routing, "assignment"), condition);
  }

  private Future<Answered> answer(
      RoutingContext routing, RequestContext context, AssignmentOutcome outcome) {
    return outcome instanceof AssignmentOutcome.NoWorker
        ? missing.answer(routing, context, Parameters.id(routing))
        : Future.succeededFuture(answer(routing, outcome));
  }

  private static Answered answer(RoutingContext routing, AssignmentOutcome outcome) {
    return switch (outcome) {
      case AssignmentOutcome.Created(StoredAssignment assignment) -> created(routing, assignment);
      case AssignmentOutcome.Changed(StoredAssignment assignment) -> show(routing, 200, assignment);
      case AssignmentOutcome.Unchanged(StoredAssignment assignment) ->
          show(routing, 200, assignment);
      case AssignmentOutcome.Deleted _ -> Answers.noContent(routing);
      case AssignmentOutcome.NoWorker _, AssignmentOutcome.NoAssignment _ -> notFound(routing);
      case AssignmentOutcome.VersionMismatch(long current) -> stale(routing, current);
      case AssignmentOutcome.KeyReused _ ->
          Answers.error(
              routing,
              ErrorCode.IDEMPOTENCY_KEY_REUSED,
              "The Idempotency-Key was used before with a different body. Use a new key.");
      case AssignmentOutcome.Invalid(List<Violation> violations) -> invalid(routing, violations);
    };
  }

  private static Answered created(RoutingContext routing, StoredAssignment assignment) {
    routing
        .response()
        .putHeader(
            "Location", "/api/workers/" + assignment.worker() + "/assignments/" + assignment.id());
    return show(routing, 201, assignment);
  }

  private static Answered notFound(RoutingContext routing) {
    return Answers.error(
        routing, ErrorCode.NOT_FOUND, "The worker has no assignment with this id.");
  }

  private static Answered stale(RoutingContext routing, long current) {
    EntityTags.tag(routing, current);
    return Answers.error(
        routing,
        ErrorCode.VERSION_MISMATCH,
        "The request does not accept the current version of the assignment, "
            + current
            + ". Read the assignment again and repeat the change.");
  }

  private static Answered invalid(RoutingContext routing, List<Violation> violations) {
    return Answers.error(
        routing,
        ErrorCode.VALIDATION_ERROR,
        violations.size() == 1
            ? "The assignment violates a rule; see details."
            : "The assignment violates " + violations.size() + " rules; see details.",
        violations);
  }
}
