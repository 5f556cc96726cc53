package org.workerservice.persistence.job;

import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;

/**
 * Reads or changes the state of jobs. A job that has reported nothing for a minute has lost its
 * node and counts as failed.
 *
 * @param <R> the answer
 */
public sealed interface JobCommand<R> extends Command<R> {
  /** The address of {@link JobVerticle}. */
  Address<JobCommand<?>> ADDRESS = new Address<>("persistence.jobs");

  /**
   * Starts a job, unless a job of this kind is already running in the tenant.
   *
   * @param parameters JSON object
   */
  record Start(RequestContext context, String kind, String parameters)
      implements JobCommand<Started>, ChangeCommand<Started> {}

  /**
   * The job that is running now.
   *
   * @param fresh whether this command started it
   */
  record Started(UUID id, boolean fresh) {}

  /**
   * Stores the progress of a job; also its heartbeat. False if the job is not running.
   *
   * @param progress JSON object
   */
  record Report(UUID tenant, UUID id, String progress) implements JobCommand<Boolean> {}

  /**
   * Ends a job. False if it is not running.
   *
   * @param progress JSON object
   */
  record Finish(UUID tenant, UUID id, boolean failed, String progress)
      implements JobCommand<Boolean> {}

  /** A job of the tenant. */
  record Find(UUID tenant, UUID id) implements JobCommand<Optional<Job>> {}
}
