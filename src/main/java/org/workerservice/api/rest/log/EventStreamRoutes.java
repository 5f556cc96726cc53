package org.workerservice.api.rest.log;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.relay.Relay;
import org.workerservice.relay.RelayCommand;
import org.workerservice.security.Permission;

/** Route that streams the log of changes as server-sent events. */
public final class EventStreamRoutes {
  private static final Duration UNSUBSCRIBE_TIMEOUT = Duration.ofSeconds(10);

  private final Bus bus;
  private final ReadWorkers reads;
  private final Authentication authentication;
  private final Duration deadline;
  private final Duration heartbeat;
  private final Duration stalledReader;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public EventStreamRoutes(
      Bus bus,
      ReadWorkers reads,
      Authentication authentication,
      Duration deadline,
      Duration heartbeat,
      Duration stalledReader) {
    this.bus = bus;
    this.reads = reads;
    this.authentication = authentication;
    this.deadline = deadline;
    this.heartbeat = heartbeat;
    this.stalledReader = stalledReader;
  }

  /** Adds the route to stream events. */
  public void mount(GuardedRouter router) {
    router.get("/api/events/stream", Permission.READ_EVENTS).handler(Handling.of(this::stream));
  }

  private Future<Answered> stream(RoutingContext routing) {
    Parameters.allow(routing, "after");
    RequestContext context = Authentication.context(routing, deadline);
    OptionalLong after = Parameters.lastEvent(routing, "after");
    if (routing.request().method().equals(HttpMethod.HEAD)) {
      return routing
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, EventFrames.MEDIA_TYPE)
          .end()
          .map(Answered.GIVEN);
    }
    if (after.isEmpty()) {
      return new Subscription(routing, context.tenant()).start(after, context.deadline());
    }
    return reads
        .hasAllAfter(context, after.getAsLong())
        .compose(
            all ->
                all
                    ? new Subscription(routing, context.tenant()).start(after, context.deadline())
                    : Future.succeededFuture(EventRoutes.expired(routing)));
  }

  /** One client from its request until it has disconnected. */
  private final class Subscription {
    private final UUID tenant;
    private final EventStream stream;

    Subscription(RoutingContext routing, UUID tenant) {
      this.tenant = tenant;
      this.stream =
          new EventStream(
              routing,
              heartbeat,
              stalledReader,
              () -> authentication.isTokenValid(routing),
              this::unsubscribe);
    }

    Future<Answered> start(OptionalLong after, Deadline until) {
      return bus.ask(Relay.ADDRESS, new RelayCommand.Subscribe(tenant, after, stream), until)
          .map(
              admitted -> {
                stream.start();
                return Answered.GIVEN;
              })
          .onFailure(
              refused -> {
                stream.abandon();
                unsubscribe();
              });
    }

    private void unsubscribe() {
      bus.ask(
          Relay.ADDRESS,
          new RelayCommand.Unsubscribe(tenant, stream),
          Deadline.in(UNSUBSCRIBE_TIMEOUT));
    }
  }
}
