package org.workerservice.intake;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.source.DeleteSource;
import org.workerservice.flow.source.UpsertOutcome;
import org.workerservice.flow.source.UpsertWorker;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Violation;

/** Executes commands by the flows that the other interfaces use. */
public final class ExecuteCommand {
  /** The route of the idempotency keys of commands. */
  private static final String ROUTE = "COMMAND";

  private final UpsertWorker upserts;
  private final DeleteSource deletes;

  public ExecuteCommand(Toolbox tools) {
    this.upserts = new UpsertWorker(tools);
    this.deletes = new DeleteSource(tools);
  }

  /** Executes a command; a failed future is a bug or an outage. */
  public Future<CommandResult> execute(Command command, RequestContext context) {
    return switch (command) {
      case Command.Upsert upsert ->
          upserts.upsert(request(upsert, context)).map(outcome -> result(upsert.header(), outcome));
      case Command.Delete delete ->
          deletes.delete(context, delete.source()).map(outcome -> result(delete.header(), outcome));
    };
  }

  private static UpsertWorker.Request request(Command.Upsert upsert, RequestContext context) {
    CommandHeader header = upsert.header();
    return new UpsertWorker.Request(
        context,
        upsert.feed(),
        Intake.API,
        upsert.onDuplicate(),
        upsert.condition(),
        upsert.condition().plainVersion().orElse(0) > 0,
        upsert.acknowledged(),
        Optional.of(
            new IdempotencyKey(
                context.tenant(), context.user(), ROUTE, header.id(), header.bodyHash())));
  }

  private static CommandResult result(CommandHeader header, UpsertOutcome outcome) {
    return switch (outcome) {
      case UpsertOutcome.Upserted(var effect, Worker worker, var kept) ->
          CommandResult.of(header, outcome(effect))
              .with(worker.id().orElseThrow(), worker.version())
              .keeping(kept);
      case UpsertOutcome.NotFound _ -> CommandResult.of(header, CommandOutcome.NOT_FOUND);
      case UpsertOutcome.Deleted(var worker) ->
          CommandResult.of(header, CommandOutcome.SOURCE_DELETED).withWorker(worker);
      case UpsertOutcome.VersionMismatch(long current) ->
          CommandResult.of(header, CommandOutcome.VERSION_MISMATCH).withVersion(current);
      case UpsertOutcome.Invalid(var violations) ->
          invalid(header, violations.stream().map(ExecuteCommand::inCommand).toList());
      case UpsertOutcome.Duplicate(var matches) ->
          CommandResult.of(header, CommandOutcome.DUPLICATE).similarTo(matches);
      case UpsertOutcome.KeyReused _ -> reused(header);
    };
  }

  private static CommandOutcome outcome(UpsertOutcome.Effect effect) {
    return switch (effect) {
      case CREATED -> CommandOutcome.CREATED;
      case UPDATED -> CommandOutcome.UPDATED;
      case UNCHANGED -> CommandOutcome.UNCHANGED;
      case OLDER -> CommandOutcome.OLDER;
      case SECONDARY -> CommandOutcome.SECONDARY;
      case ATTACHED -> CommandOutcome.ATTACHED;
    };
  }

  private static CommandResult invalid(CommandHeader header, List<Violation> violations) {
    return CommandResult.of(header, CommandOutcome.INVALID)
        .because("The record violates rules; see violations.", violations);
  }

  /** The record is a member of the command. */
  private static Violation inCommand(Violation violation) {
    String field = violation.field();
    return field.startsWith("source.") || field.equals("acknowledge_duplicates")
        ? violation
        : new Violation("worker." + field, violation.code(), violation.message());
  }

  /** Returns the result of a command whose id was used for another one. */
  static CommandResult reused(CommandHeader header) {
    return CommandResult.of(header, CommandOutcome.COMMAND_ID_REUSED)
        .because("The command_id was used before for a different command.", List.of());
  }

  private static CommandResult result(CommandHeader header, DeleteSource.Outcome outcome) {
    return switch (outcome) {
      case DeleteSource.Outcome.Deleted(var worker, long version) ->
          CommandResult.of(header, CommandOutcome.DELETED).with(worker, version);
      case DeleteSource.Outcome.NotFound _ -> CommandResult.of(header, CommandOutcome.NOT_FOUND);
      case DeleteSource.Outcome.Older(Worker worker) ->
          CommandResult.of(header, CommandOutcome.OLDER)
              .with(worker.id().orElseThrow(), worker.version());
      case DeleteSource.Outcome.Secondary(Worker worker) ->
          CommandResult.of(header, CommandOutcome.SECONDARY)
              .with(worker.id().orElseThrow(), worker.version());
      case DeleteSource.Outcome.Invalid(var violations) -> invalid(header, violations);
    };
  }
}
