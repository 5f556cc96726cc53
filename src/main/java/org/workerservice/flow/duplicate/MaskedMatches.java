package org.workerservice.flow.duplicate;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.model.Address;
import org.workerservice.model.HumanName;
import org.workerservice.model.MatchDecision;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.Candidates;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.privacy.Masking;
import org.workerservice.search.Search;
import org.workerservice.search.SearchCommand;

/**
 * Ranks workers for readers of masked records, using only values that these readers can see;
 * otherwise they could discover hidden values by trial and error.
 *
 * <p>Both sides are reduced to their visible values before the comparison. Candidates are workers
 * with similar-sounding names, and those that a search finds by names and visible identifiers: the
 * other match keys, and the stored features, also depend on masked values. So a masked value
 * affects neither which workers are considered, nor how many, nor their scores.
 */
final class MaskedMatches {
  /** Whole records are read, which costs more than reading features. */
  private static final int MAX_CANDIDATES = 100;

  private final Bus bus;
  private final WorkerPool pool;
  private final WorkerIdentity identity;
  private final DuplicateSearch duplicates;
  private final Masking masking;
  private final int searchCandidates;

  MaskedMatches(Toolbox tools) {
    this.bus = tools.bus();
    this.pool = tools.pool();
    this.identity = tools.identity();
    this.duplicates = tools.duplicates();
    this.masking = tools.masking();
    this.searchCandidates = tools.searchCandidates();
  }

  /** The candidates of a record, with their scores. */
  private record Ranking(List<Worker> workers, List<ScoredCandidate> scored) {}

  /**
   * Returns the workers at or above the threshold, best first, without the record itself.
   *
   * @param wanted whether to return a worker with this steward's decision
   */
  Future<MatchOutcome> match(
      RequestContext context,
      Worker normal,
      DuplicateSearch.Terms terms,
      int limit,
      Predicate<Optional<MatchDecision>> wanted) {
    Worker visible = masking.visible(normal);
    List<String> hidden = masking.hiddenFields(normal);
    if (isNameless(visible) && visible.identifiers().isEmpty() && !hidden.isEmpty()) {
      return Future.succeededFuture(new MatchOutcome.OnlyHidden(hidden));
    }
    MatchIndexEntry entry = entry(visible, context.tenant());
    return candidates(context, visible, entry, terms)
        .compose(ids -> living(context, ids))
        .compose(workers -> rank(context, entry, workers, terms))
        .compose(ranking -> present(context, visible, ranking, wanted))
        .map(matches -> new MatchOutcome.Ranked(matches.stream().limit(limit).toList()));
  }

  private static boolean isNameless(Worker worker) {
    return Stream.concat(Stream.of(worker.name()), worker.additionalNames().stream())
        .flatMap(MaskedMatches::parts)
        .allMatch(String::isBlank);
  }

  private static Stream<String> parts(HumanName name) {
    return Stream.concat(Stream.of(name.family(), name.text().orElse("")), name.given().stream());
  }

  private MatchIndexEntry entry(Worker visible, UUID tenant) {
    return identity.of(PreparedRecord.ofVisible(visible), tenant);
  }

  private Future<Set<UUID>> candidates(
      RequestContext context, Worker visible, MatchIndexEntry entry, DuplicateSearch.Terms terms) {
    int limit = Math.min(MAX_CANDIDATES, terms.candidateLimit());
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindCandidates(context.tenant(), List.of(entry.keys()), limit),
            context.deadline())
        .compose(named -> alike(context, visible).map(alike -> union(named, alike)));
  }

  private static Set<UUID> union(Candidates named, List<UUID> alike) {
    Set<UUID> ids = new LinkedHashSet<>();
    named.perProbe().getFirst().forEach(candidate -> ids.add(candidate.id()));
    ids.addAll(alike);
    return ids;
  }

  /** If search is disabled or fails, only the names provide candidates. */
  private Future<List<UUID>> alike(RequestContext context, Worker visible) {
    return searchCandidates == 0
        ? Future.succeededFuture(List.of())
        : bus.ask(
                Search.ADDRESS,
                new SearchCommand.Resemble(context.tenant(), searchable(visible), searchCandidates),
                context.deadline())
            .otherwise(List.of());
  }

  /**
   * The index distinguishes neither postal codes of work and home nor pagers and telephones, so
   * these are left out.
   */
  private static Worker searchable(Worker visible) {
    return visible.toBuilder()
        .telecom(List.of())
        .addresses(visible.addresses().stream().map(Address::placeOnly).toList())
        .build();
  }

  private Future<List<Worker>> living(RequestContext context, Set<UUID> ids) {
    return ids.isEmpty()
        ? Future.succeededFuture(List.of())
        : bus.ask(
                ReadCommand.ADDRESS,
                new ReadCommand.FindWorkers(context.tenant(), List.copyOf(ids)),
                context.deadline())
            .map(
                workers ->
                    workers.stream().filter(worker -> worker.deletedAt().isEmpty()).toList());
  }

  private Future<Ranking> rank(
      RequestContext context,
      MatchIndexEntry entry,
      List<Worker> workers,
      DuplicateSearch.Terms terms) {
    return pool.run(() -> prepared(workers, context.tenant()))
        .compose(
            candidates -> duplicates.score(context, List.of(entry), List.of(candidates), terms))
        .map(scored -> new Ranking(workers, scored.getFirst()));
  }

  private List<Candidate> prepared(List<Worker> workers, UUID tenant) {
    List<Candidate> candidates = new ArrayList<>();
    for (Worker worker : workers) {
      byte[] features = entry(masking.visible(worker), tenant).features();
      candidates.add(new Candidate(worker.id().orElseThrow(), features, 0));
    }
    return candidates;
  }

  private Future<List<PotentialMatch>> present(
      RequestContext context,
      Worker visible,
      Ranking ranking,
      Predicate<Optional<MatchDecision>> wanted) {
    return duplicates
        .decisions(context, visible, ranking.scored())
        .map(
            decisions ->
                DuplicateSearch.join(visible, ranking.scored(), ranking.workers(), decisions)
                    .stream()
                    .filter(match -> !match.worker().id().equals(visible.id()))
                    .filter(match -> wanted.test(match.decision()))
                    .toList());
  }
}
