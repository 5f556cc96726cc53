package org.workerservice.flow.assignment;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.VersionCondition;
import org.workerservice.model.Assignment;
import org.workerservice.model.Worker;
import org.workerservice.persistence.assignment.AssignmentChange;
import org.workerservice.persistence.assignment.AssignmentCommand;
import org.workerservice.persistence.assignment.StoredAssignment;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.validation.AssignmentValidation;
import org.workerservice.validation.AssignmentValidator;
import org.workerservice.validation.Violation;

/**
 * Creates, changes, releases and deletes assignments of living workers: read, validate, write.
 * Retries if another change came first.
 */
public final class WriteAssignments {
  private final Bus bus;
  private final Turns turns;

  public WriteAssignments(Toolbox tools) {
    this.bus = tools.bus();
    this.turns = tools.turns();
  }

  /**
   * An assignment of a worker.
   *
   * @param condition the versions of the assignment that may be changed
   */
  public record Target(RequestContext context, UUID worker, UUID id, VersionCondition condition) {}

  /**
   * Creates an assignment under a new id. A request whose idempotency key was used before returns
   * what the first one created.
   */
  public Future<AssignmentOutcome> create(
      RequestContext context,
      UUID worker,
      Assignment assignment,
      Optional<IdempotencyKey> idempotency) {
    return switch (AssignmentValidator.validate(assignment)) {
      case AssignmentValidation.Invalid(List<Violation> violations) ->
          Future.succeededFuture(new AssignmentOutcome.Invalid(violations));
      case AssignmentValidation.Valid(Assignment valid) ->
          ask(
                  context,
                  new AssignmentChange(
                      context,
                      AssignmentChange.Kind.CREATE,
                      worker,
                      WorkerIds.next(),
                      0,
                      valid,
                      true,
                      true,
                      idempotency))
              .compose(outcome -> created(context, worker, idempotency, outcome));
    };
  }

  private Future<AssignmentOutcome> created(
      RequestContext context,
      UUID worker,
      Optional<IdempotencyKey> idempotency,
      AssignmentChange.Outcome outcome) {
    return outcome instanceof AssignmentChange.Outcome.Repeated(IdempotencyKey.Earlier earlier)
        ? repeat(context, worker, idempotency.orElseThrow(), earlier)
        : Future.succeededFuture(
            written(outcome, AssignmentOutcome.Created::new)
                .orElseThrow(() -> new IllegalStateException("A new id was in use.")));
  }

  private Future<AssignmentOutcome> repeat(
      RequestContext context, UUID worker, IdempotencyKey key, IdempotencyKey.Earlier earlier) {
    return earlier.sameBody(key.bodyHash())
        ? ask(
                context,
                new AssignmentCommand.FindVersion(
                    context.tenant(), worker, earlier.subjectId(), earlier.subjectVersion()))
            .map(found -> new AssignmentOutcome.Created(found.orElseThrow()))
        : Future.succeededFuture(new AssignmentOutcome.KeyReused());
  }

  /**
   * Derives new content from the current content; writes nothing if they are the same.
   *
   * @param content an exception it throws fails the change
   */
  public Future<AssignmentOutcome> edit(Target target, UnaryOperator<Assignment> content) {
    return attempt(target, current -> change(target, current, content.apply(current.content())));
  }

  private Future<Optional<AssignmentOutcome>> change(
      Target target, StoredAssignment current, Assignment content) {
    return switch (AssignmentValidator.validate(content)) {
      case AssignmentValidation.Invalid(List<Violation> violations) ->
          Future.succeededFuture(Optional.of(new AssignmentOutcome.Invalid(violations)));
      case AssignmentValidation.Valid(Assignment same) when same.equals(current.content()) ->
          Future.succeededFuture(Optional.of(new AssignmentOutcome.Unchanged(current)));
      case AssignmentValidation.Valid(Assignment valid) -> update(target, current, valid);
    };
  }

  private Future<Optional<AssignmentOutcome>> update(
      Target target, StoredAssignment current, Assignment content) {
    boolean moves = !content.organizationId().equals(current.content().organizationId());
    return ask(
            target.context(),
            new AssignmentChange(
                target.context(),
                AssignmentChange.Kind.UPDATE,
                target.worker(),
                target.id(),
                current.version(),
                content,
                moves,
                !content.source().equals(current.content().source()),
                Optional.empty()))
        .map(outcome -> written(outcome, AssignmentOutcome.Changed::new));
  }

