package org.workerservice.flow.source;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.Links;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.source.UpsertOutcome.Effect;
import org.workerservice.flow.source.UpsertOutcome.Upserted;
import org.workerservice.flow.worker.CreateOutcome;
import org.workerservice.flow.worker.CreateWorker;
import org.workerservice.flow.worker.UpdateOutcome;
import org.workerservice.flow.worker.UpdateWorker;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.survivorship.Feed;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Violation;
import org.workerservice.validation.WorkerValidator;

/**
 * Creates or updates the worker of a source key: look the key up, then update its worker, or else
 * create one. Retries if another request created or deleted the worker in between, so that one key
 * never makes two workers.
 */
public final class UpsertWorker {
  private static final Violation KEYS_READ_ONLY =
      new Violation("sources", "read_only", "The source stands beside the worker.");

  private final Bus bus;
  private final WorkerValidator validator;
  private final SourceLookup lookup;
  private final CreateWorker creates;
  private final ApplyFeed feeds;

  public UpsertWorker(Toolbox tools) {
    this.bus = tools.bus();
    this.validator = tools.validator();
    this.lookup = new SourceLookup(tools.bus());
    this.creates = new CreateWorker(tools);
    this.feeds = new ApplyFeed(tools);
  }

  /** What happens to a new key whose worker looks like an existing one. */
  public enum OnDuplicate {
    /** Nothing is written. */
    REFUSE,
    /** The key is attached to a definite match. */
    ATTACH
  }

  /**
   * A request to create or update a worker.
   *
   * @param feed as sent; its content has no source keys
   * @param condition the versions that may be changed
   * @param expectsExisting whether a worker must have the key already
   * @param acknowledged workers that the caller knows to be other people
   */
  public record Request(
      RequestContext context,
      Feed feed,
      Intake intake,
      OnDuplicate onDuplicate,
      VersionCondition condition,
      boolean expectsExisting,
      Set<UUID> acknowledged,
      Optional<IdempotencyKey> idempotency) {
    /** Makes a defensive copy of the set. */
    public Request {
      acknowledged = Set.copyOf(acknowledged);
    }

    Request with(Feed other) {
      return new Request(
          context,
          other,
          intake,
          onDuplicate,
          condition,
          expectsExisting,
          acknowledged,
          idempotency);
    }

    ApplyFeed.Request toApply(VersionCondition accepted) {
      return new ApplyFeed.Request(
          context,
          feed,
          intake,
          accepted,
          acknowledged,
          new UpdateWorker.Recording(idempotency, worker -> Optional.empty()));
    }
  }

  /** Executes the request. */
  public Future<UpsertOutcome> upsert(Request request) {
    WorkerValidator.CheckedSource source = validator.check(request.feed().source());
    List<Violation> violations = new ArrayList<>(source.violations());
    if (!request.feed().content().links().isEmpty()) {
      violations.add(Links.READ_ONLY);
    }
    if (!request.feed().content().sources().isEmpty()) {
      violations.add(KEYS_READ_ONLY);
    }
    if (!violations.isEmpty()) {
      return Future.succeededFuture(new UpsertOutcome.Invalid(violations));
    }
    Feed sent = request.feed();
    Feed feed =
        new Feed(source.source().key(), source.source().updatedAt(), sent.content(), sent.fields());
    return execute(request.with(feed));
  }

  private Future<UpsertOutcome> execute(Request request) {
    return earlier(request)
        .compose(
            earlier ->
                earlier.isPresent()
                    ? repeat(request, earlier.get())
                    : Attempts.until(request.context().deadline(), again -> attempt(request)));
  }

