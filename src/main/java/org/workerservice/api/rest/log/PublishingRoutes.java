package org.workerservice.api.rest.log;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.relay.PublishingCommand;
import org.workerservice.persistence.relay.PublishingCommand.Decision;
import org.workerservice.persistence.relay.PublishingCommand.RefusedEvent;
import org.workerservice.security.Permission;

/** Routes for operators of the publishing to Kafka. */
public final class PublishingRoutes {
  private final Bus bus;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public PublishingRoutes(Bus bus, Duration deadline) {
    this.bus = bus;
    this.deadline = deadline;
  }

  /** Adds the routes to start a snapshot, and to list and decide on refused events. */
  public void mount(GuardedRouter router) {
    router
        .post("/api/events/snapshot", Permission.MANAGE_PUBLISHING)
        .handler(Handling.of(this::startSnapshot));
    router
        .get("/api/events/parked", Permission.MANAGE_PUBLISHING)
        .handler(Handling.of(this::parked));
    for (Decision decision : Decision.values()) {
      router
          .post("/api/events/parked/:sequence/" + decision.code(), Permission.MANAGE_PUBLISHING)
          .handler(Handling.of(routing -> decide(routing, decision)));
    }
  }

  private record SnapshotAnswer(String stateTopic) {}

  private record ParkedAnswer(List<RefusedEvent> events) {}

  private Future<Answered> startSnapshot(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return bus.ask(
            PublishingCommand.ADDRESS,
            new PublishingCommand.StartSnapshot(context),
            context.deadline())
        .map(
            started ->
                started
                    .map(topic -> Answers.success(routing, 202, new SnapshotAnswer(topic)))
                    .orElseGet(
                        () ->
                            Answers.error(
                                routing,
                                ErrorCode.NOT_FOUND,
                                "No state of workers is published; see kafka.state_topic.")));
  }

  private Future<Answered> parked(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return bus.ask(
            PublishingCommand.ADDRESS,
            new PublishingCommand.ReadParked(context.tenant()),
            context.deadline())
        .map(events -> Answers.success(routing, 200, new ParkedAnswer(events)));
  }

  private Future<Answered> decide(RoutingContext routing, Decision decision) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return bus.ask(
            PublishingCommand.ADDRESS,
            new PublishingCommand.Decide(context, sequence(routing), decision),
            context.deadline())
        .map(
            found ->
                found
                    ? Answers.noContent(routing)
                    : Answers.error(
                        routing, ErrorCode.NOT_FOUND, "No refused event has this sequence."));
  }

  private static long sequence(RoutingContext routing) {
    String text = routing.pathParam("sequence");
    if (!text.matches("[0-9]{1,18}")) {
      throw RefusedRequest.malformed(
          "sequence", "invalid_format", "The sequence must be a whole number.");
    }
    return Long.parseLong(text);
  }
}
