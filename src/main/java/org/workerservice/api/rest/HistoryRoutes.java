package org.workerservice.api.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.audit.AuditEntry;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.ReadWorkers;
import org.workerservice.persistence.Event;
import org.workerservice.security.Permission;

/** The audit trail of a worker and the events of the registry. */
final class HistoryRoutes {
  private static final int AUDIT_PAGE = 50;
  private static final int LARGEST_AUDIT_PAGE = 500;
  private static final int EVENT_PAGE = 100;
  private static final int LARGEST_EVENT_PAGE = 1000;

  private final Flows flows;
  private final WorkerView view;
  private final Duration deadline;

  HistoryRoutes(Flows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.deadline = deadline;
  }

  void mount(Router router) {
    router.get("/api/workers/:id/audit").handler(Handling.of(this::audit));
    router.get("/api/events").handler(Handling.of(this::events));
  }

  private record AuditView(
      UUID id,
      Instant timestamp,
      Optional<String> userId,
      List<String> roles,
      String action,
      String entityType,
      UUID entityId,
      OptionalLong entityVersion,
      Optional<Object> oldValues,
      Optional<Object> newValues,
      Optional<String> ipAddress,
      Optional<String> userAgent,
      Optional<String> traceId) {}

  private Future<?> audit(RoutingContext routing) {
    Parameters.allow(routing, "limit");
    RequestContext context = Authentication.context(routing, Permission.READ_AUDIT, deadline);
    int limit = Parameters.integer(routing, "limit", AUDIT_PAGE, 1, LARGEST_AUDIT_PAGE);
    return flows
        .read()
        .auditTrail(context, Parameters.id(routing), limit)
        .onSuccess(
            entries -> {
              if (entries.isEmpty()) {
                Answers.error(routing, ErrorCode.NOT_FOUND, "There is no worker with this id.");
              } else {
                Answers.success(
                    routing, 200, entries.stream().map(entry -> view(context, entry)).toList());
              }
            });
  }

  private AuditView view(RequestContext context, AuditEntry entry) {
    return new AuditView(
        entry.id(),
        entry.timestamp(),
        entry.userId(),
        entry.roles(),
        entry.action(),
        entry.entityType(),
        entry.entityId(),
        entry.entityVersion(),
        entry.oldValues().map(worker -> view.of(context, worker)),
        entry.newValues().map(worker -> view.of(context, worker)),
        entry.ipAddress(),
        entry.userAgent(),
        entry.traceId());
  }

  private record EventView(
      long sequence,
      UUID eventId,
      String type,
      int schemaVersion,
      UUID tenantId,
      Optional<UUID> workerId,
      OptionalLong workerVersion,
      Optional<UUID> organizationId,
      OptionalLong organizationVersion,
      String actor,
      Instant occurredAt,
      Optional<String> traceId,
      @JsonRawValue String data) {
    static EventView of(Event event) {
      return switch (event.subject()) {
        case Event.OfWorker(UUID id, long version) ->
            of(
                event,
                Optional.of(id),
                OptionalLong.of(version),
                Optional.empty(),
                OptionalLong.empty());
        case Event.OfOrganization(UUID id, long version) ->
            of(
                event,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of(id),
                OptionalLong.of(version));
      };
    }

    private static EventView of(
        Event event,
        Optional<UUID> worker,
        OptionalLong workerVersion,
        Optional<UUID> organization,
        OptionalLong organizationVersion) {
      return new EventView(
          event.sequence(),
          event.eventId(),
          event.type(),
          event.schemaVersion(),
          event.tenant(),
          worker,
          workerVersion,
          organization,
          organizationVersion,
          event.actor(),
          event.occurredAt(),
          event.traceId(),
          event.data());
    }
  }

  private record EventsAnswer(List<EventView> events, long next) {
    static EventsAnswer of(ReadWorkers.EventPage page) {
      return new EventsAnswer(page.events().stream().map(EventView::of).toList(), page.next());
    }
  }

  private Future<?> events(RoutingContext routing) {
    Parameters.allow(routing, "after", "limit");
    RequestContext context = Authentication.context(routing, Permission.READ_EVENTS, deadline);
    long after = Parameters.number(routing, "after", 0, 0, Long.MAX_VALUE);
    int limit = Parameters.integer(routing, "limit", EVENT_PAGE, 1, LARGEST_EVENT_PAGE);
    return flows
        .read()
        .events(context, after, limit)
        .onSuccess(page -> Answers.success(routing, 200, EventsAnswer.of(page)));
  }
}
