package org.workerservice.api.rest.worker;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.worker.CreateOutcome;
import org.workerservice.flow.worker.UpdateOutcome;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.worker.rows.SourceHolder;

/** The answers that the worker routes share. */
public final class WorkerAnswers {
  private final WorkerView view;

  WorkerAnswers(WorkerView view) {
    this.view = view;
  }

  Answered created(RoutingContext routing, RequestContext context, CreateOutcome outcome) {
    return switch (outcome) {
      case CreateOutcome.Created(Worker worker) -> {
        located(routing, worker);
        yield show(routing, context, 201, worker);
      }
      case CreateOutcome.Repeated(WriteEffect effect, Worker worker) -> {
        located(routing, worker);
        yield show(routing, context, Answers.status(effect), worker);
      }
      case CreateOutcome.KeyReused _ -> keyReused(routing);
      case CreateOutcome.Duplicate(List<PotentialMatch> matches) ->
          duplicate(routing, context, matches);
      case CreateOutcome.Invalid(var violations) -> invalid(routing, violations);
      case CreateOutcome.SourceTaken(var keyToHolder) -> sourceTaken(routing, keyToHolder);
      case CreateOutcome.Held _, CreateOutcome.Unconditional _ ->
          throw new IllegalStateException("No condition was set: " + outcome);
      case CreateOutcome.IdTaken _ ->
          Answers.error(
              routing,
              ErrorCode.ID_TAKEN,
              "Another worker, possibly a deleted one, has this id. Repeat the request.");
    };
  }

  Answered updated(RoutingContext routing, RequestContext context, UpdateOutcome outcome) {
    return switch (outcome) {
      case UpdateOutcome.Updated(Worker worker) -> show(routing, context, 200, worker);
      case UpdateOutcome.Unchanged(Worker worker) -> show(routing, context, 200, worker);
      case UpdateOutcome.NotFound _ -> notFound(routing);
      case UpdateOutcome.VersionMismatch(long current) -> stale(routing, current);
      case UpdateOutcome.Invalid(var violations) -> invalid(routing, violations);
      case UpdateOutcome.Duplicate(List<PotentialMatch> matches) ->
          duplicate(routing, context, matches);
      case UpdateOutcome.SourceTaken(var keyToHolder) -> sourceTaken(routing, keyToHolder);
      case UpdateOutcome.SourceMoved _, UpdateOutcome.Repeated _, UpdateOutcome.RowRepeated _ ->
          throw new IllegalStateException("A change of a worker cannot end as " + outcome);
    };
  }

  private record TakenSource(String system, String id, UUID workerId, boolean deleted) {
    static TakenSource of(SourceKey key, SourceHolder holder) {
      return new TakenSource(key.system(), key.id(), holder.worker(), holder.deleted());
    }
  }

  private static Answered sourceTaken(
      RoutingContext routing, Map<SourceKey, SourceHolder> keyToHolder) {
    return Answers.error(
        routing,
        ErrorCode.SOURCE_TAKEN,
        "Another worker has this source key; see details.",
        keyToHolder.entrySet().stream()
            .map(entry -> TakenSource.of(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static void located(RoutingContext routing, Worker worker) {
    routing.response().putHeader("Location", path(worker.id().orElseThrow()));
  }

  static String path(UUID worker) {
    return "/api/workers/" + worker;
  }

  Answered show(RoutingContext routing, RequestContext context, int status, Worker worker) {
    EntityTags.tag(routing, worker.version());
    return Answers.success(routing, status, view.of(context, worker));
  }

  Answered showWithProvenance(RoutingContext routing, RequestContext context, Worker worker) {
    EntityTags.tag(routing, worker.version());
    return Answers.success(routing, 200, view.withProvenance(context, worker));
  }

  Answered duplicate(RoutingContext routing, RequestContext context, List<PotentialMatch> matches) {
    return Answers.error(
        routing,
        ErrorCode.DUPLICATE_DETECTED,
        "The worker may already be in the registry. Compare the potential matches in details.",
        MatchView.Duplicates.of(context, view, matches));
  }

  static Answered invalid(RoutingContext routing, List<?> violations) {
    return Answers.error(
        routing,
        ErrorCode.VALIDATION_ERROR,
        violations.size() == 1
            ? "The record violates a rule; see details."
            : "The record violates " + violations.size() + " rules; see details.",
        violations);
  }

  static Answered keyReused(RoutingContext routing) {
    return Answers.error(
        routing,
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        "The Idempotency-Key was used before with a different body. Use a new key.");
  }

  /** Answers 404: no worker has the id. */
  public static Answered notFound(RoutingContext routing) {
    return Answers.error(routing, ErrorCode.NOT_FOUND, "No worker has this id.");
  }

  static Answered stale(RoutingContext routing, long current) {
    EntityTags.tag(routing, current);
    return Answers.error(
        routing,
        ErrorCode.VERSION_MISMATCH,
        "The request does not accept the current version of the worker, "
            + current
            + ". Read the worker again and repeat the change.");
  }
}
