package org.workerservice.flow.job;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.job.Job;
import org.workerservice.persistence.job.JobCommand;

/** Reads, lists and cancels the jobs of a tenant. */
public final class FollowJobs {
  private final Bus bus;

  public FollowJobs(Bus bus) {
    this.bus = bus;
  }

  /** Returns a job. */
  public Future<Optional<Job>> find(RequestContext context, UUID id) {
    return ask(context, new JobCommand.Find(context.tenant(), id));
  }

  /**
   * Returns jobs, newest first.
   *
   * @param after the last job of the page before
   */
  public Future<List<Job>> list(
      RequestContext context,
      Optional<String> kind,
      Optional<String> status,
      Optional<UUID> after,
      int limit) {
    return ask(context, new JobCommand.ListJobs(context.tenant(), kind, status, after, limit));
  }

  /** Cancels a job unless it has ended, and returns it as it is now. */
  public Future<Optional<Job>> cancel(RequestContext context, UUID id) {
    return ask(context, new JobCommand.Cancel(context, id));
  }

  private <R> Future<R> ask(RequestContext context, JobCommand<R> command) {
    return bus.ask(JobCommand.ADDRESS, command, context.deadline());
  }
}
