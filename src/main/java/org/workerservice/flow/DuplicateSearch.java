package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.matching.MatchCandidate;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.Matching;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.MatchDecision;
import org.workerservice.model.Worker;
import org.workerservice.persistence.review.PairDecision;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;

/**
 * The steps of every comparison with the registry: find candidates, score them, fetch their
 * records.
 */
public final class DuplicateSearch {
  private final Bus bus;

  public DuplicateSearch(Bus bus) {
    this.bus = bus;
  }

  /**
   * The scored candidates of several records.
   *
   * @param watermark the search considered every change up to this outbox sequence
   * @param perRecord best first
   */
  public record Found(long watermark, List<List<ScoredCandidate>> perRecord) {}

  /**
   * How to compare.
   *
   * @param threshold candidates below it are left out
   * @param limit max results for each record
   * @param candidateLimit max candidates scored for each record
   */
  public record Terms(MatchSettings settings, double threshold, int limit, int candidateLimit) {}

  /** Searches for several records; the results are in the order of the records. */
  public Future<Found> search(RequestContext context, List<MatchIndexEntry> entries, Terms terms) {
    List<List<Long>> keys = entries.stream().map(MatchIndexEntry::keys).toList();
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindCandidates(context.tenant(), keys, terms.candidateLimit()),
            context.deadline())
        .compose(
            candidates ->
                score(context, entries, candidates.perProbe(), terms)
                    .map(scored -> new Found(candidates.watermark(), scored)));
  }

  /** Scores the given workers and returns all of them, however low the score. */
  public Future<List<ScoredCandidate>> scoreAll(
      RequestContext context, MatchIndexEntry entry, Set<UUID> ids, MatchSettings settings) {
    Terms terms = new Terms(settings, 0, ids.size(), ids.size());
    return searchAmong(context, List.of(entry), List.of(ids), terms).map(List::getFirst);
  }

  /**
   * Compares each record only with the workers given for it; deleted workers are left out.
   *
   * @param ids the workers of each record, in the order of the records
   */
  public Future<List<List<ScoredCandidate>>> searchAmong(
      RequestContext context, List<MatchIndexEntry> entries, List<Set<UUID>> ids, Terms terms) {
    Set<UUID> all = ids.stream().flatMap(Set::stream).collect(Collectors.toSet());
    if (all.isEmpty()) {
      return Future.succeededFuture(ids.stream().map(none -> NO_CANDIDATES).toList());
    }
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindFeatures(context.tenant(), List.copyOf(all)),
            context.deadline())
        .compose(
            candidates ->
                score(
                    context,
                    entries,
                    ids.stream().map(asked -> chosen(candidates, asked)).toList(),
                    terms));
  }

  private static List<Candidate> chosen(List<Candidate> candidates, Set<UUID> ids) {
    return candidates.stream().filter(candidate -> ids.contains(candidate.id())).toList();
  }

  /**
   * Scores the given candidates of each record.
   *
   * @param candidates those of each record, in the order of the records
   */
  public Future<List<List<ScoredCandidate>>> score(
      RequestContext context,
      List<MatchIndexEntry> entries,
      List<List<Candidate>> candidates,
      Terms terms) {
    if (candidates.stream().allMatch(List::isEmpty)) {
      return Future.succeededFuture(candidates.stream().map(none -> NO_CANDIDATES).toList());
    }
    List<MatchCommand.Probe> probes =
        IntStream.range(0, entries.size())
            .mapToObj(index -> probe(entries.get(index), candidates.get(index)))
            .toList();
    return bus.ask(
        Matching.ADDRESS,
        new MatchCommand.Score(probes, terms.settings(), terms.threshold(), terms.limit()),
        context.deadline());
  }

  private static final List<ScoredCandidate> NO_CANDIDATES = List.of();

  private static MatchCommand.Probe probe(MatchIndexEntry entry, List<Candidate> candidates) {
    return new MatchCommand.Probe(
        entry.features(),
        candidates.stream()
            .map(candidate -> new MatchCandidate(candidate.id(), candidate.features()))
            .toList());
  }

  /**
   * Fetches the records; workers that were deleted in the meantime are left out.
   *
   * @param asked the record that was compared with them
   */
  public Future<List<PotentialMatch>> present(
      RequestContext context, Worker asked, List<ScoredCandidate> scored) {
    return decisions(context, asked, scored)
        .compose(decisions -> present(context, asked, scored, decisions));
  }

  /**
   * As above, with the stewards' decisions already known.
   *
   * @param decisions by the id of the other worker
   */
  public Future<List<PotentialMatch>> present(
      RequestContext context,
      Worker asked,
      List<ScoredCandidate> scored,
      Map<UUID, MatchDecision> decisions) {
    if (scored.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    List<UUID> ids = scored.stream().map(ScoredCandidate::id).toList();
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(context.tenant(), ids),
            context.deadline())
        .map(workers -> join(asked, scored, workers, decisions));
  }

  /**
   * Returns the stewards' decisions on a worker and the candidates, by the id of the candidate;
   * empty for a worker without an id.
   */
  public Future<Map<UUID, MatchDecision>> decisions(
      RequestContext context, Worker asked, List<ScoredCandidate> scored) {
    return pairDecisions(context, asked, scored)
        .map(
            decisions ->
                decisions.values().stream()
                    .collect(Collectors.toMap(PairDecision::other, PairDecision::decision)));
  }

  /** As above, with what the stewards compared. */
  public Future<Map<UUID, PairDecision>> pairDecisions(
      RequestContext context, Worker asked, List<ScoredCandidate> scored) {
    if (asked.id().isEmpty() || scored.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    List<UUID> others = scored.stream().map(ScoredCandidate::id).toList();
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindDecisions(context.tenant(), asked.id().get(), others),
            context.deadline())
        .map(
            decisions ->
                decisions.stream()
                    .collect(Collectors.toMap(PairDecision::other, Function.identity())));
  }

  /**
   * Joins the scored candidates with their records; candidates without a living record are left
   * out.
   *
   * @param decisions by the id of the other worker
   */
  public static List<PotentialMatch> join(
      Worker asked,
      List<ScoredCandidate> scored,
      List<Worker> workers,
      Map<UUID, MatchDecision> decisions) {
    Map<UUID, Worker> idToWorker =
        workers.stream()
            .filter(worker -> worker.deletedAt().isEmpty())
            .collect(Collectors.toMap(worker -> worker.id().orElseThrow(), Function.identity()));
    return scored.stream()
        .filter(candidate -> idToWorker.containsKey(candidate.id()))
        .map(
            candidate ->
                new PotentialMatch(
                    asked,
                    idToWorker.get(candidate.id()),
                    candidate.result(),
                    Optional.ofNullable(decisions.get(candidate.id()))))
        .toList();
  }
}
