package org.workerservice.flow.worker;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.EventData;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.VersionCondition;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteOutcome;

/** Soft-deletes a worker; it can be restored. */
public final class DeleteWorker {
  private final Bus bus;
  private final EventData eventData;

  public DeleteWorker(Toolbox tools) {
    this.bus = tools.bus();
    this.eventData = tools.eventData();
  }

  /** The outcome of a delete. */
  public sealed interface Outcome {
    /** The worker is deleted; its record is at this version. */
    record Deleted(long version) implements Outcome {}

    /** No living worker has the id. */
    record NotFound() implements Outcome {}

    /** The worker has changed since the caller read it. */
    record VersionMismatch(long current) implements Outcome {}
  }

  /** Deletes a worker if the condition accepts its version. */
  public Future<Outcome> delete(RequestContext context, UUID id, VersionCondition condition) {
    return condition.isPlain()
        ? find(context, id).compose(found -> write(context, id, found, condition.plainVersion()))
        : Attempts.until(context.deadline(), repeated -> attempt(context, id, condition));
  }

  /** The result is empty if the worker changed since this read and may still be deleted. */
  private Future<Optional<Outcome>> attempt(
      RequestContext context, UUID id, VersionCondition condition) {
    return find(context, id)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(new Outcome.NotFound())
                    : deleteVersion(context, id, found.get(), condition))
        .map(
            outcome ->
                outcome instanceof Outcome.VersionMismatch(long current)
                        && condition.accepts(current)
                    ? Optional.empty()
                    : Optional.of(outcome));
  }

  private Future<Optional<Worker>> find(RequestContext context, UUID id) {
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorker(context.tenant(), id),
            context.deadline())
        .map(found -> found.filter(worker -> worker.deletedAt().isEmpty()));
  }

  private Future<Outcome> deleteVersion(
      RequestContext context, UUID id, Worker found, VersionCondition condition) {
    long version = found.version();
    return condition.accepts(version)
        ? write(context, id, Optional.of(found), OptionalLong.of(version))
        : Future.succeededFuture(new Outcome.VersionMismatch(version));
  }

  private Future<Outcome> write(
      RequestContext context, UUID id, Optional<Worker> found, OptionalLong expectedVersion) {
    return bus.ask(
            WriteItem.ADDRESS,
            new WriteItem.Delete(context, id, expectedVersion, found.map(this::lastContent)),
            context.deadline())
        .map(DeleteWorker::answer);
  }

  private WriteItem.LastContent lastContent(Worker worker) {
    return new WriteItem.LastContent(
        worker.version(), eventData.of(worker.toBuilder().active(false).build()));
  }

  private static Outcome answer(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Written(var worker, long _) -> new Outcome.Deleted(worker.version());
      case WriteOutcome.NotFound _ -> new Outcome.NotFound();
      case WriteOutcome.VersionMismatch(long current) -> new Outcome.VersionMismatch(current);
      case WriteOutcome.Stale _,
          WriteOutcome.Claimed _,
          WriteOutcome.SourceTaken _,
          WriteOutcome.IdTaken _,
          WriteOutcome.NotDeleted _,
          WriteOutcome.Noted _,
          WriteOutcome.UnknownReferences _,
          WriteOutcome.Repeated _,
          WriteOutcome.RowRepeated _ ->
          throw new IllegalStateException("A deletion cannot end as " + outcome);
    };
  }
}
