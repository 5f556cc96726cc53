package org.workerservice.flow.merge;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.workerservice.flow.PairsToReview;
import org.workerservice.flow.ReplacedRecords;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.merge.MergeChange;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeQuery;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.ComparedWorker;
import org.workerservice.survivorship.Rules;
import org.workerservice.survivorship.SystemTrust;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Validation;
import org.workerservice.validation.Violation;
import org.workerservice.validation.WorkerValidator;

/**
 * Merges duplicates into a worker: read all records, decide, write all; retries if another change
 * came first.
 */
public final class MergeWorkers {
  private static final int MAX_LINKS = 256;

  private final Bus bus;
  private final WorkerValidator validator;
  private final WorkerIdentity identity;
  private final EventData eventData;
  private final Turns turns;
  private final Rules rules;
  private final ReadWorkers reads;
  private final SystemTrust trust;
  private final PairsToReview pairsToReview;
  private final Clock clock;

  public MergeWorkers(Toolbox tools) {
    this.bus = tools.bus();
    this.validator = tools.validator();
    this.identity = tools.identity();
    this.eventData = tools.eventData();
    this.turns = tools.turns();
    this.rules = tools.mergeRules();
    this.reads = new ReadWorkers(tools);
    this.trust = tools.trust();
    this.pairsToReview = new PairsToReview(tools);
    this.clock = tools.clock();
  }

  /** Merges. A request whose idempotency key was used before returns what the first one did. */
  public Future<MergeOutcome> merge(MergeRequest request) {
    List<Violation> violations = MergeChecks.violations(request);
    if (!violations.isEmpty()) {
      return Future.succeededFuture(new MergeOutcome.Invalid(violations));
    }
    return earlier(request)
        .compose(
            earlier ->
                earlier.isPresent()
                    ? repeat(request, earlier.get())
                    : turns.inTurn(
                        request.master(),
                        request.context().deadline(),
                        () ->
                            Attempts.until(
                                request.context().deadline(), repeated -> attempt(request))));
  }

