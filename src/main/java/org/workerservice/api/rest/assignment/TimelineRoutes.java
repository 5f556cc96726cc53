package org.workerservice.api.rest.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.rest.worker.MissingWorker;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.assignment.Timeline;
import org.workerservice.json.Json;
import org.workerservice.persistence.assignment.TimelineEntry;
import org.workerservice.security.Permission;

/** The route of the timeline of a worker. */
public final class TimelineRoutes {
  private static final int PAGE = 100;
  private static final int MAX_PAGE = 500;

  private final AssignmentFlows flows;
  private final MissingWorker missing;
  private final Duration deadline;

  /**
   * Creates the route.
   *
   * @param missing answers if the worker does not live
   * @param deadline for each request
   */
  public TimelineRoutes(AssignmentFlows flows, MissingWorker missing, Duration deadline) {
    this.flows = flows;
    this.missing = missing;
    this.deadline = deadline;
  }

  /** Adds the route. */
  public void mount(GuardedRouter router) {
    router
        .get("/api/workers/:id/timeline", Permission.READ_WORKERS)
        .handler(Handling.of(this::read));
  }

  private Future<Answered> read(RoutingContext routing) {
    Parameters.allow(routing, "limit", "after", "sort");
    RequestContext context = Authentication.context(routing, deadline);
    UUID worker = Parameters.id(routing);
    return flows
        .timeline()
        .read(context, worker, range(routing))
        .compose(
            found ->
                found
                    .map(
                        timeline ->
                            Future.succeededFuture(
                                Answers.success(routing, 200, TimelineAnswer.of(worker, timeline))))
                    .orElseGet(() -> missing.answer(routing, context, worker)));
  }

  private static TimelineEntry.Range range(RoutingContext routing) {
    return new TimelineEntry.Range(
        Parameters.single(routing, "after").map(TimelineRoutes::place),
        newestFirst(routing),
        Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE));
  }

  private static TimelineEntry.Place place(String text) {
    return TimelineEntry.Place.of(text)
        .orElseThrow(
            () ->
                RefusedRequest.malformed(
                    "after", "invalid_format", "The parameter must be the next of a page."));
  }

  private static boolean newestFirst(RoutingContext routing) {
    return switch (Parameters.single(routing, "sort").orElse("-date")) {
      case "-date" -> true;
      case "date" -> false;
      default ->
          throw RefusedRequest.malformed(
              "sort", "invalid_format", "The parameter must be date or -date.");
    };
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record TimelineAnswer(UUID workerId, List<ObjectNode> entries, Optional<String> next) {
    static TimelineAnswer of(UUID worker, Timeline timeline) {
      return new TimelineAnswer(
          worker,
          timeline.entries().stream().map(TimelineRoutes::view).toList(),
          timeline.next().map(TimelineEntry.Place::text));
    }
  }

  private static ObjectNode view(TimelineEntry entry) {
    Instant at = entry.place().at();
    ObjectNode view =
        Json.MAPPER
            .createObjectNode()
            .put("date", LocalDate.ofInstant(at, ZoneOffset.UTC).toString())
            .put("type", entry.type());
    if (!entry.isDay()) {
      view.put("time", at.toString());
    }
    view.setAll(entry.detail());
    return view;
  }
}
