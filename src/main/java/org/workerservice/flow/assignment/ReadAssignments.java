package org.workerservice.flow.assignment;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.persistence.assignment.AssignmentCommand;
import org.workerservice.persistence.assignment.StoredAssignment;
import org.workerservice.persistence.database.ListRange;
import org.workerservice.persistence.organization.OrganizationCommand;

/** Reads assignments; the access log records every worker whose assignments are shown. */
public final class ReadAssignments {
  private final Bus bus;
  private final ReadWorkers reads;

  /** Records accesses with these reads of workers. */
  public ReadAssignments(Toolbox tools, ReadWorkers reads) {
    this.bus = tools.bus();
    this.reads = reads;
  }

  /**
   * A page of assignments.
   *
   * @param next the id after which the next page starts; empty on the last page
   */
  public record Page(List<StoredAssignment> assignments, Optional<UUID> next) {
    static Page of(List<StoredAssignment> found, int limit) {
      if (found.size() <= limit) {
        return new Page(found, Optional.empty());
      }
      List<StoredAssignment> shown = found.subList(0, limit);
      return new Page(shown, Optional.of(shown.getLast().id()));
    }
  }

  /** Returns whether a living worker has the id, and records that it was read. */
  public Future<Boolean> isLiving(RequestContext context, UUID worker) {
    return reads.read(context, worker).map(Optional::isPresent);
  }

  /** Returns whether a living organisation has the id. */
  public Future<Boolean> isLivingOrganization(RequestContext context, UUID organization) {
    return bus.ask(
            OrganizationCommand.ADDRESS,
            new OrganizationCommand.Find(context.tenant(), organization),
            context.deadline())
        .map(found -> found.filter(one -> one.deletedAt().isEmpty()).isPresent());
  }

  /** Returns an assignment of a worker that is not deleted. */
  public Future<Optional<StoredAssignment>> find(RequestContext context, UUID worker, UUID id) {
    return ask(context, new AssignmentCommand.Find(context.tenant(), worker, id))
        .map(found -> found.filter(assignment -> assignment.deletedAt().isEmpty()));
  }

  /** Returns the assignments of a worker, in the order of their ids. */
  public Future<Page> ofWorker(
      RequestContext context, UUID worker, ListRange range, Optional<LocalDate> activeOn) {
    // One more than requested shows whether there is a next page.
    return ask(
            context,
            new AssignmentCommand.ListOfWorker(
                context.tenant(), worker, range.withLimit(range.limit() + 1), activeOn))
        .map(found -> Page.of(found, range.limit()));
  }

  /** Returns the assignments of living workers to an organisation, in the order of their ids. */
  public Future<Page> ofOrganization(
      RequestContext context, UUID organization, ListRange range, Optional<LocalDate> activeOn) {
    return ask(
            context,
            new AssignmentCommand.ListOfOrganization(
                context.tenant(), organization, range.withLimit(range.limit() + 1), activeOn))
        .map(found -> Page.of(found, range.limit()))
        .map(
            page -> {
              reads.record(
                  context,
                  "LIST",
                  page.assignments().stream().map(StoredAssignment::worker).distinct().toList());
              return page;
            });
  }

  private <R> Future<R> ask(RequestContext context, AssignmentCommand<R> command) {
    return bus.ask(AssignmentCommand.ADDRESS, command, context.deadline());
  }
}
