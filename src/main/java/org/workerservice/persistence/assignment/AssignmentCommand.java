package org.workerservice.persistence.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.Command;
import org.workerservice.persistence.database.ListRange;

/**
 * Reads or changes assignments.
 *
 * @param <R> the answer
 */
public sealed interface AssignmentCommand<R> extends Command<R>
    permits AssignmentChange, AssignmentImport, AssignmentCommand.Query {
  /** The address of {@link AssignmentVerticle}. */
  Address<AssignmentCommand<?>> ADDRESS = new Address<>("persistence.assignments");

  /** The tenant whose rows are visible. */
  UUID tenant();

  /**
   * A query.
   *
   * @param <R> the answer
   */
  sealed interface Query<R> extends AssignmentCommand<R> {}

  /** Finds an assignment of a worker, deleted or not. */
  record Find(UUID tenant, UUID worker, UUID id) implements Query<Optional<StoredAssignment>> {}

  /** Finds a past version of an assignment of a worker. */
  record FindVersion(UUID tenant, UUID worker, UUID id, long version)
      implements Query<Optional<StoredAssignment>> {}

  /**
   * Lists the assignments of a worker in id order.
   *
   * @param activeOn only assignments in use on this day
   */
  record ListOfWorker(UUID tenant, UUID worker, ListRange range, Optional<LocalDate> activeOn)
      implements Query<List<StoredAssignment>> {}

  /** Lists the assignments of living workers to an organisation in id order. */
  record ListOfOrganization(
      UUID tenant, UUID organization, ListRange range, Optional<LocalDate> activeOn)
      implements Query<List<StoredAssignment>> {}

  /** Reads the timeline of a worker, without its documents. */
  record ReadTimeline(UUID tenant, UUID worker, TimelineEntry.Range range)
      implements Query<List<TimelineEntry>> {}
}
