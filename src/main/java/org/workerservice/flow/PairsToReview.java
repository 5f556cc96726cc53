package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.feature.IdentityPart;
import org.workerservice.matching.feature.IdentityPrint;
import org.workerservice.model.Worker;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.review.PairDecision;
import org.workerservice.persistence.review.PendingPair;
import org.workerservice.persistence.review.RescoredItem;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.ComparedWorker;
import org.workerservice.persistence.worker.write.WriteItem;

/**
 * Compares a worker whose identity changes with the registry: finds the pairs that a steward must
 * review and scores the pending ones again. A pair is raised at the score at which a create would
 * be refused.
 */
public final class PairsToReview {
  /** More pairs of one worker say that its record holds little, not that it is all of them. */
  private static final int MAX_RAISED = 10;

  /** The background job scores the rest. */
  private static final int MAX_RESCORED = 50;

  private final Bus bus;
  private final DuplicateSearch duplicates;
  private final MatchingPolicy policy;

  public PairsToReview(Toolbox tools) {
    this.bus = tools.bus();
    this.duplicates = tools.duplicates();
    this.policy = tools.policy();
  }

  /**
   * The pairs of a worker.
   *
   * @param raised to be reviewed; also those that the caller has decided on
   */
  public record Pairs(List<ReviewItem> raised, WriteItem.Compared compared) {
    /** Nothing was compared. */
    public static final Pairs NONE = new Pairs(List.of(), WriteItem.Compared.NONE);

    /** Copies the list. */
    public Pairs {
      raised = List.copyOf(raised);
    }

    /** Returns these pairs and others. */
    public Pairs with(List<ReviewItem> more) {
      return new Pairs(Stream.concat(raised.stream(), more.stream()).toList(), compared);
    }
  }

  /**
   * A worker with its new content.
   *
   * @param acknowledged workers that the caller knows to be other people
   * @param before the print of its present content, if that differs
   */
  public record Changed(
      Worker worker,
      MatchIndexEntry index,
      Set<UUID> acknowledged,
      Optional<IdentityPrint> before,
      DetectionMethod method) {
    UUID id() {
      return worker.id().orElseThrow();
    }
  }

  private record Scored(
      long watermark, List<ScoredCandidate> similar, Map<UUID, ScoredCandidate> idToPending) {}

  /** Finds the pairs of a worker. */
  public Future<Pairs> of(RequestContext context, Changed worker) {
    Future<DuplicateSearch.Found> found =
        duplicates.search(context, List.of(worker.index()), terms(context));
    Future<List<PendingPair>> pending =
        bus.ask(
            ReviewCommand.ADDRESS,
            new ReviewCommand.FindPending(context.tenant(), worker.id(), MAX_RESCORED),
            context.deadline());
    return Future.all(found, pending)
        .compose(both -> score(context, worker, found.result(), pending.result()))
        .compose(scored -> pairs(context, worker, scored, pending.result()));
  }

  /**
   * Compares a worker that a merge or its reversal changes.
   *
   * @param apart workers that it is not compared with
   */
  public Future<ComparedWorker> compared(
      RequestContext context, Worker worker, MatchIndexEntry index, Set<UUID> apart) {
    return of(context, new Changed(worker, index, apart, Optional.empty(), DetectionMethod.UPDATE))
        .map(
            pairs ->
                new ComparedWorker(
                    worker.id().orElseThrow(),
                    index,
                    pairs.raised(),
                    pairs.compared().watermark().orElseThrow()));
  }

  private DuplicateSearch.Terms terms(RequestContext context) {
    return new DuplicateSearch.Terms(
        policy.settings(context.tenant()),
        policy.createThreshold(),
        policy.candidateLimit(),
        policy.candidateLimit());
  }

  /** Scores the pending pairs that the search did not find. */
  private Future<Scored> score(
      RequestContext context,
      Changed worker,
      DuplicateSearch.Found found,
      List<PendingPair> pending) {
    List<ScoredCandidate> similar =
        found.perRecord().getFirst().stream()
            .filter(one -> !one.id().equals(worker.id()))
            .filter(one -> !worker.acknowledged().contains(one.id()))
            .toList();
    Map<UUID, ScoredCandidate> idToScored =
        similar.stream().collect(Collectors.toMap(ScoredCandidate::id, Function.identity()));
    Set<UUID> missing =
        pending.stream().map(PendingPair::other).collect(Collectors.toCollection(HashSet::new));
    missing.removeAll(idToScored.keySet());
    return duplicates
        .scoreAll(context, worker.index(), missing, policy.settings(context.tenant()))
        .map(
            others -> {
              Map<UUID, ScoredCandidate> idToPending = new HashMap<>(idToScored);
              others.forEach(other -> idToPending.put(other.id(), other));
              return new Scored(found.watermark(), similar, idToPending);
            });
  }

  private Future<Pairs> pairs(
      RequestContext context, Changed worker, Scored scored, List<PendingPair> pending) {
    WriteItem.Compared compared =
        new WriteItem.Compared(
            OptionalLong.of(scored.watermark()), rescored(pending, scored.idToPending()));
    Set<UUID> open = pending.stream().map(PendingPair::other).collect(Collectors.toSet());
    List<ScoredCandidate> candidates =
        scored.similar().stream().filter(one -> !open.contains(one.id())).toList();
    return duplicates
        .pairDecisions(context, worker.worker(), candidates)
        .map(decisions -> new Pairs(raised(worker, candidates, decisions), compared));
  }

  /** The write that this comparison belongs to is one more change of the worker. */
  private static List<RescoredItem> rescored(
      List<PendingPair> pending, Map<UUID, ScoredCandidate> idToScored) {
    return pending.stream()
        .filter(pair -> idToScored.containsKey(pair.other()))
        .map(
            pair ->
                new RescoredItem(
                    pair.item(),
                    pair.changes() + 1,
                    Reviews.score(idToScored.get(pair.other()).result())))
        .toList();
  }

  private static List<ReviewItem> raised(
      Changed worker, List<ScoredCandidate> candidates, Map<UUID, PairDecision> idToDecision) {
    List<ReviewItem> raised = new ArrayList<>();
    for (ScoredCandidate candidate : candidates) {
      PairDecision decision = idToDecision.get(candidate.id());
      if (decision == null) {
        raised.add(Reviews.open(worker.method(), candidate));
      } else {
        raisedAgain(worker, candidate, decision).ifPresent(raised::add);
      }
    }
    return raised.stream().limit(MAX_RAISED).toList();
  }

  private static Optional<ReviewItem> raisedAgain(
      Changed worker, ScoredCandidate candidate, PairDecision decision) {
    List<IdentityPart> changed =
        IdentityChanges.since(decision, worker.index().print(), worker.before());
    return switch (decision.decision()) {
      case CONFIRMED -> Optional.empty();
      case REJECTED ->
          changed.isEmpty()
              ? Optional.empty()
              : Optional.of(Reviews.again(worker.method(), candidate, decision, changed));
    };
  }
}
