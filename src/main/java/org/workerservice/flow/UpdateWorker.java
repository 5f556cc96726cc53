package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.UpdateOutcome.Duplicate;
import org.workerservice.flow.UpdateOutcome.Invalid;
import org.workerservice.flow.UpdateOutcome.NotFound;
import org.workerservice.flow.UpdateOutcome.Updated;
import org.workerservice.flow.UpdateOutcome.VersionMismatch;
import org.workerservice.matching.MatchSettings;
import org.workerservice.model.Worker;
import org.workerservice.persistence.MatchIndexEntry;
import org.workerservice.persistence.Persistence;
import org.workerservice.persistence.ReadCommand;
import org.workerservice.persistence.ReviewItem;
import org.workerservice.persistence.WriteItem;
import org.workerservice.persistence.WriteOutcome;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Validation;
import org.workerservice.validation.WorkerValidator;

/**
 * Changes the content of a living worker: read, change, validate, write unless somebody else has
 * written meanwhile; then again, so that no change of another is lost.
 */
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

  /** New content for a worker. */
  public sealed interface Change {
    /**
     * The content, whatever is there.
     *
     * @param namesLinks whether the content says what the links are, rather than leaving them out
     */
    record Replacement(Worker content, boolean namesLinks) implements Change {
      @Override
      public String toString() {
        return "Replacement[" + content + "]";
      }
    }

    /**
     * The content made from what is there; where that makes no difference nothing is written. What
     * the function throws fails the update.
     */
    record Edit(UnaryOperator<Worker> content) implements Change {}
  }

  /**
   * What is asked for.
   *
   * @param id of the worker
   * @param expectedVersion the version the caller has seen; empty for any
   * @param acknowledged workers that are known to be somebody else
   */
  public record Request(
      RequestContext context,
      UUID id,
      Change change,
      Intake intake,
      OptionalLong expectedVersion,
      Set<UUID> acknowledged) {
    /** Copies the set. */
    public Request {
      acknowledged = Set.copyOf(acknowledged);
    }
  }

  /** Carries the request out. */
  public Future<UpdateOutcome> update(Request request) {
    return Attempts.until(request.context().deadline(), () -> attempt(request));
  }

  /** The result is empty when the worker has been changed since it was read here. */
  private Future<Optional<UpdateOutcome>> attempt(Request request) {
    RequestContext context = request.context();
    return bus.ask(
            Persistence.READER,
            new ReadCommand.FindWorker(context.tenant(), request.id()),
            context.deadline())
        .map(found -> found.filter(worker -> worker.deletedAt().isEmpty()))
        .compose(found -> change(request, found))
        .map(
            outcome ->
                outcome instanceof VersionMismatch && request.expectedVersion().isEmpty()
                    ? Optional.empty()
                    : Optional.of(outcome));
  }

  private Future<UpdateOutcome> change(Request request, Optional<Worker> found) {
    if (found.isEmpty()) {
      return Future.succeededFuture(new NotFound());
    }
    Worker current = found.get();
    OptionalLong expected = request.expectedVersion();
    if (expected.isPresent() && expected.getAsLong() != current.version()) {
      return Future.succeededFuture(new VersionMismatch(current.version()));
    }
    Worker content = withServerOwned(content(request.change(), current), current);
    if (request.change() instanceof Change.Edit && validator.normalise(content).equals(current)) {
      return Future.succeededFuture(new Updated(current));
    }
    if (!Links.same(content.links(), current.links())) {
      return Future.succeededFuture(new Invalid(List.of(Links.CHANGED_ELSEWHERE)));
    }
    // Links are kept as they are, those made by merging too, which the rules would not let pass.
    return switch (validator.validate(
        content.toBuilder().links(List.of()).build(), request.intake())) {
      case Validation.Invalid(var violations) -> Future.succeededFuture(new Invalid(violations));
      case Validation.Valid(Worker valid) ->
          prepareAndWrite(request, valid.toBuilder().links(current.links()).build());
    };
  }

  private static Worker content(Change change, Worker current) {
    return switch (change) {
      case Change.Replacement(Worker content, boolean namesLinks) ->
          namesLinks ? content : content.toBuilder().links(current.links()).build();
      case Change.Edit(UnaryOperator<Worker> content) -> content.apply(current);
    };
  }

  private static Worker withServerOwned(Worker content, Worker current) {
    return content.toBuilder()
        .id(current.id().orElseThrow())
        .version(current.version())
        .createdAt(current.createdAt().orElse(null))
        .updatedAt(current.updatedAt().orElse(null))
        .deletedAt(null)
        .deletedBy(null)
        .build();
  }

  private Future<UpdateOutcome> prepareAndWrite(Request request, Worker worker) {
    MatchIndexEntry index = identity.of(worker, request.context().tenant());
    return duplicates
        .scoreAll(request.context(), index, request.acknowledged(), settings(request))
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
            OptionalLong.of(worker.version()),
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
              .scoreAll(request.context(), index, holders, settings(request))
              .compose(scored -> duplicates.present(request.context(), worker, scored))
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

  private MatchSettings settings(Request request) {
    return policy.settings(request.context().tenant());
  }
}
