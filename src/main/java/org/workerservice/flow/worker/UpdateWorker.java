package org.workerservice.flow.worker;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.EventData;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.PairsToReview;
import org.workerservice.flow.PairsToReview.Pairs;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.References;
import org.workerservice.flow.ReplacedRecords;
import org.workerservice.flow.Reviews;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.worker.UpdateDrafts.Draft;
import org.workerservice.flow.worker.UpdateOutcome.Duplicate;
import org.workerservice.flow.worker.UpdateOutcome.Invalid;
import org.workerservice.flow.worker.UpdateOutcome.NotFound;
import org.workerservice.flow.worker.UpdateOutcome.Updated;
import org.workerservice.flow.worker.UpdateOutcome.VersionMismatch;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Rebase;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.survivorship.Feed;
import org.workerservice.validation.Intake;

/**
 * Changes the content of a living worker: read, change, validate, compare if its identity changes,
 * write. Retries if another change came first, so that no concurrent change is lost.
 */
public final class UpdateWorker {
  private final Bus bus;
  private final UpdateDrafts drafts;
  private final WorkerIdentity identity;
  private final DuplicateSearch duplicates;
  private final MatchingPolicy policy;
  private final EventData eventData;
  private final Turns turns;
  private final ReplacedRecords replaced;
  private final PairsToReview pairsToReview;

  public UpdateWorker(Toolbox tools) {
    this.bus = tools.bus();
    this.drafts = new UpdateDrafts(tools);
    this.identity = tools.identity();
    this.duplicates = tools.duplicates();
    this.policy = tools.policy();
    this.eventData = tools.eventData();
    this.turns = tools.turns();
    this.replaced = new ReplacedRecords(tools.bus());
    this.pairsToReview = new PairsToReview(tools);
  }

  /** New content for a worker. */
  public sealed interface Change {
    /**
     * Replaces the content.
     *
     * @param namesLinks whether the content includes links; otherwise the current links stay
     */
    record Replacement(Worker content, boolean namesLinks) implements Change {
      @Override
      public String toString() {
        return "Replacement[" + content + "]";
      }
    }

    /**
     * Derives new content from the current content; nothing is written if they are the same. An
     * exception of the function fails the update.
     */
    record Edit(UnaryOperator<Worker> content) implements Change {}

    /**
     * Applies what a feeding system says, as far as it may change the worker.
     *
     * @param attaches whether the worker gets the key of the feed; if not, it must have it
     */
    record Fed(Feed feed, boolean attaches) implements Change {}

    /**
     * Gives a field that a person corrected back to the feeds; nothing is written if no person set
     * it.
     *
     * @param field the name in JSON
     */
    record Release(String field) implements Change {}
  }

  /**
   * What the writer keeps to recognise a repeated request.
   *
   * @param importRow returns the outcome of the import row for the worker as it will be written
   */
  public record Recording(
      Optional<IdempotencyKey> idempotency, Function<Worker, Optional<ImportRow>> importRow) {
    /** Keeps nothing. */
    public static final Recording NONE =
        new Recording(Optional.empty(), worker -> Optional.empty());
  }

  /**
   * A request to update a worker.
   *
   * @param id the worker
   * @param condition the versions that may be changed
   * @param acknowledged workers that the caller knows to be other people
   */
  public record Request(
      RequestContext context,
      UUID id,
      Change change,
      Intake intake,
      VersionCondition condition,
      Set<UUID> acknowledged,
      Recording recording) {
    /** Makes a defensive copy of the set. */
    public Request {
      acknowledged = Set.copyOf(acknowledged);
    }

    /** Creates a request that needs no record of its repetition. */
    public Request(
        RequestContext context,
        UUID id,
        Change change,
        Intake intake,
        VersionCondition condition,
        Set<UUID> acknowledged) {
      this(context, id, change, intake, condition, acknowledged, Recording.NONE);
    }
  }