  private Future<Optional<IdempotencyKey.Earlier>> earlier(Request request) {
    return request.idempotency().isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindIdempotent(request.idempotency().get()),
            request.context().deadline());
  }

  private Future<UpsertOutcome> repeat(Request request, IdempotencyKey.Earlier earlier) {
    if (!earlier.sameBody(request.idempotency().orElseThrow().bodyHash())) {
      return Future.succeededFuture(new UpsertOutcome.KeyReused());
    }
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindVersion(
                request.context().tenant(), earlier.subjectId(), earlier.subjectVersion()),
            request.context().deadline())
        .map(worker -> repeated(request, earlier.effect(), worker.orElseThrow()));
  }

  private Upserted repeated(Request request, WriteEffect effect, Worker worker) {
    Feed sent = request.feed();
    Feed feed =
        new Feed(sent.key(), sent.updatedAt(), validator.normalise(sent.content()), sent.fields());
    return new Upserted(effect(effect), worker, feeds.kept(request.context(), feed, worker));
  }

  private static Effect effect(WriteEffect earlier) {
    return switch (earlier) {
      case CREATED -> Effect.CREATED;
      case ATTACHED -> Effect.ATTACHED;
      case UPDATED, RESTORED, MERGED, UNMERGED -> Effect.UPDATED;
    };
  }

  /** The result is empty if another request came first. */
  private Future<Optional<UpsertOutcome>> attempt(Request request) {
    return lookup
        .find(request.context(), request.feed().key())
        .compose(
            found -> {
              if (found.isPresent()) {
                return update(request, found.get());
              }
              return request.expectsExisting()
                  ? settled(new UpsertOutcome.NotFound())
                  : create(request);
            });
  }

  private Future<Optional<UpsertOutcome>> update(Request request, Worker found) {
    return found.deletedAt().isPresent()
        ? settled(new UpsertOutcome.Deleted(found.id().orElseThrow()))
        : feeds
            .apply(request.toApply(request.condition()), found)
            .compose(outcome -> settle(request, outcome));
  }

  private Future<Optional<UpsertOutcome>> settle(Request request, ApplyFeed.Outcome outcome) {
    return switch (outcome) {
      case ApplyFeed.Outcome.Applied(var upserted) -> settled(upserted);
      case ApplyFeed.Outcome.Refused(var refusal) -> settled(refusal);
      case ApplyFeed.Outcome.Outdated _ -> Future.succeededFuture(Optional.empty());
      case ApplyFeed.Outcome.Repeated(UpdateOutcome.Repeated(var earlier)) ->
          repeat(request, earlier).map(Optional::of);
      case ApplyFeed.Outcome.Repeated repeated ->
          throw new IllegalStateException("A request cannot end as " + repeated);
    };
  }

  private Future<Optional<UpsertOutcome>> create(Request request) {
    Worker worker =
        request.feed().content().toBuilder()
            .id(null)
            .version(0)
            .sources(List.of(request.feed().source()))
            .build();
    return creates
        .create(
            new CreateWorker.Request(
                request.context(),
                worker,
                request.intake(),
                request.acknowledged(),
                request.idempotency()))
        .compose(
            outcome ->
                switch (outcome) {
                  case CreateOutcome.Created(Worker created) ->
                      settled(new Upserted(Effect.CREATED, created, List.of()));
                  case CreateOutcome.Repeated(WriteEffect effect, Worker written) ->
                      settled(repeated(request, effect, written));
                  case CreateOutcome.KeyReused _ -> settled(new UpsertOutcome.KeyReused());
                  case CreateOutcome.Invalid(var violations) ->
                      settled(new UpsertOutcome.Invalid(violations));
                  case CreateOutcome.Duplicate(var matches) -> duplicate(request, matches);
                  case CreateOutcome.SourceTaken _, CreateOutcome.IdTaken _ ->
                      Future.succeededFuture(Optional.empty());
                  case CreateOutcome.Held _, CreateOutcome.Unconditional _ ->
                      throw new IllegalStateException("No condition was set: " + outcome);
                });
  }

  /** One of the matches may be the worker that another request created under the same key. */
  private Future<Optional<UpsertOutcome>> duplicate(Request request, List<PotentialMatch> matches) {
    return lookup
        .find(request.context(), request.feed().key())
        .compose(
            holder ->
                holder.isPresent()
                    ? Future.succeededFuture(Optional.empty())
                    : attach(request, matches));
  }

  private Future<Optional<UpsertOutcome>> attach(Request request, List<PotentialMatch> matches) {
    Optional<Worker> match =
        request.onDuplicate() == OnDuplicate.ATTACH && !request.condition().mustNotExist()
            ? Attachment.among(matches, request.feed())
            : Optional.empty();
    return match.isEmpty()
        ? settled(new UpsertOutcome.Duplicate(matches))
        : feeds
            .apply(request.toApply(VersionCondition.ANY), match.get())
            .compose(outcome -> settle(request, outcome));
  }

  private static Future<Optional<UpsertOutcome>> settled(UpsertOutcome outcome) {
    return Future.succeededFuture(Optional.of(outcome));
  }
}
