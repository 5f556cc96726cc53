package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.UpdateOutcome.Duplicate;
import org.workerservice.flow.UpdateOutcome.Invalid;
import org.workerservice.flow.UpdateOutcome.NotFound;
import org.workerservice.flow.UpdateOutcome.Updated;
import org.workerservice.flow.UpdateOutcome.VersionMismatch;
import org.workerservice.model.Worker;
import org.workerservice.persistence.MatchIndexEntry;
import org.workerservice.persistence.Persistence;
import org.workerservice.persistence.ReviewItem;
import org.workerservice.persistence.WriteItem;
import org.workerservice.persistence.WriteOutcome;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Validation;
import org.workerservice.validation.WorkerValidator;

/** Replaces the content of a living worker: validate, write. */
public final class UpdateWorker {
  private final Bus bus;
  private final WorkerValidator validator;
  private final WorkerIdentity identity;
  private final DuplicateSearch duplicates;
  private final MatchingPolicy policy;
  private final EventData eventData;

  /** Takes the tools of the flow. */
  public UpdateWorker(Toolbox tools) {
    this.bus = tools.bus();
    this.validator = tools.validator();
    this.identity = tools.identity();
    this.duplicates = tools.duplicates();
    this.policy = tools.policy();
    this.eventData = tools.eventData();
  }

  /**
   * What is asked for.
   *
   * @param worker the new content, with the id of the worker
   * @param expectedVersion the version the caller has seen; empty replaces whatever is there
   * @param acknowledged workers that are known to be somebody else
   */
  public record Request(
      RequestContext context,
      Worker worker,
      Intake intake,
      OptionalLong expectedVersion,
      Set<UUID> acknowledged) {
    /** Copies the set. */
    public Request {
      acknowledged = Set.copyOf(acknowledged);
    }

    @Override
    public String toString() {
      return "Request[" + worker + "]";
    }
  }

  /** Carries the request out. */
  public Future<UpdateOutcome> update(Request request) {
    return switch (validator.validate(request.worker(), request.intake())) {
      case Validation.Invalid(var violations) -> Future.succeededFuture(new Invalid(violations));
      case Validation.Valid(Worker valid) -> prepareAndWrite(request, valid);
    };
  }

  private Future<UpdateOutcome> prepareAndWrite(Request request, Worker worker) {
    MatchIndexEntry index = identity.of(worker, request.context().tenant());
    return duplicates
        .scoreAll(request.context(), index, request.acknowledged(), policy.settings())
        .map(scored -> scored.stream().map(Reviews::decidedNoMatch).toList())
        .compose(reviews -> write(request, worker, index, reviews));
  }

  private Future<UpdateOutcome> write(
      Request request, Worker worker, MatchIndexEntry index, List<ReviewItem> reviews) {
    WriteItem.Update item =
        new WriteItem.Update(
            request.context(),
            worker,
            index,
            eventData.of(worker),
            request.expectedVersion(),
            request.acknowledged(),
            reviews);
    return bus.ask(Persistence.WRITER, item, request.context().deadline())
        .compose(outcome -> answer(request, worker, index, reviews, outcome));
  }

  private Future<UpdateOutcome> answer(
      Request request,
      Worker worker,
      MatchIndexEntry index,
      List<ReviewItem> reviews,
      WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Written(Worker written, long _) ->
          Future.succeededFuture(new Updated(written));
      case WriteOutcome.NotFound _ -> Future.succeededFuture(new NotFound());
      case WriteOutcome.VersionMismatch(long current) ->
          Future.succeededFuture(new VersionMismatch(current));
      case WriteOutcome.Claimed(Set<UUID> holders) ->
          duplicates
              .scoreAll(request.context(), index, holders, policy.settings())
              .compose(scored -> duplicates.present(request.context(), scored))
              // Holders that were deleted meanwhile no longer stand in the way.
              .compose(
                  matches ->
                      matches.isEmpty()
                          ? write(request, worker, index, reviews)
                          : Future.succeededFuture(new Duplicate(matches)));
      case WriteOutcome.UnknownReferences(Set<UUID> ids) ->
          Future.succeededFuture(
              new Invalid(References.violations(worker, request.acknowledged(), ids)));
      case WriteOutcome.Stale _,
          WriteOutcome.IdTaken _,
          WriteOutcome.NotDeleted _,
          WriteOutcome.Noted _,
          WriteOutcome.Repeated _,
          WriteOutcome.RowRepeated _ ->
          throw new IllegalStateException("An update cannot end as " + outcome);
    };
  }
}
