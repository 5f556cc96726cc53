package org.workerservice.flow.merge;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.EventData;
import org.workerservice.flow.PairsToReview;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.merge.MergeChange;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeQuery;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.ReversalChange;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.write.ComparedWorker;
import org.workerservice.survivorship.SystemTrust;

/**
 * Takes a merge back: read all records, decide, write all; retries if another change came first.
 */
public final class ReverseMerge {
  private final Bus bus;
  private final WorkerIdentity identity;
  private final EventData eventData;
  private final Turns turns;
  private final PairsToReview pairsToReview;
  private final SystemTrust trust;

  public ReverseMerge(Toolbox tools) {
    this.bus = tools.bus();
    this.identity = tools.identity();
    this.eventData = tools.eventData();
    this.turns = tools.turns();
    this.pairsToReview = new PairsToReview(tools);
    this.trust = tools.trust();
  }

  /**
   * A request to reverse a merge.
   *
   * @param merge the id of its record
   */
  public record Request(
      RequestContext context,
      UUID merge,
      Optional<String> reason,
      Optional<IdempotencyKey> idempotency) {}

  /** Reverses a merge. */
  public Future<ReversalOutcome> reverse(Request request) {
    return find(request)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(new ReversalOutcome.NotFound())
                    : turns.inTurn(
                        found.get().main(),
                        request.context().deadline(),
                        () ->
                            Attempts.until(
                                request.context().deadline(), repeated -> attempt(request))));
  }

  private Future<Optional<MergeRecord>> find(Request request) {
    return ask(request, new MergeQuery.FindMerge(request.context().tenant(), request.merge()));
  }

  /** The result is empty if another change came first. */
  private Future<Optional<ReversalOutcome>> attempt(Request request) {
    return find(request)
        .map(Optional::orElseThrow)
        .compose(
            merge ->
                merge.reversed().isPresent()
                    ? reversed(request, merge).map(Optional::of)
                    : plan(request, merge));
  }

  private Future<Optional<ReversalOutcome>> plan(Request request, MergeRecord merge) {
    return new ReversalReader(bus, request.context())
        .read(merge)
        .compose(
            basis ->
                basis
                    .map(read -> write(request, read))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<ReversalOutcome>> write(Request request, ReversalBasis basis) {
    if (basis.survivor().deletedAt().isPresent()) {
      UUID survivor = basis.survivor().id().orElseThrow();
      return Future.succeededFuture(Optional.of(new ReversalOutcome.RestoreFirst(survivor)));
    }
    return ask(
            request,
            new MergeQuery.FindReplaced(
                request.context().tenant(),
                List.of(basis.survivor().id().orElseThrow(), basis.merge().duplicate())))
        .compose(replaced -> change(request, basis, replaced))
        .compose(change -> ask(request, change))
        .compose(
            outcome ->
                switch (outcome) {
                  case ReversalChange.Outcome.Written _ ->
                      find(request)
                          .compose(merge -> done(request, merge.orElseThrow()))
                          .map(Optional::of);
                  case ReversalChange.Outcome.Outdated _ ->
                      Future.succeededFuture(Optional.empty());
                  case ReversalChange.Outcome.Repeated(var earlier) ->
                      find(request)
                          .compose(merge -> repeat(request, merge.orElseThrow(), earlier))
                          .map(Optional::of);
                });
  }

  private Future<ReversalChange> change(
      Request request, ReversalBasis basis, Map<UUID, List<Worker>> survivorToReplaced) {
    ReversalPlan plan = ReversalPlan.of(basis, trust.of(request.context().tenant()));
    UUID duplicate = basis.merge().duplicate();
    List<Worker> ofDuplicate = survivorToReplaced.getOrDefault(duplicate, List.of());
    MergeChange.Survivor survivor =
        record(request, plan.survivor(), known(basis, plan, survivorToReplaced));
    MergeChange.Survivor restored = record(request, plan.duplicate(), ofDuplicate);
    return Future.all(
            compared(request, survivor, duplicate),
            compared(request, restored, basis.survivor().id().orElseThrow()))
        .map(both -> change(request, basis, plan, List.of(survivor, restored), both.list()));
  }

  /** The two workers of the merge are not compared with each other. */
  private Future<ComparedWorker> compared(
      Request request, MergeChange.Survivor record, UUID other) {
    return pairsToReview.compared(
        request.context(), record.worker(), record.index(), Set.of(other));
  }

  private ReversalChange change(
      Request request,
      ReversalBasis basis,
      ReversalPlan plan,
      List<MergeChange.Survivor> written,
      List<ComparedWorker> compared) {
    return new ReversalChange(
        request.context(),
        basis.merge(),
        basis
            .workers()
            .collect(Collectors.toMap(worker -> worker.id().orElseThrow(), Worker::version)),
        written.getFirst(),
        written.getLast(),
        plan.inner(),
        plan.others().stream().map(this::end).toList(),
        plan.later(),
        plan.unattributed(),
        compared,
        request.reason(),
        request.idempotency());
  }

  /** Returns the records by which matching finds the survivor besides its own content. */
  private static List<Worker> known(
      ReversalBasis basis, ReversalPlan plan, Map<UUID, List<Worker>> survivorToReplaced) {
    UUID duplicate = basis.merge().duplicate();
    Set<UUID> gone =
        Stream.of(
                Stream.of(duplicate),
                basis.levels().stream().map(ReversalBasis.Level::id),
                survivorToReplaced.getOrDefault(duplicate, List.of()).stream()
                    .map(worker -> worker.id().orElseThrow()))
            .flatMap(ids -> ids)
            .collect(Collectors.toSet());
    return Stream.of(
            survivorToReplaced.getOrDefault(basis.survivor().id().orElseThrow(), List.of()).stream()
                .filter(worker -> !gone.contains(worker.id().orElseThrow())),
            plan.inner().stream().map(ReversalChange.Inner::now),
            plan.lostBefore().stream())
        .flatMap(workers -> workers)
        .toList();
  }

  private MergeChange.Survivor record(Request request, Worker worker, List<Worker> replaced) {
    return new MergeChange.Survivor(
        worker, identity.of(worker, replaced, request.context().tenant()), eventData.of(worker));
  }

  private LinkChange.End end(Worker worker) {
    return new LinkChange.End(
        worker.id().orElseThrow(),
        worker.links(),
        worker.deletedAt().isEmpty(),
        eventData.of(worker));
  }

  /** A repeat with the same idempotency key gets the answer of the first request. */
  private Future<ReversalOutcome> reversed(Request request, MergeRecord merge) {
    if (request.idempotency().isEmpty()) {
      return Future.succeededFuture(new ReversalOutcome.AlreadyReversed());
    }
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindIdempotent(request.idempotency().get()),
            request.context().deadline())
        .compose(
            earlier ->
                earlier
                    .map(one -> repeat(request, merge, one))
                    .orElseGet(
                        () -> Future.succeededFuture(new ReversalOutcome.AlreadyReversed())));
  }

  private Future<ReversalOutcome> repeat(
      Request request, MergeRecord merge, IdempotencyKey.Earlier earlier) {
    return earlier.sameBody(request.idempotency().orElseThrow().bodyHash())
        ? done(request, merge)
        : Future.succeededFuture(new ReversalOutcome.KeyReused());
  }

  private Future<ReversalOutcome> done(Request request, MergeRecord merge) {
    MergeRecord.Reversed reversed = merge.reversed().orElseThrow();
    Future<Optional<Worker>> survivor =
        version(request, reversed.survivor(), reversed.survivorVersion());
    Future<Optional<Worker>> duplicate =
        version(request, merge.duplicate(), reversed.duplicateVersion());
    return Future.all(survivor, duplicate)
        .map(
            all ->
                new ReversalOutcome.Done(
                    survivor.result().orElseThrow(), duplicate.result().orElseThrow(), merge));
  }

  private Future<Optional<Worker>> version(Request request, UUID id, long version) {
    return bus.ask(
        ReadCommand.ADDRESS,
        new ReadCommand.FindVersion(request.context().tenant(), id, version),
        request.context().deadline());
  }

  private <R> Future<R> ask(Request request, MergeCommand<R> command) {
    return bus.ask(MergeCommand.ADDRESS, command, request.context().deadline());
  }
}