  /**
   * Gives an assignment that a person corrected back to the imports. Its content stays until an
   * import brings another. The outcome is {@link AssignmentOutcome.Unchanged} if no person
   * corrected it.
   */
  public Future<AssignmentOutcome> release(Target target) {
    return attempt(
        target,
        current ->
            current.corrected()
                ? release(target, current)
                : Future.succeededFuture(Optional.of(new AssignmentOutcome.Unchanged(current))));
  }

  private Future<Optional<AssignmentOutcome>> release(Target target, StoredAssignment current) {
    return ask(
            target.context(),
            new AssignmentChange(
                target.context(),
                AssignmentChange.Kind.RELEASE,
                target.worker(),
                target.id(),
                current.version(),
                current.content(),
                false,
                false,
                Optional.empty()))
        .map(outcome -> written(outcome, AssignmentOutcome.Changed::new));
  }

  /** Deletes the assignment; its row stays. */
  public Future<AssignmentOutcome> delete(Target target) {
    return attempt(
        target,
        current ->
            ask(
                    target.context(),
                    new AssignmentChange(
                        target.context(),
                        AssignmentChange.Kind.DELETE,
                        target.worker(),
                        target.id(),
                        current.version(),
                        current.content().inactive(),
                        false,
                        false,
                        Optional.empty()))
                .map(outcome -> written(outcome, ignored -> new AssignmentOutcome.Deleted())));
  }

  private Future<AssignmentOutcome> attempt(
      Target target, Function<StoredAssignment, Future<Optional<AssignmentOutcome>>> step) {
    return target.condition().namesVersions()
        ? attempts(target, step)
        : turns.inTurn(target.id(), target.context().deadline(), () -> attempts(target, step));
  }

  private Future<AssignmentOutcome> attempts(
      Target target, Function<StoredAssignment, Future<Optional<AssignmentOutcome>>> step) {
    return Attempts.until(
        target.context().deadline(),
        repeated -> read(target).compose(both -> both.on(target, step)));
  }

  private Future<Found> read(Target target) {
    RequestContext context = target.context();
    Future<Optional<Worker>> worker =
        bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorker(context.tenant(), target.worker()),
            context.deadline());
    Future<Optional<StoredAssignment>> assignment =
        ask(context, new AssignmentCommand.Find(context.tenant(), target.worker(), target.id()));
    return Future.all(worker, assignment)
        .map(
            both ->
                new Found(
                    worker.result().filter(one -> one.deletedAt().isEmpty()),
                    assignment.result().filter(one -> one.deletedAt().isEmpty())));
  }

  /** A living worker and its assignment, as far as they exist. */
  private record Found(Optional<Worker> worker, Optional<StoredAssignment> assignment) {
    Future<Optional<AssignmentOutcome>> on(
        Target target, Function<StoredAssignment, Future<Optional<AssignmentOutcome>>> step) {
      if (worker.isEmpty()) {
        return Future.succeededFuture(Optional.of(new AssignmentOutcome.NoWorker()));
      }
      if (assignment.isEmpty()) {
        return Future.succeededFuture(Optional.of(new AssignmentOutcome.NoAssignment()));
      }
      long version = assignment.get().version();
      return target.condition().accepts(version)
          ? step.apply(assignment.get())
          : Future.succeededFuture(Optional.of(new AssignmentOutcome.VersionMismatch(version)));
    }
  }

  /** The result is empty if another change came first. */
  private static Optional<AssignmentOutcome> written(
      AssignmentChange.Outcome outcome, Function<StoredAssignment, AssignmentOutcome> result) {
    return switch (outcome) {
      case AssignmentChange.Outcome.Written(StoredAssignment assignment) ->
          Optional.of(result.apply(assignment));
      case AssignmentChange.Outcome.NoWorker _ -> Optional.of(new AssignmentOutcome.NoWorker());
      case AssignmentChange.Outcome.NoOrganization _ ->
          invalid("organization_id", "unknown_reference", "No such organisation.");
      case AssignmentChange.Outcome.SourceTaken _ ->
          invalid("source", "duplicate", "Another assignment of the worker has this source.");
      case AssignmentChange.Outcome.TooMany _ ->
          invalid("assignments", "too_many", "A worker can have at most 256 assignments.");
      case AssignmentChange.Outcome.Outdated _ -> Optional.empty();
      case AssignmentChange.Outcome.Repeated _ ->
          throw new IllegalStateException("Only the creation has an idempotency key.");
    };
  }

  private static Optional<AssignmentOutcome> invalid(String field, String code, String message) {
    return Optional.of(new AssignmentOutcome.Invalid(List.of(new Violation(field, code, message))));
  }

  private <R> Future<R> ask(RequestContext context, AssignmentCommand<R> command) {
    return bus.ask(AssignmentCommand.ADDRESS, command, context.deadline());
  }
}
