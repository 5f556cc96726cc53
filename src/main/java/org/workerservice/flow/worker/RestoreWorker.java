package org.workerservice.flow.worker;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.EventData;
import org.workerservice.flow.PairsToReview;
import org.workerservice.flow.ReplacedRecords;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeQuery;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteOutcome;

/**
 * Restores a deleted worker: read, compare, write. The worker claims its strong identifiers again
 * if they are free; an identifier that another worker now holds becomes contested.
 */
public final class RestoreWorker {
  private final Bus bus;
  private final WorkerIdentity identity;
  private final EventData eventData;
  private final Turns turns;
  private final ReplacedRecords replaced;
  private final PairsToReview pairsToReview;

  public RestoreWorker(Toolbox tools) {
    this.bus = tools.bus();
    this.identity = tools.identity();
    this.eventData = tools.eventData();
    this.turns = tools.turns();
    this.replaced = new ReplacedRecords(tools.bus());
    this.pairsToReview = new PairsToReview(tools);
  }

  /** The outcome of a restore. */
  public sealed interface Outcome {
    /** The worker is restored. */
    record Restored(Worker worker) implements Outcome {}

    /** No worker ever had the id. */
    record NotFound() implements Outcome {}

    /** The worker was merged and lives on in another; only a reversal brings it back. */
    record Merged(UUID survivor) implements Outcome {}

    /** The worker is not deleted. */
    record NotDeleted() implements Outcome {}

    /** The idempotency key was used before for another request. */
    record KeyReused() implements Outcome {}
  }

  /** Restores a worker. */
  public Future<Outcome> restore(
      RequestContext context, UUID id, Optional<IdempotencyKey> idempotency) {
    return turns.inTurn(
        id,
        context.deadline(),
        () -> Attempts.until(context.deadline(), repeated -> attempt(context, id, idempotency)));
  }

  /**
   * The result is empty if the worker was restored and deleted again since this read, or if a
   * worker that may be the same person changed.
   */
  private Future<Optional<Outcome>> attempt(
      RequestContext context, UUID id, Optional<IdempotencyKey> idempotency) {
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorker(context.tenant(), id),
            context.deadline())
        .compose(
            found ->
                found
                    .map(worker -> restore(context, worker, idempotency))
                    .orElseGet(() -> settled(new Outcome.NotFound())));
  }

  private Future<Optional<Outcome>> restore(
      RequestContext context, Worker found, Optional<IdempotencyKey> idempotency) {
    return found.links().stream().anyMatch(link -> link.linkType() == LinkType.REPLACED_BY)
        ? merged(context, found.id().orElseThrow())
        : write(context, found, idempotency);
  }

  /** The result is empty if the merge was reversed in the meantime. */
  private Future<Optional<Outcome>> merged(RequestContext context, UUID id) {
    return bus.ask(
            MergeCommand.ADDRESS,
            new MergeQuery.FindSurvivor(context.tenant(), id),
            context.deadline())
        .map(survivor -> survivor.map(Outcome.Merged::new));
  }

  private Future<Optional<Outcome>> write(
      RequestContext context, Worker deleted, Optional<IdempotencyKey> idempotency) {
    Worker living = deleted.toBuilder().active(true).deletedAt(null).deletedBy(null).build();
    return replaced
        .of(context, living)
        .map(merged -> identity.of(living, merged, context.tenant()))
        .compose(
            index ->
                pairsToReview
                    .of(context, changed(living, index))
                    .map(
                        pairs ->
                            new WriteItem.Restore(
                                context,
                                living,
                                index,
                                eventData.of(living),
                                pairs.raised(),
                                pairs.compared(),
                                idempotency)))
        .compose(item -> bus.ask(WriteItem.ADDRESS, item, context.deadline()))
        .compose(outcome -> answer(context, idempotency, outcome));
  }

  private static PairsToReview.Changed changed(Worker living, MatchIndexEntry index) {
    return new PairsToReview.Changed(
        living, index, Set.of(), Optional.empty(), DetectionMethod.UPDATE);
  }

  private Future<Optional<Outcome>> answer(
      RequestContext context, Optional<IdempotencyKey> idempotency, WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Written(Worker worker, long _) -> settled(new Outcome.Restored(worker));
      case WriteOutcome.NotFound _ -> settled(new Outcome.NotFound());
      case WriteOutcome.NotDeleted _ -> settled(new Outcome.NotDeleted());
      case WriteOutcome.VersionMismatch _, WriteOutcome.Stale _ ->
          Future.succeededFuture(Optional.empty());
      case WriteOutcome.Repeated(IdempotencyKey.Earlier earlier) ->
          repeat(context, earlier, idempotency.orElseThrow()).map(Optional::of);
      case WriteOutcome.Claimed _,
          WriteOutcome.SourceTaken _,
          WriteOutcome.IdTaken _,
          WriteOutcome.Noted _,
          WriteOutcome.UnknownReferences _,
          WriteOutcome.RowRepeated _ ->
          throw new IllegalStateException("A restoration cannot end as " + outcome);
    };
  }

  private static Future<Optional<Outcome>> settled(Outcome outcome) {
    return Future.succeededFuture(Optional.of(outcome));
  }

  private Future<Outcome> repeat(
      RequestContext context, IdempotencyKey.Earlier earlier, IdempotencyKey key) {
    if (!earlier.sameBody(key.bodyHash())) {
      return Future.succeededFuture(new Outcome.KeyReused());
    }
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindVersion(
                context.tenant(), earlier.subjectId(), earlier.subjectVersion()),
            context.deadline())
        .map(worker -> new Outcome.Restored(worker.orElseThrow()));
  }
}
