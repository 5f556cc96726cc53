package org.workerservice.api.rest.merge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.IdempotencyKeys;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.TypedParameters;
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.merge.MergeRequest;
import org.workerservice.persistence.merge.MergeQuery;
import org.workerservice.privacy.Masking;
import org.workerservice.security.Permission;
import org.workerservice.survivorship.Rule;

/** Routes that merge workers and read merges. */
public final class MergeRoutes {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 500;
  private static final int MAX_USER = 255;

  private final MergeFlows flows;
  private final WorkerView view;
  private final MergeAnswers answers;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public MergeRoutes(MergeFlows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.answers = new MergeAnswers(view);
    this.deadline = deadline;
  }

  /** Adds the routes to merge and to read merges. */
  public void mount(GuardedRouter router) {
    router.post("/api/workers/merge", Permission.MERGE_WORKERS).handler(Handling.of(this::merge));
    router.get("/api/merges", Permission.READ_WORKERS).handler(Handling.of(this::list));
    router.get("/api/merges/:id", Permission.READ_WORKERS).handler(Handling.of(this::read));
  }

  private record Body(
      UUID masterWorkerId,
      List<UUID> duplicateWorkerIds,
      Optional<String> mergeReason,
      Map<String, UUID> choices,
      Map<String, Rule> rules,
      Map<UUID, Long> expectedVersions,
      boolean overrideDecisions) {}

  private Future<Answered> merge(RoutingContext routing) {
    Parameters.allow(routing, "preview");
    RequestContext context = Authentication.context(routing, deadline);
    boolean preview = Parameters.flag(routing, "preview").orElse(false);
    MergeRequest request = request(routing, context, RequestBody.read(routing, Body.class));
    return (preview ? flows.merge().preview(request) : flows.merge().merge(request))
        .map(outcome -> answers.of(routing, context, outcome));
  }

  private static MergeRequest request(RoutingContext routing, RequestContext context, Body body) {
    require("master_worker_id", body.masterWorkerId());
    require("duplicate_worker_ids", body.duplicateWorkerIds());
    return new MergeRequest(
        context,
        body.masterWorkerId(),
        body.duplicateWorkerIds(),
        body.mergeReason() == null ? Optional.empty() : body.mergeReason(),
        orNone(body.choices()),
        orNone(body.rules()),
        orNone(body.expectedVersions()),
        EntityTags.condition(routing),
        body.overrideDecisions(),
        IdempotencyKeys.of(routing, context, "POST /api/workers/merge"));
  }

  private static void require(String field, Object value) {
    if (value == null) {
      throw RefusedRequest.malformed(field, "required", "The value is required.");
    }
  }

  private static <K, V> Map<K, V> orNone(Map<K, V> map) {
    return map == null ? Map.of() : map;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record ListAnswer(List<MergeView> merges, Optional<UUID> next) {}

  private Future<Answered> list(RoutingContext routing) {
    Parameters.allow(routing, "worker", "user", "since", "until", "status", "after", "limit");
    RequestContext context = Authentication.context(routing, deadline);
    boolean isMasked = Masking.appliesTo(context.roles());
    MergeQuery.Filter filter =
        new MergeQuery.Filter(
            Parameters.uuidQuery(routing, "worker"),
            user(routing),
            TypedParameters.time(routing, "since"),
            TypedParameters.time(routing, "until"),
            reversed(routing));
    return flows
        .read()
        .list(
            context,
            filter,
            Parameters.uuidQuery(routing, "after"),
            Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE))
        .map(
            page ->
                Answers.success(
                    routing,
                    200,
                    new ListAnswer(
                        page.merges().stream().map(merge -> MergeView.of(merge, isMasked)).toList(),
                        page.next())));
  }

  private static Optional<String> user(RoutingContext routing) {
    Optional<String> user = Parameters.single(routing, "user");
    if (user.filter(text -> text.length() > MAX_USER || text.indexOf('\0') >= 0).isPresent()) {
      throw RefusedRequest.malformed("user", "invalid_format", "No user has such a name.");
    }
    return user;
  }

  private static Optional<Boolean> reversed(RoutingContext routing) {
    return Parameters.single(routing, "status")
        .map(
            text ->
                switch (text) {
                  case "completed" -> false;
                  case "reversed" -> true;
                  default ->
                      throw RefusedRequest.malformed(
                          "status",
                          "invalid_format",
                          "The parameter must be completed or reversed.");
                });
  }

  private Future<Answered> read(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return flows
        .read()
        .find(context, Parameters.id(routing))
        .map(
            found ->
                found
                    .map(
                        merge ->
                            Answers.success(routing, 200, MergeView.whole(merge, context, view)))
                    .orElseGet(
                        () ->
                            Answers.error(routing, ErrorCode.NOT_FOUND, "No merge has this id.")));
  }
}
