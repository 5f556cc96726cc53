package org.workerservice.api.rest.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.rest.log.AuditTrailAnswer;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.organization.ReadOrganizations;
import org.workerservice.persistence.organization.OrganizationHits;
import org.workerservice.security.Permission;

/** Routes that search organisations and read their hierarchy and audit trail. */
public final class OrganizationLookupRoutes {
  private static final int SEARCH_PAGE = 10;
  private static final int MAX_SEARCH_PAGE = 100;
  private static final int MAX_OFFSET = 10_000;
  private static final int MAX_QUERY_LENGTH = 200;
  private static final int DEFAULT_DEPTH = 3;
  private static final int MAX_DEPTH = 32;
  private static final int DEFAULT_SIZE = 200;
  private static final int MAX_SIZE = 1_000;
  private static final int AUDIT_PAGE = 50;
  private static final int MAX_AUDIT_PAGE = 500;

  private final OrganizationFlows flows;
  private final OrganizationView view;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public OrganizationLookupRoutes(
      OrganizationFlows flows, OrganizationView view, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.deadline = deadline;
  }

  /** Adds the routes to search organisations and read their hierarchy and audit trail. */
  public void mount(GuardedRouter router) {
    router
        .get("/api/organizations/search", Permission.READ_ORGANIZATIONS)
        .handler(Handling.of(this::search));
    router
        .get("/api/organizations/:id/hierarchy", Permission.READ_ORGANIZATIONS)
        .handler(Handling.of(this::hierarchy));
    router
        .get("/api/organizations/:id/audit", Permission.READ_AUDIT)
        .handler(Handling.of(this::audit));
  }

  private record HitView(Object organization, double score) {}

  private record SearchAnswer(
      List<HitView> organizations,
      long total,
      String query,
      int offset,
      int limit,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {}

  private Future<Answered> search(RoutingContext routing) {
    Parameters.allow(routing, "q", "limit", "offset", "after", "active", "role_code");
    RequestContext context = Authentication.context(routing, deadline);
    String words = words(routing);
    Optional<Boolean> active = OrganizationParameters.flag(routing, "active");
    Optional<String> roleCode = OrganizationParameters.code(routing, "role_code");
    OrganizationCursor cursors = new OrganizationCursor(words, active, roleCode);
    ReadOrganizations.Query query =
        new ReadOrganizations.Query(
            words,
            active,
            roleCode,
            Parameters.integer(routing, "limit", SEARCH_PAGE, 1, MAX_SEARCH_PAGE),
            Parameters.integer(routing, "offset", 0, 0, MAX_OFFSET),
            Parameters.single(routing, "after").map(cursors::decode));
    if (query.offset() > 0 && query.after().isPresent()) {
      throw RefusedRequest.malformed(
          "offset", "invalid_combination", "Send either offset or after, not both.");
    }
    return flows
        .read()
        .search(context, query)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        RefusedRequest.malformed(
                            "q", "invalid_format", "The query must contain a letter or a digit.")))
        .map(found -> Answers.success(routing, 200, answer(context, query, cursors, found)));
  }

  private static String words(RoutingContext routing) {
    String words =
        Parameters.single(routing, "q")
            .orElseThrow(
                () -> RefusedRequest.malformed("q", "required", "The parameter is required."));
    if (words.codePointCount(0, words.length()) > MAX_QUERY_LENGTH) {
      throw RefusedRequest.malformed(
          "q", "too_long", "The parameter may have at most 200 characters.");
    }
    return words;
  }

  private SearchAnswer answer(
      RequestContext context,
      ReadOrganizations.Query query,
      OrganizationCursor cursors,
      OrganizationHits found) {
    return new SearchAnswer(
        found.hits().stream()
            .map(hit -> new HitView(view.of(context, hit.organization()), hit.score()))
            .toList(),
        found.total(),
        query.words(),
        query.offset(),
        query.limit(),
        found.next().map(cursors::encode));
  }

  private Future<Answered> hierarchy(RoutingContext routing) {
    Parameters.allow(routing, "depth", "limit");
    RequestContext context = Authentication.context(routing, deadline);
    int depth = Parameters.integer(routing, "depth", DEFAULT_DEPTH, 1, MAX_DEPTH);
    int limit = Parameters.integer(routing, "limit", DEFAULT_SIZE, 1, MAX_SIZE);
    return flows
        .read()
        .hierarchy(context, Parameters.id(routing), depth, limit)
        .map(
            found ->
                found
                    .map(hierarchy -> Answers.success(routing, 200, hierarchy))
                    .orElseGet(() -> OrganizationAnswers.notFound(routing)));
  }

  private Future<Answered> audit(RoutingContext routing) {
    Parameters.allow(routing, "limit", "after");
    RequestContext context = Authentication.context(routing, deadline);
    int limit = Parameters.integer(routing, "limit", AUDIT_PAGE, 1, MAX_AUDIT_PAGE);
    return flows
        .read()
        .auditTrail(context, Parameters.id(routing), AuditTrailAnswer.after(routing), limit)
        .map(
            page ->
                AuditTrailAnswer.show(
                    routing,
                    page,
                    limit,
                    organization -> view.of(context, organization),
                    () -> OrganizationAnswers.notFound(routing)));
  }
}
