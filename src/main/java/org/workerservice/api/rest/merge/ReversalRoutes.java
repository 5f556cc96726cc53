package org.workerservice.api.rest.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.AnswerJson;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.body.OptionalBody;
import org.workerservice.api.http.parameter.IdempotencyKeys;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.SentText;
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.merge.ReversalOutcome;
import org.workerservice.flow.merge.ReverseMerge;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.StoredTransfer;
import org.workerservice.security.Permission;

/** The route that takes a merge back. */
public final class ReversalRoutes {
  private final MergeFlows flows;
  private final WorkerView view;
  private final Duration deadline;

  /**
   * Creates the route.
   *
   * @param deadline for each request
   */
  public ReversalRoutes(MergeFlows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.deadline = deadline;
  }

  /** Adds the route. */
  public void mount(GuardedRouter router) {
    router
        .post("/api/merges/:id/reverse", Permission.MERGE_WORKERS)
        .handler(Handling.of(this::reverse));
  }

  private record Body(Optional<String> reason) {}

  private Future<Answered> reverse(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    ReverseMerge.Request request =
        new ReverseMerge.Request(
            context,
            id,
            reason(routing),
            IdempotencyKeys.of(routing, context, "POST /api/merges/" + id + "/reverse"));
    return flows.reverse().reverse(request).map(outcome -> answer(routing, context, outcome));
  }

  private static Optional<String> reason(RoutingContext routing) {
    return OptionalBody.read(routing, Body.class).flatMap(body -> SentText.reason(body.reason()));
  }

  /**
   * A field that may belong to either person.
   *
   * @param kept the value that the survivor keeps
   * @param other the value that it would have had
   */
  private record UnattributedView(
      String field, Optional<JsonNode> kept, Optional<JsonNode> other) {}

  private record ReversedAnswer(
      Object survivor,
      Object duplicate,
      MergeView merge,
      List<UnattributedView> unattributed,
      List<UUID> affected) {}

  private Answered answer(RoutingContext routing, RequestContext context, ReversalOutcome outcome) {
    return switch (outcome) {
      case ReversalOutcome.Done(Worker survivor, Worker duplicate, MergeRecord merge) ->
          Answers.success(
              routing,
              200,
              new ReversedAnswer(
                  view.of(context, survivor),
                  view.of(context, duplicate),
                  MergeView.of(merge.summary(), false),
                  merge.reversed().orElseThrow().unattributed().stream()
                      .map(one -> unattributed(context, one))
                      .toList(),
                  merge.reversed().orElseThrow().affected()));
      case ReversalOutcome.NotFound _ ->
          Answers.error(routing, ErrorCode.NOT_FOUND, "No merge has this id.");
      case ReversalOutcome.AlreadyReversed _ ->
          refused(routing, "The merge was reversed before.", Map.of("reason", "reversed"));
      case ReversalOutcome.RestoreFirst(UUID survivor) ->
          refused(
              routing,
              "The survivor is deleted. Restore " + survivor + " first.",
              Map.of("reason", "survivor_deleted", "survivor_id", survivor));
      case ReversalOutcome.KeyReused _ ->
          Answers.error(
              routing,
              ErrorCode.IDEMPOTENCY_KEY_REUSED,
              "The Idempotency-Key was used before with a different body. Use a new key.");
    };
  }

  private static Answered refused(RoutingContext routing, String message, Object details) {
    return Answers.error(routing, ErrorCode.NOT_REVERSIBLE, message, details);
  }

  private UnattributedView unattributed(RequestContext context, StoredTransfer one) {
    return new UnattributedView(
        one.field(), value(context, one, one.from()), value(context, one, one.to()));
  }

  private Optional<JsonNode> value(
      RequestContext context, StoredTransfer one, Optional<Worker> only) {
    return only.map(
        worker -> {
          JsonNode value =
              AnswerJson.MAPPER.valueToTree(view.of(context, worker)).path(one.field());
          return value.isArray() ? value.path(0) : value;
        });
  }
}