  /** Returns the merge of one of these workers into the other, if it still holds. */
  public Future<Optional<MergeOutcome.Done>> mergeOf(RequestContext context, UUID one, UUID other) {
    return Future.all(
            ask(context, new MergeQuery.FindMergesInto(context.tenant(), one)),
            ask(context, new MergeQuery.FindMergesInto(context.tenant(), other)))
        .compose(
            both ->
                both.<List<MergeRecord>>list().stream()
                    .flatMap(List::stream)
                    .filter(merge -> merge.reversed().isEmpty())
                    .filter(
                        merge -> merge.duplicate().equals(one) || merge.duplicate().equals(other))
                    .findFirst()
                    .map(
                        merge ->
                            done(context, merge.main(), merge.survivorVersion()).map(Optional::of))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  /** Returns what the merge would do, and changes nothing; the access log records the read. */
  public Future<MergeOutcome> preview(MergeRequest request) {
    List<Violation> violations = MergeChecks.violations(request);
    if (!violations.isEmpty()) {
      return Future.succeededFuture(new MergeOutcome.Invalid(violations));
    }
    return plan(request)
        .compose(
            planned ->
                switch (planned) {
                  case Planned.Refused(MergeOutcome outcome) -> Future.succeededFuture(outcome);
                  case Planned.Ready ready -> preview(request, ready.plan());
                });
  }

  private Future<MergeOutcome> preview(MergeRequest request, MergePlan plan) {
    return ask(
            request.context(),
            new MergeQuery.FindRejected(request.context().tenant(), request.group()))
        .map(
            rejected -> {
              reads.record(request.context(), "PREVIEW_MERGE", request.group());
              return new MergeOutcome.Preview(
                  plan.survivor(), plan.origins(), plan.lost(), plan.affected(), rejected);
            });
  }

  private sealed interface Planned {
    record Refused(MergeOutcome outcome) implements Planned {}

    record Ready(MergePlan plan, Map<UUID, Worker> idToWorker) implements Planned {}
  }

  private Future<Planned> plan(MergeRequest request) {
    return read(request.context(), request.group())
        .compose(
            idToWorker ->
                MergeChecks.refusal(request, idToWorker)
                    .map(refusal -> refuse(request.context(), refusal))
                    .orElseGet(() -> plan(request, idToWorker)));
  }

  private Future<Planned> plan(MergeRequest request, Map<UUID, Worker> idToWorker) {
    return read(request.context(), others(request, idToWorker))
        .map(
            others -> {
              Map<UUID, Worker> all = new HashMap<>(idToWorker);
              all.putAll(others);
              MergePlan plan =
                  MergePlan.of(
                      request, all, rules, trust.of(request.context().tenant()), clock.instant());
              List<Violation> violations = violations(plan, idToWorker.get(request.master()));
              return violations.isEmpty()
                  ? new Planned.Ready(plan, all)
                  : new Planned.Refused(new MergeOutcome.Invalid(violations));
            });
  }

  private static List<UUID> others(MergeRequest request, Map<UUID, Worker> idToWorker) {
    return request.duplicates().stream()
        .flatMap(id -> LinkMoves.others(idToWorker.get(id)).stream())
        .distinct()
        .filter(id -> !request.group().contains(id))
        .toList();
  }

  /** What each record had was accepted before, so only the survivor as a whole is judged. */
  private List<Violation> violations(MergePlan plan, Worker master) {
    List<Violation> violations = new ArrayList<>();
    Worker withoutLinks = plan.survivor().toBuilder().links(List.of()).build();
    if (validator.validateChange(withoutLinks, master, Intake.IMPORT)
        instanceof Validation.Invalid(var broken)) {
      violations.addAll(broken);
    }
    Stream.concat(Stream.of(plan.survivor()), plan.others().stream())
        .filter(worker -> worker.links().size() > MAX_LINKS)
        .findFirst()
        .ifPresent(
            worker ->
                violations.add(
                    new Violation("links", "too_many", "A record can have at most 256 links.")));
    return violations;
  }

  private Future<Planned> refuse(RequestContext context, MergeOutcome refusal) {
    if (refusal instanceof MergeOutcome.AlreadyMerged(Map<UUID, UUID> idToSurvivor)) {
      UUID merged = idToSurvivor.keySet().iterator().next();
      return ask(context, new MergeQuery.FindSurvivor(context.tenant(), merged))
          .map(
              survivor ->
                  new Planned.Refused(
                      new MergeOutcome.AlreadyMerged(
                          Map.of(merged, survivor.orElse(idToSurvivor.get(merged))))));
    }
    return Future.succeededFuture(new Planned.Refused(refusal));
  }

  /** The result is empty if another change came first. */
  private Future<Optional<MergeOutcome>> attempt(MergeRequest request) {
    return plan(request)
        .compose(
            planned ->
                switch (planned) {
                  case Planned.Refused(MergeOutcome outcome) ->
                      settleRefused(request, outcome).map(Optional::of);
                  case Planned.Ready ready -> write(request, ready);
                });
  }

  /** A concurrent request with the same key may have merged the workers. */
  private Future<MergeOutcome> settleRefused(MergeRequest request, MergeOutcome refusal) {
    return earlier(request)
        .compose(
            earlier ->
                earlier.isPresent()
                    ? repeat(request, earlier.get())
                    : Future.succeededFuture(refusal));
  }

  private Future<Optional<MergeOutcome>> write(MergeRequest request, Planned.Ready ready) {
    return replaced(request, ready)
        .compose(replaced -> change(request, ready, replaced))
        .compose(change -> ask(request.context(), change))
        .compose(outcome -> answer(request, outcome));
  }

  private Future<List<Worker>> replaced(MergeRequest request, Planned.Ready ready) {
    List<Worker> duplicates = request.duplicates().stream().map(ready.idToWorker()::get).toList();
    List<Worker> known = withLost(duplicates, ready.plan());
    List<UUID> withReplaced =
        Stream.concat(Stream.of(ready.idToWorker().get(request.master())), duplicates.stream())
            .filter(ReplacedRecords::hasAny)
            .map(worker -> worker.id().orElseThrow())
            .toList();
    if (withReplaced.isEmpty()) {
      return Future.succeededFuture(known);
    }
    return ask(
            request.context(),
            new MergeQuery.FindReplaced(request.context().tenant(), withReplaced))
        .map(
            survivorToReplaced ->
                Stream.concat(
                        known.stream(), survivorToReplaced.values().stream().flatMap(List::stream))
                    .toList());
  }

  private static List<Worker> withLost(List<Worker> duplicates, MergePlan plan) {
    return Stream.concat(
            duplicates.stream(),
            plan.steps().stream()
                .flatMap(step -> Transfers.lost(step.beforeMain(), step.transfers())))
        .toList();
  }

  private Future<MergeChange> change(
      MergeRequest request, Planned.Ready ready, List<Worker> replaced) {
    Worker survivor = ready.plan().survivor();
    MatchIndexEntry index = identity.of(survivor, replaced, request.context().tenant());
    return pairsToReview
        .compared(request.context(), survivor, index, Set.copyOf(request.duplicates()))
        .map(compared -> change(request, ready, compared));
  }

  private MergeChange change(MergeRequest request, Planned.Ready ready, ComparedWorker compared) {
    MergePlan plan = ready.plan();
    Worker survivor = plan.survivor();
    return new MergeChange(
        request.context(),
        plan.affected().stream()
            .collect(Collectors.toMap(id -> id, id -> ready.idToWorker().get(id).version())),
        new MergeChange.Survivor(survivor, compared.index(), eventData.of(survivor)),
        plan.steps(),
        plan.others().stream().map(this::end).toList(),
        compared,
        request.reason(),
        request.choices(),
        request.overridesDecisions(),
        request.idempotency(),
        request.reviewed(),
        request.automatic());
  }

  private LinkChange.End end(Worker worker) {
    return new LinkChange.End(
        worker.id().orElseThrow(),
        worker.links(),
        worker.deletedAt().isEmpty(),
        eventData.of(worker));
  }

  private Future<Optional<MergeOutcome>> answer(MergeRequest request, MergeChange.Outcome outcome) {
    return switch (outcome) {
      case MergeChange.Outcome.Written(long version) ->
          done(request.context(), request.master(), version).map(Optional::of);
      case MergeChange.Outcome.Outdated _ -> Future.succeededFuture(Optional.empty());
      case MergeChange.Outcome.Rejected(var pairs) ->
          Future.succeededFuture(Optional.of(new MergeOutcome.Rejected(pairs)));
      case MergeChange.Outcome.ReviewChanged _ ->
          Future.succeededFuture(Optional.of(new MergeOutcome.ReviewChanged()));
      case MergeChange.Outcome.Repeated(var earlier) -> repeat(request, earlier).map(Optional::of);
    };
  }

  private Future<Optional<IdempotencyKey.Earlier>> earlier(MergeRequest request) {
    return request
        .idempotency()
        .map(
            key ->
                bus.ask(
                    ReadCommand.ADDRESS,
                    new ReadCommand.FindIdempotent(key),
                    request.context().deadline()))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<MergeOutcome> repeat(MergeRequest request, IdempotencyKey.Earlier earlier) {
    return earlier.sameBody(request.idempotency().orElseThrow().bodyHash())
        ? done(request.context(), earlier.subjectId(), earlier.subjectVersion())
            .map(Function.identity())
        : Future.succeededFuture(new MergeOutcome.KeyReused());
  }

  private Future<MergeOutcome.Done> done(RequestContext context, UUID survivor, long version) {
    Future<Optional<Worker>> worker =
        bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindVersion(context.tenant(), survivor, version),
            context.deadline());
    Future<List<MergeRecord>> merges =
        ask(context, new MergeQuery.FindMergesInto(context.tenant(), survivor));
    return Future.all(worker, merges)
        .map(
            all ->
                new MergeOutcome.Done(
                    worker.result().orElseThrow(),
                    merges.result().stream()
                        .filter(merge -> merge.survivorVersion() == version)
                        .toList()));
  }

  private Future<Map<UUID, Worker>> read(RequestContext context, List<UUID> ids) {
    if (ids.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(context.tenant(), ids),
            context.deadline())
        .map(
            workers ->
                workers.stream()
                    .collect(
                        Collectors.toMap(
                            worker -> worker.id().orElseThrow(), Function.identity())));
  }

  private <R> Future<R> ask(RequestContext context, MergeCommand<R> command) {
    return bus.ask(MergeCommand.ADDRESS, command, context.deadline());
  }
}
