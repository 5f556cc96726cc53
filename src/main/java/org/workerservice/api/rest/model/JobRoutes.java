package org.workerservice.api.rest.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.deduplication.DeduplicateWorkers;
import org.workerservice.flow.job.FollowJobs;
import org.workerservice.flow.model.TrainModel;
import org.workerservice.persistence.job.Job;
import org.workerservice.security.Permission;

/** Routes that show, list and cancel background jobs. */
public final class JobRoutes {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 500;
  private static final List<String> KINDS = List.of(DeduplicateWorkers.KIND, TrainModel.KIND);
  private static final List<String> STATUSES =
      List.of("queued", "running", "completed", "completed_with_errors", "failed", "cancelled");

  private final FollowJobs jobs;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public JobRoutes(FollowJobs jobs, Duration deadline) {
    this.jobs = jobs;
    this.deadline = deadline;
  }

  /** Adds the routes to read, list and cancel jobs. */
  public void mount(GuardedRouter router) {
    router.get("/api/jobs", Permission.READ_JOBS).handler(Handling.of(this::list));
    router.get("/api/jobs/:id", Permission.READ_JOBS).handler(Handling.of(this::read));
    router.post("/api/jobs/:id/cancel", Permission.CANCEL_JOBS).handler(Handling.of(this::cancel));
  }

  private record JobView(
      UUID id,
      String kind,
      String status,
      @JsonRawValue String parameters,
      @JsonRawValue String progress,
      String actor,
      Instant createdAt,
      Instant updatedAt,
      Optional<Instant> finishedAt,
      Optional<String> cancelledBy) {
    static JobView of(Job job) {
      return new JobView(
          job.id(),
          job.kind(),
          job.status(),
          job.parameters(),
          job.progress(),
          job.actor(),
          job.createdAt(),
          job.updatedAt(),
          job.finishedAt(),
          job.cancelledBy());
    }
  }

  private Future<Answered> read(RoutingContext routing) {
    Parameters.allow(routing);
    return jobs.find(context(routing), Parameters.id(routing))
        .map(
            found ->
                found
                    .map(job -> Answers.success(routing, 200, JobView.of(job)))
                    .orElseGet(() -> notFound(routing)));
  }

  private RequestContext context(RoutingContext routing) {
    return Authentication.context(routing, deadline);
  }

  private static Answered notFound(RoutingContext routing) {
    return Answers.error(routing, ErrorCode.NOT_FOUND, "No job has this id.");
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record ListAnswer(List<JobView> jobs, Optional<UUID> next) {
    static ListAnswer of(List<Job> page, int limit) {
      return new ListAnswer(
          page.stream().map(JobView::of).toList(),
          page.size() < limit ? Optional.empty() : Optional.of(page.getLast().id()));
    }
  }

  private Future<Answered> list(RoutingContext routing) {
    Parameters.allow(routing, "kind", "status", "after", "limit");
    int limit = Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE);
    return jobs.list(
            context(routing),
            oneOf(routing, "kind", KINDS),
            oneOf(routing, "status", STATUSES),
            Parameters.uuidQuery(routing, "after"),
            limit)
        .map(page -> Answers.success(routing, 200, ListAnswer.of(page, limit)));
  }

  private static Optional<String> oneOf(RoutingContext routing, String name, List<String> values) {
    Optional<String> value = Parameters.single(routing, name);
    if (value.filter(given -> !values.contains(given)).isPresent()) {
      throw RefusedRequest.malformed(
          name,
          "invalid_format",
          "The parameter must be one of " + String.join(", ", values) + ".");
    }
    return value;
  }

  /** A repeated request gets the same answer. */
  private Future<Answered> cancel(RoutingContext routing) {
    Parameters.allow(routing);
    return jobs.cancel(context(routing), Parameters.id(routing))
        .map(found -> found.map(job -> cancelled(routing, job)).orElseGet(() -> notFound(routing)));
  }

  private static Answered cancelled(RoutingContext routing, Job job) {
    return job.status().equals("cancelled")
        ? Answers.success(routing, 200, JobView.of(job))
        : Answers.error(routing, ErrorCode.JOB_ENDED, "The job has ended already.");
  }
}
