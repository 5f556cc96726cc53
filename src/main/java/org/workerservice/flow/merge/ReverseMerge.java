package org.workerservice.flow.merge;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.EventData;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.merge.MergeChange;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeQuery;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.MovedLink;
import org.workerservice.persistence.merge.ReversalChange;
import org.workerservice.persistence.worker.LinkChange;
import org.workerservice.persistence.worker.ReadCommand;

/**
 * Takes a merge back: read all records, decide, write all; retries if another change came first.
 */
public final class ReverseMerge {
  private final Bus bus;
  private final WorkerIdentity identity;
  private final EventData eventData;
  private final Turns turns;

  public ReverseMerge(Toolbox tools) {
    this.bus = tools.bus();
    this.identity = tools.identity();
    this.eventData = tools.eventData();
    this.turns = tools.turns();
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

  /** A merge that is not reversed, and all merges into its survivor. */
  private record Known(MergeRecord merge, List<MergeRecord> into) {}

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
    return read(request, List.of(merge.main(), merge.duplicate()))
        .compose(
            idToWorker -> {
              Worker survivor = idToWorker.get(merge.main());
              if (MergeChecks.mergedInto(survivor).isPresent()) {
                return first(request, merge.main());
              }
              return survivor.deletedAt().isPresent()
                  ? Future.succeededFuture(
                      Optional.of(new ReversalOutcome.RestoreFirst(merge.main())))
                  : known(request, merge)
                      .compose(
                          known ->
                              known.isEmpty()
                                  ? Future.succeededFuture(Optional.empty())
                                  : withOthers(request, known.get(), idToWorker));
            });
  }

  /**
   * Reads the merges after the records: a merge or reversal in between changes the version of the
   * survivor, so that the write notices it. The result is empty if the merge was reversed.
   */
  private Future<Optional<Known>> known(Request request, MergeRecord merge) {
    return ask(request, new MergeQuery.FindMergesInto(request.context().tenant(), merge.main()))
        .map(
            into ->
                into.stream()
                    .filter(one -> one.id().equals(merge.id()) && one.reversed().isEmpty())
                    .findFirst()
                    .map(now -> new Known(now, into)));
  }

  /**
   * Finds the last merge of a chain, whose survivor lives: it is the one to reverse first. The
   * result is empty if one of the chain was reversed in the meantime.
   */
  private Future<Optional<ReversalOutcome>> first(Request request, UUID merged) {
    return ask(request, new MergeQuery.FindMergeOf(request.context().tenant(), merged))
        .compose(
            found ->
                found
                    .map(next -> lastFrom(request, next))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<ReversalOutcome>> lastFrom(Request request, MergeRecord next) {
    return read(request, List.of(next.main()))
        .compose(
            idToWorker ->
                MergeChecks.mergedInto(idToWorker.get(next.main())).isPresent()
                    ? first(request, next.main())
                    : Future.succeededFuture(
                        Optional.of(new ReversalOutcome.ReverseFirst(next.id()))));
  }

  private Future<Optional<ReversalOutcome>> withOthers(
      Request request, Known known, Map<UUID, Worker> idToWorker) {
    return survivors(request, known.merge())
        .compose(
            otherToSurvivor ->
                read(request, List.copyOf(otherToSurvivor.values()))
                    .compose(
                        others -> {
                          if (others.values().stream()
                              .anyMatch(other -> MergeChecks.mergedInto(other).isPresent())) {
                            return Future.succeededFuture(Optional.empty());
                          }
                          Map<UUID, Worker> all = new HashMap<>(others);
                          all.putAll(idToWorker);
                          return write(request, known, all, moved(known.merge(), otherToSurvivor));
                        }));
  }

  /** Another record of a moved link may have been merged since; its survivor takes its place. */
  private Future<Map<UUID, UUID>> survivors(Request request, MergeRecord merge) {
    Map<UUID, UUID> otherToSurvivor = new HashMap<>();
    Future<?> all = Future.succeededFuture();
    for (MovedLink link : merge.links()) {
      all =
          all.compose(
              before ->
                  ask(
                          request,
                          new MergeQuery.FindSurvivor(request.context().tenant(), link.other()))
                      .map(
                          survivor ->
                              otherToSurvivor.put(link.other(), survivor.orElse(link.other()))));
    }
    return all.map(done -> otherToSurvivor);
  }

  private static List<MovedLink> moved(MergeRecord merge, Map<UUID, UUID> otherToSurvivor) {
    List<MovedLink> moved = new ArrayList<>();
    for (MovedLink link : merge.links()) {
      UUID other = otherToSurvivor.get(link.other());
      if (!other.equals(merge.main()) && !other.equals(merge.duplicate())) {
        moved.add(new MovedLink(other, link.own(), link.opposite(), link.given()));
      }
    }
    return moved;
  }

  private Future<Optional<ReversalOutcome>> write(
      Request request, Known known, Map<UUID, Worker> idToWorker, List<MovedLink> moved) {
    ReversalPlan plan = ReversalPlan.of(known.merge(), known.into(), moved, idToWorker);
    return ask(
            request,
            new MergeQuery.FindReplaced(
                request.context().tenant(),
                List.of(known.merge().main(), known.merge().duplicate())))
        .map(replaced -> change(request, known.merge(), plan, idToWorker, replaced))
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

  private ReversalChange change(
      Request request,
      MergeRecord merge,
      ReversalPlan plan,
      Map<UUID, Worker> idToWorker,
      Map<UUID, List<Worker>> survivorToReplaced) {
    List<Worker> ofDuplicate = survivorToReplaced.getOrDefault(merge.duplicate(), List.of());
    Set<UUID> gone =
        Stream.concat(
                Stream.of(merge.duplicate(), merge.main()),
                ofDuplicate.stream().map(worker -> worker.id().orElseThrow()))
            .collect(Collectors.toCollection(HashSet::new));
    List<Worker> ofSurvivor =
        survivorToReplaced.getOrDefault(merge.main(), List.of()).stream()
            .filter(worker -> !gone.contains(worker.id().orElseThrow()))
            .toList();
    List<Worker> withLost = Stream.concat(ofSurvivor.stream(), plan.lostBefore().stream()).toList();
    return new ReversalChange(
        request.context(),
        merge,
        Stream.concat(
                Stream.of(merge.main(), merge.duplicate()),
                plan.others().stream().map(worker -> worker.id().orElseThrow()))
            .collect(Collectors.toMap(id -> id, id -> idToWorker.get(id).version())),
        record(request, plan.survivor(), withLost),
        record(request, plan.duplicate(), ofDuplicate),
        plan.others().stream().map(this::end).toList(),
        plan.later(),
        plan.unattributed(),
        request.reason(),
        request.idempotency());
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
    Future<Optional<Worker>> survivor = version(request, merge.main(), reversed.survivorVersion());
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

  private Future<Map<UUID, Worker>> read(Request request, List<UUID> ids) {
    if (ids.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(request.context().tenant(), ids),
            request.context().deadline())
        .map(
            workers ->
                workers.stream()
                    .collect(
                        Collectors.toMap(
                            worker -> worker.id().orElseThrow(), Function.identity())));
  }

  private <R> Future<R> ask(Request request, MergeCommand<R> command) {
    return bus.ask(MergeCommand.ADDRESS, command, request.context().deadline());
  }
}
