package org.workerservice.flow.worker;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.EventData;
import org.workerservice.flow.Links;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.References;
import org.workerservice.flow.Reviews;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.worker.UpdateOutcome.Duplicate;
import org.workerservice.flow.worker.UpdateOutcome.Invalid;
import org.workerservice.flow.worker.UpdateOutcome.NotFound;
import org.workerservice.flow.worker.UpdateOutcome.Updated;
import org.workerservice.flow.worker.UpdateOutcome.VersionMismatch;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.Worker;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.MatchIndexEntry;
import org.workerservice.persistence.worker.ReadCommand;
import org.workerservice.persistence.worker.WriteItem;
import org.workerservice.persistence.worker.WriteItem.Rebase;
import org.workerservice.persistence.worker.WriteOutcome;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Validation;
import org.workerservice.validation.WorkerValidator;

/**
 * Changes the content of a living worker: read, change, validate, write unless another change came
 * first; then again, so that no change of another is lost.
 */
public final class UpdateWorker {
  private final Bus bus;
  private final WorkerValidator validator;
  private final WorkerIdentity identity;
  private final DuplicateSearch duplicates;
  private final MatchingPolicy policy;
  private final EventData eventData;
  private final Turns turns;

  /** Takes the tools of the flow. */
  public UpdateWorker(Toolbox tools) {
    this.bus = tools.bus();
    this.validator = tools.validator();
    this.identity = tools.identity();
    this.duplicates = tools.duplicates();
    this.policy = tools.policy();
    this.eventData = tools.eventData();
    this.turns = tools.turns();
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

  /**
   * Carries the request out. One that expects no version waits until those before it on this node
   * are carried out; one that expects a version is decided at once.
   */
  public Future<UpdateOutcome> update(Request request) {
    Deadline deadline = request.context().deadline();
    return request.expectedVersion().isPresent()
        ? attempts(request)
        : turns.inTurn(request.id(), deadline, () -> attempts(request));
  }

  private Future<UpdateOutcome> attempts(Request request) {
    return Attempts.until(
        request.context().deadline(), repeated -> attempt(request, rebase(request, repeated)));
  }

  /** The result is empty when the worker has been changed since it was read here. */
  private Future<Optional<UpdateOutcome>> attempt(Request request, Optional<Rebase> rebase) {
    RequestContext context = request.context();
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorker(context.tenant(), request.id()),
            context.deadline())
        .map(found -> found.filter(worker -> worker.deletedAt().isEmpty()))
        .compose(found -> change(request, found, rebase))
        .map(
            outcome ->
                outcome instanceof VersionMismatch && request.expectedVersion().isEmpty()
                    ? Optional.empty()
                    : Optional.of(outcome));
  }

  private Future<UpdateOutcome> change(
      Request request, Optional<Worker> found, Optional<Rebase> rebase) {
    if (found.isEmpty()) {
      return Future.succeededFuture(new NotFound());
    }
    return switch (draft(request, found.get())) {
      case Draft.Settled(UpdateOutcome outcome) -> Future.succeededFuture(outcome);
      case Draft.Valid(Worker worker) -> prepareAndWrite(request, worker, rebase);
    };
  }

  /** The record as it will be, or why it stays as it is. */
  private sealed interface Draft {
    record Settled(UpdateOutcome outcome) implements Draft {}

    record Valid(Worker worker) implements Draft {}
  }

  private Draft draft(Request request, Worker current) {
    OptionalLong expected = request.expectedVersion();
    if (expected.isPresent() && expected.getAsLong() != current.version()) {
      return new Draft.Settled(new VersionMismatch(current.version()));
    }
    Worker content = withServerOwned(content(request.change(), current), current);
    if (request.change() instanceof Change.Edit && validator.normalise(content).equals(current)) {
      return new Draft.Settled(new Updated(current));
    }
    if (!Links.same(content.links(), current.links())) {
      return new Draft.Settled(new Invalid(List.of(Links.CHANGED_ELSEWHERE)));
    }
    // Links are kept as they are, those made by merging too, which the rules would not let pass.
    return switch (validator.validate(
        content.toBuilder().links(List.of()).build(), request.intake())) {
      case Validation.Invalid(var violations) -> new Draft.Settled(new Invalid(violations));
      case Validation.Valid(Worker valid) ->
          new Draft.Valid(valid.toBuilder().links(current.links()).build());
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

  /**
   * Once another node has come first, the change is made of the newest version while all others
   * wait: otherwise a node that is always a little later would never have its turn. Comparing with
   * acknowledged workers would take too long for that.
   */
  private Optional<Rebase> rebase(Request request, boolean repeated) {
    return repeated && request.acknowledged().isEmpty()
        ? Optional.of(newest -> rebased(request, newest))
        : Optional.empty();
  }

  /** Empty where the next attempt will find that there is nothing to write, and why. */
  private Optional<WriteItem.Update> rebased(Request request, Worker newest) {
    try {
      return newest.deletedAt().isEmpty()
              && draft(request, newest) instanceof Draft.Valid(Worker worker)
          ? Optional.of(
              item(
                  request,
                  worker,
                  identity.of(worker, request.context().tenant()),
                  List.of(),
                  Optional.empty()))
          : Optional.empty();
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  private Future<UpdateOutcome> prepareAndWrite(
      Request request, Worker worker, Optional<Rebase> rebase) {
    MatchIndexEntry index = identity.of(worker, request.context().tenant());
    return duplicates
        .scoreAll(request.context(), index, request.acknowledged(), settings(request))
        .map(scored -> scored.stream().map(Reviews::decidedNoMatch).toList())
        .compose(reviews -> write(request, item(request, worker, index, reviews, rebase)));
  }

  private WriteItem.Update item(
      Request request,
      Worker worker,
      MatchIndexEntry index,
      List<ReviewItem> reviews,
      Optional<Rebase> rebase) {
    return new WriteItem.Update(
        request.context(),
        worker,
        index,
        eventData.of(worker),
        OptionalLong.of(worker.version()),
        request.acknowledged(),
        reviews,
        rebase);
  }

  private Future<UpdateOutcome> write(Request request, WriteItem.Update item) {
    return bus.ask(WriteItem.ADDRESS, item, request.context().deadline())
        .compose(outcome -> answer(request, item, outcome));
  }

  private Future<UpdateOutcome> answer(
      Request request, WriteItem.Update item, WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Written(Worker written, long _) ->
          Future.succeededFuture(new Updated(written));
      case WriteOutcome.NotFound _ -> Future.succeededFuture(new NotFound());
      case WriteOutcome.VersionMismatch(long current) ->
          Future.succeededFuture(new VersionMismatch(current));
      case WriteOutcome.Claimed(Set<UUID> holders) ->
          duplicates
              .scoreAll(request.context(), item.index(), holders, settings(request))
              .compose(scored -> duplicates.present(request.context(), item.worker(), scored))
              // Holders that were deleted meanwhile no longer stand in the way.
              .compose(
                  matches ->
                      matches.isEmpty()
                          ? write(request, item)
                          : Future.succeededFuture(new Duplicate(matches)));
      case WriteOutcome.UnknownReferences(Set<UUID> ids) ->
          Future.succeededFuture(
              new Invalid(References.violations(item.worker(), request.acknowledged(), ids)));
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
