package org.workerservice.persistence.job;

import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;

/**
 * A question or note about jobs. A job of which nothing was heard for a minute has lost its node:
 * it counts as failed.
 *
 * @param <R> the answer
 */
public sealed interface JobCommand<R> extends Command<R> {
  /** Where the keeper of jobs listens. */
  Address<JobCommand<?>> ADDRESS = new Address<>("persistence.jobs");

  /**
   * Begins a job unless one of its kind is under way in the tenant.
   *
   * @param parameters JSON object
   */
  record Begin(RequestContext context, String kind, String parameters)
      implements JobCommand<Begun>, ChangeCommand<Begun> {}

  /**
   * The job that is under way now.
   *
   * @param fresh whether it was begun by this command
   */
  record Begun(UUID id, boolean fresh) {}

  /**
   * Notes how far a job is; also a sign of life.
   *
   * @param progress JSON object
   */
  record Report(UUID tenant, UUID id, String progress) implements JobCommand<Boolean> {}

  /**
   * Notes how a job ended.
   *
   * @param progress JSON object
   */
  record Finish(UUID tenant, UUID id, boolean failed, String progress)
      implements JobCommand<Boolean> {}

  /** A job of the tenant. */
  record Find(UUID tenant, UUID id) implements JobCommand<Optional<Job>> {}
}
