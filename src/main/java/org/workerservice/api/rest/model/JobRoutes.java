package org.workerservice.api.rest.model;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
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
import org.workerservice.persistence.job.Job;
import org.workerservice.security.Permission;

/** Route that shows the progress of background jobs. */
public final class JobRoutes {
  private final ModelFlows flows;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public JobRoutes(ModelFlows flows, Duration deadline) {
    this.flows = flows;
    this.deadline = deadline;
  }

  /** Adds the route to read a job. */
  public void mount(GuardedRouter router) {
    router.get("/api/jobs/:id", Permission.READ_JOBS).handler(Handling.of(this::read));
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
      Optional<Instant> finishedAt) {
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
          job.finishedAt());
    }
  }

  private Future<Answered> read(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return flows
        .models()
        .job(context, Parameters.id(routing))
        .map(
            found ->
                found
                    .map(job -> Answers.success(routing, 200, JobView.of(job)))
                    .orElseGet(
                        () -> Answers.error(routing, ErrorCode.NOT_FOUND, "No job has this id.")));
  }
}