  /**
   * Executes the request. A request that names no version waits for earlier ones on this node; a
   * request that names one is decided at once.
   */
  public Future<UpdateOutcome> update(Request request) {
    Deadline deadline = request.context().deadline();
    return request.condition().namesVersions()
        ? attempts(request)
        : turns.inTurn(request.id(), deadline, () -> attempts(request));
  }

  private Future<UpdateOutcome> attempts(Request request) {
    return Attempts.until(request.context().deadline(), repeated -> attempt(request, repeated));
  }

  /**
   * The result is empty if the worker changed since this read, or a worker that may be the same
   * person did.
   */
  private Future<Optional<UpdateOutcome>> attempt(Request request, boolean repeated) {
    RequestContext context = request.context();
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorker(context.tenant(), request.id()),
            context.deadline())
        .map(found -> found.filter(worker -> worker.deletedAt().isEmpty()))
        .compose(found -> change(request, found, repeated))
        .map(result -> result.filter(outcome -> !isOutdated(request, outcome)));
  }

  private static boolean isOutdated(Request request, UpdateOutcome outcome) {
    return outcome instanceof VersionMismatch(long version) && request.condition().accepts(version);
  }

  private Future<Optional<UpdateOutcome>> change(
      Request request, Optional<Worker> found, boolean repeated) {
    if (found.isEmpty()) {
      return settled(new NotFound());
    }
    return replaced
        .of(request.context(), found.get())
        .compose(
            merged ->
                switch (drafts.of(request, found.get(), merged)) {
                  case Draft.Settled(UpdateOutcome outcome) -> settled(outcome);
                  case Draft.Valid valid -> prepareAndWrite(request, valid, repeated);
                });
  }

  private static Future<Optional<UpdateOutcome>> settled(UpdateOutcome outcome) {
    return Future.succeededFuture(Optional.of(outcome));
  }

  /**
   * After another node came first, the writer rebases the change on the newest version while all
   * other changes wait; otherwise a node that is always slightly slower would starve. A request
   * with acknowledged workers is not rebased: comparing with them would block others for too long.
   */
  private Optional<Rebase> rebase(
      Request request, boolean repeated, MatchIndexEntry index, Pairs pairs) {
    return repeated && request.acknowledged().isEmpty()
        ? Optional.of(newest -> rebased(request, newest, index, pairs))
        : Optional.empty();
  }

  /**
   * Returns empty if there is nothing to write, if records were merged into the worker, which
   * cannot be read here, or if the worker would have to be compared with others again; the next
   * attempt then determines the outcome.
   *
   * @param compared the content that was compared with others
   */
  private Optional<WriteItem.Update> rebased(
      Request request, Worker newest, MatchIndexEntry compared, Pairs pairs) {
    try {
      return newest.deletedAt().isEmpty()
              && !ReplacedRecords.hasAny(newest)
              && drafts.of(request, newest, List.of()) instanceof Draft.Valid valid
          ? rebased(request, valid, compared, pairs)
          : Optional.empty();
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  private Optional<WriteItem.Update> rebased(
      Request request, Draft.Valid valid, MatchIndexEntry compared, Pairs pairs) {
    MatchIndexEntry index = identity.of(valid.worker(), request.context().tenant());
    if (valid.before().isEmpty()) {
      return Optional.of(item(request, valid, index, Pairs.NONE, Optional.empty()));
    }
    boolean isCompared =
        pairs.compared().watermark().isPresent() && Arrays.equals(index.print(), compared.print());
    return isCompared
        ? Optional.of(item(request, valid, index, pairs, Optional.empty()))
        : Optional.empty();
  }

  private Future<Optional<UpdateOutcome>> prepareAndWrite(
      Request request, Draft.Valid draft, boolean repeated) {
    MatchIndexEntry index =
        identity.of(draft.worker(), draft.replaced(), request.context().tenant());
    return pairs(request, draft, index)
        .compose(
            pairs ->
                write(
                    request,
                    item(request, draft, index, pairs, rebase(request, repeated, index, pairs))));
  }

  /** Compares the worker only with the acknowledged ones if its identity stays the same. */
  private Future<Pairs> pairs(Request request, Draft.Valid draft, MatchIndexEntry index) {
    RequestContext context = request.context();
    Future<List<ReviewItem>> acknowledged =
        duplicates
            .scoreAll(context, index, request.acknowledged(), settings(request))
            .map(
                scored ->
                    scored.stream()
                        .map(one -> Reviews.decidedNoMatch(DetectionMethod.UPDATE, one))
                        .toList());
    Future<Pairs> found =
        draft.before().isEmpty()
            ? Future.succeededFuture(Pairs.NONE)
            : pairsToReview.of(
                context,
                new PairsToReview.Changed(
                    draft.worker(),
                    index,
                    request.acknowledged(),
                    draft.before(),
                    DetectionMethod.UPDATE));
    return acknowledged.compose(decided -> found.map(pairs -> pairs.with(decided)));
  }

  private WriteItem.Update item(
      Request request,
      Draft.Valid draft,
      MatchIndexEntry index,
      Pairs pairs,
      Optional<Rebase> rebase) {
    return new WriteItem.Update(
        request.context(),
        draft.worker(),
        index,
        eventData.of(draft.worker()),
        OptionalLong.of(draft.worker().version()),
        draft.kept(),
        request.acknowledged(),
        pairs.raised(),
        pairs.compared(),
        rebase,
        request.recording().idempotency(),
        request.recording().importRow().apply(draft.worker()));
  }

  private Future<Optional<UpdateOutcome>> write(Request request, WriteItem.Update item) {
    return bus.ask(WriteItem.ADDRESS, item, request.context().deadline())
        .compose(outcome -> answer(request, item, outcome));
  }

  private Future<Optional<UpdateOutcome>> answer(
      Request request, WriteItem.Update item, WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Written(Worker written, long _) -> settled(new Updated(written));
      case WriteOutcome.NotFound _ -> settled(new NotFound());
      case WriteOutcome.VersionMismatch(long current) -> settled(new VersionMismatch(current));
      case WriteOutcome.Stale _ -> Future.succeededFuture(Optional.empty());
      case WriteOutcome.Claimed(Set<UUID> holders) ->
          duplicates
              .scoreAll(request.context(), item.index(), holders, settings(request))
              .compose(scored -> duplicates.present(request.context(), item.worker(), scored))
              .compose(matches -> refuseOrWrite(request, item, matches));
      case WriteOutcome.UnknownReferences(Set<UUID> ids) ->
          settled(new Invalid(References.violations(item.worker(), request.acknowledged(), ids)));
      case WriteOutcome.SourceTaken(var keyToHolder) ->
          settled(new UpdateOutcome.SourceTaken(keyToHolder));
      case WriteOutcome.Repeated(var earlier) -> settled(new UpdateOutcome.Repeated(earlier));
      case WriteOutcome.RowRepeated(var earlier) -> settled(new UpdateOutcome.RowRepeated(earlier));
      case WriteOutcome.IdTaken _, WriteOutcome.NotDeleted _, WriteOutcome.Noted _ ->
          throw new IllegalStateException("An update cannot end as " + outcome);
    };
  }

  /**
   * Refuses the update unless every holder was deleted in the meantime, or a person said that it is
   * another worker: a decision is never overridden. The pair is raised again instead.
   */
  private Future<Optional<UpdateOutcome>> refuseOrWrite(
      Request request, WriteItem.Update item, List<PotentialMatch> matches) {
    Map<Boolean, List<PotentialMatch>> rejectedToMatches =
        matches.stream().collect(Collectors.partitioningBy(PotentialMatch::isRejected));
    return rejectedToMatches.get(false).isEmpty()
        ? write(request, item.acknowledging(ids(rejectedToMatches.get(true))))
        : settled(new Duplicate(rejectedToMatches.get(false)));
  }

  private static Set<UUID> ids(List<PotentialMatch> matches) {
    return matches.stream()
        .map(match -> match.worker().id().orElseThrow())
        .collect(Collectors.toSet());
  }

  private MatchSettings settings(Request request) {
    return policy.settings(request.context().tenant());
  }
}
