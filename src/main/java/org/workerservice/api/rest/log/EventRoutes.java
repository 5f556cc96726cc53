package org.workerservice.api.rest.log;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.rest.worker.Flows;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.security.Permission;

/** Route that returns the log of changes in pages. */
public final class EventRoutes {
  private static final int PAGE = 100;
  private static final int MAX_PAGE = 1000;

  private final Flows flows;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public EventRoutes(Flows flows, Duration deadline) {
    this.flows = flows;
    this.deadline = deadline;
  }

  /** Adds the route to page through the events. */
  public void mount(GuardedRouter router) {
    router.get("/api/events", Permission.READ_EVENTS).handler(Handling.of(this::events));
  }

  private record EventsAnswer(List<EventView> events, long next) {
    static EventsAnswer of(ReadWorkers.EventPage page) {
      return new EventsAnswer(page.events().stream().map(EventView::of).toList(), page.next());
    }
  }

  private Future<Answered> events(RoutingContext routing) {
    Parameters.allow(routing, "after", "limit");
    RequestContext context = Authentication.context(routing, deadline);
    OptionalLong after = Parameters.sequence(routing, "after");
    int limit = Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE);
    return flows
        .read()
        .events(context, after, limit)
        .map(
            page ->
                page.map(read -> Answers.success(routing, 200, EventsAnswer.of(read)))
                    .orElseGet(() -> expired(routing)));
  }

  /** Answers that events after the requested one have been dropped. */
  static Answered expired(RoutingContext routing) {
    return Answers.error(
        routing,
        ErrorCode.CURSOR_EXPIRED,
        "Events after this one have been dropped. Start without 'after', and read the records again.");
  }
}
