package org.workerservice.flow.worker;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.EventData;
import org.workerservice.flow.IdentifierHolders;
import org.workerservice.flow.Links;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.References;
import org.workerservice.flow.Reviews;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.WriteChecks;
import org.workerservice.flow.worker.CreateOutcome.Created;
import org.workerservice.flow.worker.CreateOutcome.Duplicate;
import org.workerservice.flow.worker.CreateOutcome.IdTaken;
import org.workerservice.flow.worker.CreateOutcome.Invalid;
import org.workerservice.flow.worker.CreateOutcome.KeyReused;
import org.workerservice.flow.worker.CreateOutcome.Repeated;
import org.workerservice.flow.worker.CreateOutcome.SourceTaken;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.survivorship.FieldOrigins;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Validation;

/**
 * Creates a worker: validate, search for duplicates, write. If a similar worker is committed
 * between the last two steps, compare again.
 */
public final class CreateWorker {
  private static final int MATCHES_SHOWN = 10;

  private final Bus bus;
  private final WriteChecks checks;
  private final WorkerIdentity identity;
  private final IdentifierHolders holders;
  private final DuplicateSearch duplicates;
  private final MatchingPolicy policy;
  private final EventData eventData;
  private final Clock clock;

  public CreateWorker(Toolbox tools) {
    this.bus = tools.bus();
    this.checks = tools.checks();
    this.identity = tools.identity();
    this.holders = new IdentifierHolders(tools.bus(), tools.identity());
    this.duplicates = tools.duplicates();
    this.policy = tools.policy();
    this.eventData = tools.eventData();
    this.clock = tools.clock();
  }

  /**
   * A request to create a worker.
   *
   * @param acknowledged workers that the caller knows to be other people
   * @param idempotency the caller's key, if any
   */
  public record Request(
      RequestContext context,
      Worker worker,
      Intake intake,
      Set<UUID> acknowledged,
      Optional<IdempotencyKey> idempotency) {
    /** Makes a defensive copy of the set. */
    public Request {
      acknowledged = Set.copyOf(acknowledged);
    }

    @Override
    public String toString() {
      return "Request[" + worker + "]";
    }
  }

  /** A valid request with the match keys and features of its worker. */
  private record Attempt(
      Request request,
      Worker worker,
      MatchIndexEntry index,
      List<ReviewItem> acknowledged,
      Optional<CodedValue> unlessHeld) {}

  /** Executes the request; generates an id unless the worker has one. */
  public Future<CreateOutcome> create(Request request) {
    return create(request, Optional.empty());
  }

  /**
   * As {@link #create(Request)}, unless a living worker holds an identifier, which has a code; ends
   * as {@link CreateOutcome.Held} then. Of simultaneous requests, one creates a worker.
   */
  public Future<CreateOutcome> createUnlessHeld(Request request, CodedValue identifier) {
    return create(request, Optional.of(identifier));
  }

  private Future<CreateOutcome> create(Request request, Optional<CodedValue> unlessHeld) {
    return switch (checks.of(request.worker(), request.intake())) {
      case Validation.Invalid(var violations) -> Future.succeededFuture(new Invalid(violations));
      case Validation.Valid(Worker valid) when !valid.links().isEmpty() ->
          Future.succeededFuture(new Invalid(List.of(Links.READ_ONLY)));
      case Validation.Valid(Worker valid) ->
          repeated(request)
              .compose(
                  repeated ->
                      repeated.isPresent()
                          ? Future.succeededFuture(repeated.get())
                          : attempt(request, valid, unlessHeld));
    };
  }

  private Future<Optional<CreateOutcome>> repeated(Request request) {
    return request.idempotency().isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : bus.ask(
                ReadCommand.ADDRESS,
                new ReadCommand.FindIdempotent(request.idempotency().get()),
                request.context().deadline())
            .compose(
                earlier ->
                    earlier.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : repeat(request, earlier.get()).map(Optional::of));
  }

