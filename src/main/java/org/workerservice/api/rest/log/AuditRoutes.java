package org.workerservice.api.rest.log;

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
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.rest.worker.Flows;
import org.workerservice.api.rest.worker.WorkerAnswers;
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.audit.AuditedContent;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Worker;
import org.workerservice.persistence.assignment.AuditedAssignment;
import org.workerservice.persistence.log.AuditEntry;
import org.workerservice.security.Caller;
import org.workerservice.security.Permission;

/**
 * Routes that show who changed what: the audit trail of a worker, the latest changes, and those of
 * one user.
 */
public final class AuditRoutes {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 500;

  private final Flows flows;
  private final WorkerView view;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public AuditRoutes(Flows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.deadline = deadline;
  }

  /** Adds the routes to read audit trails. */
  public void mount(GuardedRouter router) {
    router.get("/api/workers/:id/audit", Permission.READ_AUDIT).handler(Handling.of(this::audit));
    router.get("/api/audit/recent", Permission.READ_AUDIT).handler(Handling.of(this::recent));
    router.get("/api/audit/user", Permission.READ_AUDIT).handler(Handling.of(this::byUser));
  }

  private Future<Answered> audit(RoutingContext routing) {
    Parameters.allow(routing, "limit", "after");
    RequestContext context = Authentication.context(routing, deadline);
    int limit = Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE);
    return flows
        .read()
        .auditTrail(context, Parameters.id(routing), AuditTrailAnswer.after(routing), limit)
        .map(
            page ->
                AuditTrailAnswer.show(
                    routing,
                    page,
                    limit,
                    content -> view(context, content),
                    () -> WorkerAnswers.notFound(routing)));
  }

  /** Returns the change as this reader may see it. */
  private AuditEntry<Object> view(RequestContext context, AuditEntry<AuditedContent> entry) {
    return entry.shownAs(content -> view(context, content));
  }

  /** Nothing in an assignment is masked. */
  private Object view(RequestContext context, AuditedContent content) {
    return switch (content) {
      case AuditedContent.OfWorker(Worker worker) -> view.audited(context, worker);
      case AuditedContent.OfAssignment(AuditedAssignment assignment) -> assignment;
    };
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record PageAnswer(List<AuditEntry<Object>> entries, Optional<UUID> next) {}

  private Future<Answered> recent(RoutingContext routing) {
    Parameters.allow(routing, "limit", "after");
    return page(routing, Optional.empty());
  }

  private Future<Answered> byUser(RoutingContext routing) {
    Parameters.allow(routing, "user_id", "limit", "after");
    return page(routing, Optional.of(user(routing)));
  }

  private static String user(RoutingContext routing) {
    String user = Parameters.single(routing, "user_id").orElse("");
    if (user.isEmpty() || user.length() > Caller.MAX_SUBJECT_LENGTH || user.indexOf('\0') >= 0) {
      throw RefusedRequest.malformed(
          "user_id", "invalid_format", "The parameter must be a user id of 1 to 255 characters.");
    }
    return user;
  }

  private Future<Answered> page(RoutingContext routing, Optional<String> user) {
    RequestContext context = Authentication.context(routing, deadline);
    int limit = Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE);
    Optional<UUID> after = Parameters.uuidQuery(routing, "after");
    return flows
        .read()
        .recentChanges(context, user, after, limit)
        .map(
            page ->
                Answers.success(
                    routing,
                    200,
                    new PageAnswer(
                        page.entries().stream().map(entry -> view(context, entry)).toList(),
                        page.next())));
  }
}
