package org.workerservice.persistence.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;

/**
 * Reads or changes the state of jobs. A node works on a job as long as it renews its lease; when
 * the lease has expired, any node may take the job over.
 *
 * @param <R> the answer
 */
public sealed interface JobCommand<R> extends Command<R> {
  /** The address of {@link JobVerticle}. */
  Address<JobCommand<?>> ADDRESS = new Address<>("persistence.jobs");

  /**
   * Queues a job, unless a job of this kind is queued or running in the tenant.
   *
   * @param parameters JSON object
   */
  record Start(RequestContext context, String kind, String parameters)
      implements JobCommand<Started>, ChangeCommand<Started> {}

  /**
   * The job that is queued or running now.
   *
   * @param fresh whether this command queued it
   */
  record Started(UUID id, boolean fresh) {}

  /**
   * Takes a job that waits for a node.
   *
   * @param anyTenant a tenant to connect as; the job may be of another one
   * @param owner the node
   * @param kinds the kinds that the node can do
   * @param lease for how long
   */
  record Claim(UUID anyTenant, UUID owner, List<String> kinds, Duration lease)
      implements JobCommand<Optional<Claimed>> {
    /** Copies the list. */
    public Claim {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * A job that the node may work on.
   *
   * @param caller who requested the job; its deadline has passed
   */
  record Claimed(JobLease lease, Job job, RequestContext caller) {}

  /** Renews a lease. False if it has ended or the job was cancelled. */
  record Renew(JobLease lease, Duration time) implements JobCommand<Boolean> {}

  /** Gives a job back, so that another node can take it over at once. */
  record Release(JobLease lease) implements JobCommand<Boolean> {}

  /**
   * Stores the progress of a job. False if the lease has ended or the job was cancelled.
   *
   * @param progress JSON object
   */
  record Report(JobLease lease, String progress) implements JobCommand<Boolean> {}

  /**
   * Stores what the next owner must know. False if the lease has ended or the job was cancelled.
   *
   * @param checkpoint JSON object
   */
  record Keep(JobLease lease, String checkpoint) implements JobCommand<Boolean> {}

  /**
   * Ends a job. False if the lease has ended or the job was cancelled.
   *
   * @param progress JSON object
   */
  record Finish(JobLease lease, boolean failed, String progress) implements JobCommand<Boolean> {}

  /**
   * Stores what a job had done when it was cancelled. False if it was not cancelled while this
   * owner held the lease.
   *
   * @param progress JSON object
   */
  record Close(JobLease lease, String progress) implements JobCommand<Boolean> {}

  /**
   * Cancels a job of the tenant, unless it has ended. The answer is the job as it is now; empty if
   * there is none.
   */
  record Cancel(RequestContext context, UUID id) implements JobCommand<Optional<Job>> {}

  /** A job of the tenant. */
  record Find(UUID tenant, UUID id) implements JobCommand<Optional<Job>> {}

  /**
   * Jobs of the tenant, newest first.
   *
   * @param after the last job of the page before
   */
  record ListJobs(
      UUID tenant, Optional<String> kind, Optional<String> status, Optional<UUID> after, int limit)
      implements JobCommand<List<Job>> {}
}