  private Future<CreateOutcome> repeat(Request request, IdempotencyKey.Earlier earlier) {
    if (!earlier.sameBody(request.idempotency().orElseThrow().bodyHash())) {
      return Future.succeededFuture(new KeyReused());
    }
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindVersion(
                request.context().tenant(), earlier.subjectId(), earlier.subjectVersion()),
            request.context().deadline())
        .map(worker -> new Repeated(earlier.effect(), worker.orElseThrow()));
  }

  /** The write notices newer holders, because they share a match key with the record. */
  private Future<CreateOutcome> attempt(
      Request request, Worker valid, Optional<CodedValue> unlessHeld) {
    return unlessHeld
            .filter(identifier -> !holders.canFind(request.context(), valid, identifier))
            .isPresent()
        ? Future.succeededFuture(new CreateOutcome.Unconditional())
        : prepare(request, valid, unlessHeld).compose(this::attempt);
  }

  private Future<Attempt> prepare(Request request, Worker valid, Optional<CodedValue> unlessHeld) {
    Worker worker =
        FieldOrigins.created(
            valid.toBuilder().id(valid.id().orElseGet(WorkerIds::next)).build(), clock.instant());
    MatchIndexEntry index = identity.of(worker, request.context().tenant());
    return duplicates
        .scoreAll(request.context(), index, request.acknowledged(), settings(request))
        .map(
            scored ->
                new Attempt(
                    request,
                    worker,
                    index,
                    scored.stream()
                        .map(one -> Reviews.decidedNoMatch(DetectionMethod.CREATE, one))
                        .toList(),
                    unlessHeld));
  }

  private Future<CreateOutcome> attempt(Attempt attempt) {
    return beforeDeadline(
        attempt,
        context ->
            duplicates
                .search(context, List.of(attempt.index()), terms(attempt))
                .compose(
                    found ->
                        writeUnless(found.perRecord().getFirst(), attempt, found.watermark())));
  }

  /** A similar worker was committed in the meantime. */
  private Future<CreateOutcome> attemptAgain(Attempt attempt, WriteOutcome.Stale stale) {
    if (stale.newer().size() > policy.candidateLimit()) {
      return attempt(attempt);
    }
    return beforeDeadline(
        attempt,
        context ->
            duplicates
                .searchAmong(
                    context, List.of(attempt.index()), List.of(stale.newer()), terms(attempt))
                .compose(scored -> writeUnless(scored.getFirst(), attempt, stale.watermark())));
  }

  private static Future<CreateOutcome> beforeDeadline(
      Attempt attempt, Function<RequestContext, Future<CreateOutcome>> step) {
    RequestContext context = attempt.request().context();
    return context.deadline().expired()
        ? Future.failedFuture(
            new ServiceUnavailable(
                Reason.DEADLINE_EXCEEDED, "The worker could not be written in time. Retry later."))
        : step.apply(context);
  }

  private DuplicateSearch.Terms terms(Attempt attempt) {
    return new DuplicateSearch.Terms(
        settings(attempt.request()),
        policy.createThreshold(),
        MATCHES_SHOWN + attempt.request().acknowledged().size(),
        policy.candidateLimit());
  }

  /** The holders are read after the watermark, so that the write notices those that come later. */
  private Future<CreateOutcome> writeUnless(
      List<ScoredCandidate> scored, Attempt attempt, long watermark) {
    return held(attempt)
        .compose(
            held ->
                held.isEmpty()
                    ? writeUnlessSimilar(scored, attempt, watermark)
                    : Future.succeededFuture(new CreateOutcome.Held(held)));
  }

  private Future<Set<UUID>> held(Attempt attempt) {
    return attempt
        .unlessHeld()
        .map(
            identifier ->
                holders
                    .find(attempt.request().context(), List.of(identifier))
                    .map(found -> found.getOrDefault(identifier, Set.of())))
        .orElseGet(() -> Future.succeededFuture(Set.of()));
  }

  private Future<CreateOutcome> writeUnlessSimilar(
      List<ScoredCandidate> scored, Attempt attempt, long watermark) {
    List<ScoredCandidate> open = unacknowledged(attempt, scored);
    return open.isEmpty() ? write(attempt, watermark) : refuse(attempt, open);
  }

  private static List<ScoredCandidate> unacknowledged(
      Attempt attempt, List<ScoredCandidate> scored) {
    return scored.stream()
        .filter(candidate -> !attempt.request().acknowledged().contains(candidate.id()))
        .limit(MATCHES_SHOWN)
        .toList();
  }

  /** The duplicate may be the worker that an earlier attempt of the same request created. */
  private Future<CreateOutcome> refuse(Attempt attempt, List<ScoredCandidate> scored) {
    return repeated(attempt.request())
        .compose(
            repeated ->
                repeated.isPresent()
                    ? Future.succeededFuture(repeated.get())
                    : duplicates
                        .present(attempt.request().context(), attempt.worker(), scored)
                        .compose(matches -> refuseOrRetry(attempt, matches)));
  }

  /** If every blocking candidate was deleted in the meantime, retry. */
  private Future<CreateOutcome> refuseOrRetry(Attempt attempt, List<PotentialMatch> matches) {
    return matches.isEmpty() ? attempt(attempt) : Future.succeededFuture(new Duplicate(matches));
  }

  private Future<CreateOutcome> write(Attempt attempt, long watermark) {
    Request request = attempt.request();
    WriteItem.Create item =
        new WriteItem.Create(
            request.context(),
            attempt.worker(),
            attempt.index(),
            eventData.of(attempt.worker()),
            OptionalLong.of(watermark),
            false,
            request.acknowledged(),
            attempt.acknowledged(),
            request.idempotency(),
            Optional.empty());
    return bus.ask(WriteItem.ADDRESS, item, request.context().deadline())
        .compose(outcome -> answer(attempt, outcome));
  }

  private Future<CreateOutcome> answer(Attempt attempt, WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Written(Worker worker, long _) ->
          Future.succeededFuture(new Created(worker));
      case WriteOutcome.Stale stale -> attemptAgain(attempt, stale);
      case WriteOutcome.Claimed(Set<UUID> holders) -> refuseClaimed(attempt, holders);
      case WriteOutcome.SourceTaken(var keyToHolder) ->
          Future.succeededFuture(new SourceTaken(keyToHolder));
      case WriteOutcome.IdTaken _ -> Future.succeededFuture(new IdTaken());
      case WriteOutcome.UnknownReferences(Set<UUID> ids) ->
          Future.succeededFuture(
              new Invalid(
                  References.violations(
                      attempt.worker(), attempt.request().acknowledged(), new TreeSet<>(ids))));
      case WriteOutcome.Repeated(IdempotencyKey.Earlier earlier) ->
          repeat(attempt.request(), earlier);
      case WriteOutcome.VersionMismatch _,
          WriteOutcome.NotFound _,
          WriteOutcome.NotDeleted _,
          WriteOutcome.Noted _,
          WriteOutcome.RowRepeated _ ->
          throw new IllegalStateException("A creation cannot end as " + outcome);
    };
  }

  private Future<CreateOutcome> refuseClaimed(Attempt attempt, Set<UUID> holders) {
    return duplicates
        .scoreAll(
            attempt.request().context(), attempt.index(), holders, settings(attempt.request()))
        .compose(scored -> refuse(attempt, scored));
  }

  private MatchSettings settings(Request request) {
    return policy.settings(request.context().tenant());
  }
}
