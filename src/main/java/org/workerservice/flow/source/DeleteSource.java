package org.workerservice.flow.source;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.worker.DeleteWorker;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.survivorship.Feed;
import org.workerservice.validation.Violation;
import org.workerservice.validation.WorkerValidator;

/** Soft-deletes the worker of a source key. */
public final class DeleteSource {
  private final WorkerValidator validator;
  private final SourceLookup lookup;
  private final DeleteWorker deletes;

  public DeleteSource(Toolbox tools) {
    this.validator = tools.validator();
    this.lookup = new SourceLookup(tools.bus());
    this.deletes = new DeleteWorker(tools);
  }

  /** The outcome. */
  public sealed interface Outcome {
    /** The worker is deleted, possibly since earlier; its record is at this version. */
    record Deleted(UUID worker, long version) implements Outcome {}

    /** No worker has the key. */
    record NotFound() implements Outcome {}

    /** The worker has newer content of this system; it is not deleted. */
    record Older(Worker worker) implements Outcome {}

    /** Another key of this system leads on the worker, after a merge; it is not deleted. */
    record Secondary(Worker worker) implements Outcome {}

    /** The source has violations. */
    record Invalid(List<Violation> violations) implements Outcome {
      /** Makes a defensive copy of the list. */
      public Invalid {
        violations = List.copyOf(violations);
      }
    }
  }

  /** Deletes the worker that has the key of the source. */
  public Future<Outcome> delete(RequestContext context, WorkerSource sent) {
    WorkerValidator.CheckedSource source = validator.check(sent);
    return source.violations().isEmpty()
        ? Attempts.until(context.deadline(), again -> attempt(context, source.source()))
        : Future.succeededFuture(new Outcome.Invalid(source.violations()));
  }

  /** The result is empty if another request changed the worker first. */
  private Future<Optional<Outcome>> attempt(RequestContext context, WorkerSource source) {
    return lookup
        .find(context, source.key())
        .compose(
            found ->
                found.isEmpty()
                    ? settled(new Outcome.NotFound())
                    : delete(context, source, found.get()));
  }

  private Future<Optional<Outcome>> delete(
      RequestContext context, WorkerSource source, Worker found) {
    UUID id = found.id().orElseThrow();
    Feed feed = new Feed(source.key(), source.updatedAt(), found, Set.of());
    if (found.deletedAt().isPresent()) {
      return settled(new Outcome.Deleted(id, found.version()));
    }
    if (!feed.leads(found)) {
      return settled(new Outcome.Secondary(found));
    }
    if (feed.isOlderThan(found)) {
      return settled(new Outcome.Older(found));
    }
    return deletes
        .delete(context, id, VersionCondition.only(found.version()))
        .map(outcome -> answer(id, outcome));
  }

  private static Optional<Outcome> answer(UUID id, DeleteWorker.Outcome outcome) {
    return switch (outcome) {
      case DeleteWorker.Outcome.Deleted(long version) ->
          Optional.of(new Outcome.Deleted(id, version));
      case DeleteWorker.Outcome.NotFound _, DeleteWorker.Outcome.VersionMismatch _ ->
          Optional.empty();
    };
  }

  private static Future<Optional<Outcome>> settled(Outcome outcome) {
    return Future.succeededFuture(Optional.of(outcome));
  }
}
