package org.workerservice.flow.worker;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.audit.Audit;
import org.workerservice.audit.AuditCommand;
import org.workerservice.audit.AuditedContent;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.ListRange;
import org.workerservice.persistence.log.AuditEntry;
import org.workerservice.persistence.log.AuditPage;
import org.workerservice.persistence.log.Event;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.WorkerFilter;

/**
 * Reads workers, their audit trail and their events; the access log records every read of a person.
 */
public final class ReadWorkers {
  private final Bus bus;

  public ReadWorkers(Toolbox tools) {
    this.bus = tools.bus();
  }

  /**
   * A page of workers.
   *
   * @param next the id after which the next page starts; empty on the last page
   */
  public record Page(List<Worker> workers, Optional<UUID> next) {}

  /**
   * A page of events.
   *
   * @param next the sequence after which the next page starts; also valid for an empty page, to
   *     continue later
   */
  public record EventPage(List<Event> events, long next) {}

  /** Returns a living worker. */
  public Future<Optional<Worker>> read(RequestContext context, UUID id) {
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorker(context.tenant(), id),
            context.deadline())
        .map(found -> found.filter(worker -> worker.deletedAt().isEmpty()))
        .map(
            found -> {
              found.ifPresent(worker -> record(context, "READ", List.of(id)));
              return found;
            });
  }

  /**
   * Returns a version of a worker, also of a deleted one; its last version has the time of deletion
   * then.
   */
  public Future<Optional<Worker>> version(RequestContext context, UUID id, long version) {
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorker(context.tenant(), id),
            context.deadline())
        .map(current -> current.filter(worker -> worker.version() == version))
        .compose(
            current ->
                current.isPresent()
                    ? Future.succeededFuture(current)
                    : bus.ask(
                        ReadCommand.ADDRESS,
                        new ReadCommand.FindVersion(context.tenant(), id, version),
                        context.deadline()))
        .map(
            found -> {
              found.ifPresent(worker -> record(context, "READ", List.of(id)));
              return found;
            });
  }

  /** Returns whether a deleted worker has the id. */
  public Future<Boolean> isDeleted(RequestContext context, UUID id) {
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorker(context.tenant(), id),
            context.deadline())
        .map(found -> found.filter(worker -> worker.deletedAt().isPresent()).isPresent());
  }

  /**
   * Workers requested by id.
   *
   * @param workers in the order of the request, each once
   * @param missing ids that are unknown, of deleted workers, or of workers of other tenants
   */
  public record Found(List<Worker> workers, List<UUID> missing) {}

  /** Returns the living workers among these ids, in one round trip. */
  public Future<Found> readMany(RequestContext context, List<UUID> ids) {
    List<UUID> distinct = ids.stream().distinct().toList();
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(context.tenant(), distinct),
            context.deadline())
        .map(workers -> found(distinct, workers))
        .map(
            found -> {
              record(context, "READ", ids(found.workers()));
              return found;
            });
  }

  private static Found found(List<UUID> ids, List<Worker> workers) {
    Map<UUID, Worker> idToWorker =
        workers.stream()
            .filter(worker -> worker.deletedAt().isEmpty())
            .collect(Collectors.toMap(worker -> worker.id().orElseThrow(), Function.identity()));
    Map<Boolean, List<UUID>> livingToIds =
        ids.stream().collect(Collectors.partitioningBy(idToWorker::containsKey));
    return new Found(
        livingToIds.get(true).stream().map(idToWorker::get).toList(), livingToIds.get(false));
  }

  /** Returns workers in the order of their ids. */
  public Future<Page> list(RequestContext context, ListRange range, WorkerFilter filter) {
    // One more than requested shows whether there is a next page.
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.ListWorkers(
                context.tenant(), range.withLimit(range.limit() + 1), filter),
            context.deadline())
        .map(workers -> page(workers, range.limit()))
        .map(
            page -> {
              record(context, "LIST", ids(page.workers()));
              return page;
            });
  }

  private static Page page(List<Worker> workers, int limit) {
    if (workers.size() <= limit) {
      return new Page(workers, Optional.empty());
    }
    List<Worker> shown = workers.subList(0, limit);
    return new Page(shown, shown.getLast().id());
  }

  /**
   * Returns the changes of a worker, newest first; the first page is empty if no worker ever had
   * the id.
   */
  public Future<AuditPage<AuditedContent>> auditTrail(
      RequestContext context, UUID id, Optional<UUID> after, int limit) {
    return bus.ask(
            Audit.ADDRESS,
            new AuditCommand.ReadTrail(context.tenant(), id, after, limit + 1),
            context.deadline())
        .map(entries -> AuditPage.of(entries, limit))
        .map(
            page -> {
              if (!page.entries().isEmpty()) {
                record(context, "READ_AUDIT", List.of(id));
              }
              return page;
            });
  }

  /** Returns the latest changes, or those of one user, newest first. */
  public Future<AuditPage<AuditedContent>> recentChanges(
      RequestContext context, Optional<String> user, Optional<UUID> after, int limit) {
    return bus.ask(
            Audit.ADDRESS,
            new AuditCommand.ReadRecent(context.tenant(), user, after, limit + 1),
            context.deadline())
        .map(entries -> AuditPage.of(entries, limit))
        .map(
            page -> {
              record(context, "READ_AUDIT", subjects(page.entries()));
              return page;
            });
  }

  private static List<UUID> subjects(List<AuditEntry<AuditedContent>> entries) {
    return entries.stream().map(AuditEntry::entityId).distinct().toList();
  }

  /**
   * Returns events after a sequence.
   *
   * @param after empty for the first event that the log still has
   * @return empty if events after the sequence have been dropped
   */
  public Future<Optional<EventPage>> events(RequestContext context, OptionalLong after, int limit) {
    Future<EventPage> page = eventsAfter(context, after.orElse(0), limit);
    // The log is asked after the page, so that events dropped meanwhile are noticed.
    return after.isEmpty()
        ? page.map(Optional::of)
        : page.compose(
            read ->
                hasAllAfter(context, after.getAsLong())
                    .map(all -> all ? Optional.of(read) : Optional.empty()));
  }

  private Future<EventPage> eventsAfter(RequestContext context, long after, int limit) {
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.ReadEvents(context.tenant(), after, limit),
            context.deadline())
        .map(
            events ->
                new EventPage(events, events.isEmpty() ? after : events.getLast().sequence()));
  }

  /** Whether the log still has every event after a sequence. */
  public Future<Boolean> hasAllAfter(RequestContext context, long sequence) {
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.ReadLog(context.tenant(), sequence),
            context.deadline())
        .map(log -> log.known() || sequence > log.newest());
  }

  /** Records in the access log that a user saw these workers, or none. Returns without waiting. */
  public void record(RequestContext context, String action, List<UUID> workers) {
    bus.tell(
        Audit.ADDRESS, new AuditCommand.RecordAccess(context, action, workers), context.deadline());
  }

  private static List<UUID> ids(List<Worker> workers) {
    return workers.stream().map(worker -> worker.id().orElseThrow()).toList();
  }
}
