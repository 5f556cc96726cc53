package org.workerservice.api.rest.worker;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.source.UpsertOutcome;
import org.workerservice.flow.source.UpsertOutcome.Effect;
import org.workerservice.flow.source.UpsertOutcome.Upserted;
import org.workerservice.model.FieldSetter;
import org.workerservice.survivorship.FedWorker;
import org.workerservice.validation.Violation;

/** The answers to a create or update by source key. */
final class SourceAnswers {
  private final WorkerView view;
  private final WorkerAnswers answers;

  SourceAnswers(WorkerView view) {
    this.view = view;
    this.answers = new WorkerAnswers(view);
  }

  private record Answer(Effect outcome, Object worker, List<KeptField> keptFields) {}

  private record KeptField(
      String field, FieldSetter setBy, Optional<String> system, Instant setAt) {
    static KeptField of(FedWorker.KeptField kept) {
      return new KeptField(
          kept.field(), kept.source().setBy(), kept.source().system(), kept.source().setAt());
    }
  }

  private record Deleted(UUID workerId) {}

  Answered of(RoutingContext routing, RequestContext context, UpsertOutcome outcome) {
    return switch (outcome) {
      case Upserted upserted -> upserted(routing, context, upserted);
      case UpsertOutcome.NotFound _ ->
          Answers.error(
              routing,
              ErrorCode.NOT_FOUND,
              "No worker has this source key. Leave out If-Match to create one.");
      case UpsertOutcome.Deleted(UUID worker) ->
          Answers.error(
              routing,
              ErrorCode.SOURCE_DELETED,
              "The worker with this source key is deleted. Restore it first.",
              new Deleted(worker));
      case UpsertOutcome.VersionMismatch(long current) -> WorkerAnswers.stale(routing, current);
      case UpsertOutcome.Invalid(List<Violation> violations) ->
          WorkerAnswers.invalid(routing, violations.stream().map(SourceAnswers::inBody).toList());
      case UpsertOutcome.Duplicate(var matches) -> answers.duplicate(routing, context, matches);
      case UpsertOutcome.KeyReused _ -> WorkerAnswers.keyReused(routing);
    };
  }

  private Answered upserted(RoutingContext routing, RequestContext context, Upserted upserted) {
    EntityTags.tag(routing, upserted.worker().version());
    String path = WorkerAnswers.path(upserted.worker().id().orElseThrow());
    boolean isNew = upserted.effect() == Effect.CREATED;
    routing.response().putHeader(isNew ? "Location" : "Content-Location", path);
    return Answers.success(
        routing,
        isNew ? 201 : 200,
        new Answer(
            upserted.effect(),
            view.of(context, upserted.worker()),
            upserted.kept().stream().map(KeptField::of).toList()));
  }

  /** The record is a member of the body. */
  private static Violation inBody(Violation violation) {
    String field = violation.field();
    return field.startsWith("source.") || field.equals("acknowledge_duplicates")
        ? violation
        : new Violation("worker." + field, violation.code(), violation.message());
  }
}
