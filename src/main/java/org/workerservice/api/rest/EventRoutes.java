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
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.ReadWorkers;
import org.workerservice.persistence.Event;
import org.workerservice.security.Permission;

/** The log of changes, page by page. */
final class EventRoutes {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1000;

  private final Flows flows;
  private final Duration deadline;

  EventRoutes(Flows flows, Duration deadline) {
    this.flows = flows;
    this.deadline = deadline;
  }

  void mount(Router router) {
    router.get("/api/events").handler(Handling.of(this::events));
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
    int limit = Parameters.integer(routing, "limit", PAGE, 1, LARGEST_PAGE);
    return flows
        .read()
        .events(context, after, limit)
        .onSuccess(page -> Answers.success(routing, 200, EventsAnswer.of(page)));
  }
}
