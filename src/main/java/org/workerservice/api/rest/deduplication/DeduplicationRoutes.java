package org.workerservice.api.rest.deduplication;

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
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.deduplication.DeduplicateWorkers;
import org.workerservice.flow.job.FollowJobs;
import org.workerservice.persistence.deduplication.StoredEntity;
import org.workerservice.security.Permission;

/** Routes that start a batch de-duplication and show what it has found. */
public final class DeduplicationRoutes {
  private static final int PAGE = 100;
  private static final int MAX_PAGE = 1_000;

  private final DeduplicateWorkers deduplicate;
  private final FollowJobs jobs;
  private final double threshold;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public DeduplicationRoutes(Toolbox tools, Duration deadline) {
    this.deduplicate = new DeduplicateWorkers(tools);
    this.jobs = new FollowJobs(tools.bus());
    this.threshold = tools.policy().base().bands().probable();
    this.deadline = deadline;
  }

  /** Adds the routes to start a run and to read its entities. */
  public void mount(GuardedRouter router) {
    router
        .post("/api/workers/deduplicate", Permission.DEDUPLICATE_WORKERS)
        .handler(Handling.of(this::start));
    router.get("/api/jobs/:id/entities", Permission.READ_JOBS).handler(Handling.of(this::entities));
  }

  private record StartedView(UUID jobId) {}

  private Future<Answered> start(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return deduplicate
        .start(context, RunBody.read(routing, threshold))
        .map(outcome -> answer(routing, outcome));
  }

  private static Answered answer(RoutingContext routing, DeduplicateWorkers.Outcome outcome) {
    return switch (outcome) {
      case DeduplicateWorkers.Outcome.Started(UUID job) -> {
        routing.response().putHeader("Location", "/api/jobs/" + job);
        yield Answers.success(routing, 202, new StartedView(job));
      }
      case DeduplicateWorkers.Outcome.AlreadyRunning(UUID job) ->
          Answers.error(
              routing,
              ErrorCode.DEDUPLICATION_UNDER_WAY,
              "A de-duplication is already running. Wait until it ends, or cancel it.",
              Map.of("job_id", job));
      case DeduplicateWorkers.Outcome.Invalid(var violations) ->
          Answers.error(
              routing,
              ErrorCode.VALIDATION_ERROR,
              "The request is not valid; see details.",
              violations);
    };
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record EntitiesAnswer(List<EntityView> entities, Optional<Integer> next) {
    static EntitiesAnswer of(List<StoredEntity> page, int limit) {
      return new EntitiesAnswer(
          page.stream().map(EntityView::of).toList(),
          page.size() < limit ? Optional.empty() : Optional.of(page.getLast().number()));
    }
  }

  private Future<Answered> entities(RoutingContext routing) {
    Parameters.allow(routing, "after", "limit");
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    int after = Parameters.integer(routing, "after", 0, 0, Integer.MAX_VALUE);
    int limit = Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE);
    return jobs.find(context, id)
        .compose(
            job ->
                job.filter(found -> found.kind().equals(DeduplicateWorkers.KIND)).isEmpty()
                    ? Future.succeededFuture(
                        Answers.error(
                            routing, ErrorCode.NOT_FOUND, "No de-duplication has this id."))
                    : deduplicate
                        .entities(context, id, after, limit)
                        .map(page -> EntitiesAnswer.of(page, limit))
                        .map(page -> Answers.success(routing, 200, page)));
  }
}
