package org.workerservice.flow.duplicate;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.IdentityChanges;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.WriteChecks;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.MatchDecision;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;
import org.workerservice.persistence.review.PairDecision;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.privacy.Masking;
import org.workerservice.search.Search;
import org.workerservice.search.SearchCommand;
import org.workerservice.validation.Violation;
import org.workerservice.validation.WorkerValidator;

/** Ranks the workers that a complete or partial record may describe. */
public final class MatchWorkers {
  private final Bus bus;
  private final WorkerValidator validator;
  private final WriteChecks checks;
  private final WorkerIdentity identity;
  private final DuplicateSearch duplicates;
  private final MatchingPolicy policy;
  private final ReadWorkers reads;
  private final int searchCandidates;
  private final Masking masking;
  private final MaskedMatches masked;

  public MatchWorkers(Toolbox tools, ReadWorkers reads) {
    this.bus = tools.bus();
    this.validator = tools.validator();
    this.checks = tools.checks();
    this.identity = tools.identity();
    this.duplicates = tools.duplicates();
    this.policy = tools.policy();
    this.reads = reads;
    this.searchCandidates = tools.searchCandidates();
    this.masking = tools.masking();
    this.masked = new MaskedMatches(tools);
  }

  /**
   * Returns the workers at or above a score, best first; a worker is never its own match.
   * Candidates share a match key with the record. If the record has too few fields for all keys, a
   * search adds similar workers. For readers of masked records, only values visible to them are
   * compared.
   *
   * @param fragments any fields of a worker; they are normalised but need not be valid
   * @param threshold from 0 to 1
   */
  public Future<MatchOutcome> match(
      RequestContext context,
      Worker fragments,
      MatchSettings settings,
      double threshold,
      int limit) {
    Worker normal = validator.normalise(fragments);
    DuplicateSearch.Terms terms =
        new DuplicateSearch.Terms(settings, threshold, limit + 1, policy.candidateLimit());
    return compared(context, fragments, normal, terms, limit)
        .map(outcome -> recorded(context, outcome))
        .compose(outcome -> withBestBelow(context, fragments, normal, terms, outcome))
        .map(outcome -> explained(context, normal, outcome));
  }

  private Future<MatchOutcome> compared(
      RequestContext context,
      Worker fragments,
      Worker normal,
      DuplicateSearch.Terms terms,
      int limit) {
    return Masking.appliesTo(context.roles())
        ? masked.match(context, normal, terms, limit, decision -> true)
        : unlessMasked(fragments, () -> unmasked(context, normal, terms, limit));
  }

  /** Adds what was not used, and why; for a reader of masked records, only of visible fields. */
  private MatchOutcome explained(RequestContext context, Worker normal, MatchOutcome outcome) {
    if (!(outcome instanceof MatchOutcome.Ranked ranked)) {
      return outcome;
    }
    boolean reduced = Masking.appliesTo(context.roles());
    List<String> hidden = reduced ? masking.hiddenFields(normal) : List.of();
    Stream<UnusedValue> unused =
        UnusedValues.of(normal).stream().filter(value -> !value.isIn(hidden));
    Stream<UnusedValue> insufficient =
        ranked.matches().isEmpty() && ranked.bestBelow().isEmpty()
            ? UnusedValues.findingNoWorker(reduced ? masking.visible(normal) : normal).stream()
            : Stream.empty();
    return new MatchOutcome.Ranked(
        ranked.matches(), Stream.concat(unused, insufficient).toList(), ranked.bestBelow());
  }

  /** A record with few fields may resemble workers, but not enough for the threshold. */
  private Future<MatchOutcome> withBestBelow(
      RequestContext context,
      Worker fragments,
      Worker normal,
      DuplicateSearch.Terms terms,
      MatchOutcome outcome) {
    if (terms.threshold() == 0
        || hasKeysForAll(normal)
        || !(outcome instanceof MatchOutcome.Ranked ranked)
        || !ranked.matches().isEmpty()) {
      return Future.succeededFuture(outcome);
    }
    DuplicateSearch.Terms all =
        new DuplicateSearch.Terms(terms.settings(), 0, terms.limit(), terms.candidateLimit());
    return compared(context, fragments, normal, all, 1)
        .map(found -> new MatchOutcome.Ranked(List.of(), ranked.unused(), bestScore(found)));
  }

  private static Optional<Double> bestScore(MatchOutcome outcome) {
    return outcome instanceof MatchOutcome.Ranked ranked
        ? ranked.matches().stream().findFirst().map(match -> match.result().score())
        : Optional.empty();
  }

  /**
   * Refuses masked values: they say nothing. For readers of masked records, the fields that may
   * hold them are not compared anyway.
   */
  private Future<MatchOutcome> unlessMasked(
      Worker sent, Supplier<Future<MatchOutcome>> comparison) {
    List<Violation> maskedValues = checks.maskedValues(sent);
    return maskedValues.isEmpty()
        ? comparison.get()
        : Future.succeededFuture(new MatchOutcome.Invalid(maskedValues));
  }

  private Future<MatchOutcome> unmasked(
      RequestContext context, Worker normal, DuplicateSearch.Terms terms, int limit) {
    MatchIndexEntry entry = identity.ofCompared(normal, context.tenant());
    return ranked(context, entry, terms)
        .compose(scored -> widened(context, normal, entry, terms, scored))
        .compose(scored -> present(context, normal, scored, limit))
        .map(MatchOutcome.Ranked::new);
  }

  private Future<List<ScoredCandidate>> ranked(
      RequestContext context, MatchIndexEntry entry, DuplicateSearch.Terms terms) {
    return duplicates
        .search(context, List.of(entry), terms)
        .map(found -> found.perRecord().getFirst());
  }

  private Future<List<PotentialMatch>> present(
      RequestContext context, Worker normal, List<ScoredCandidate> scored, int limit) {
    return duplicates.present(context, normal, withoutSelf(scored, normal, limit));
  }

  /** A request without matches is recorded too: it also shows what the reader was looking for. */
  private MatchOutcome recorded(RequestContext context, MatchOutcome outcome) {
    reads.record(context, "MATCH", shown(outcome));
    return outcome;
  }

  private static List<UUID> shown(MatchOutcome outcome) {
    return switch (outcome) {
      case MatchOutcome.Ranked ranked ->
          ranked.matches().stream().map(match -> match.worker().id().orElseThrow()).toList();
      case MatchOutcome.OnlyHidden _, MatchOutcome.Invalid _ -> List.of();
    };
  }

  /** Adds similar workers found by search; if the search fails, the keys alone must do. */
  private Future<List<ScoredCandidate>> widened(
      RequestContext context,
      Worker fragments,
      MatchIndexEntry entry,
      DuplicateSearch.Terms terms,
      List<ScoredCandidate> scored) {
    if (searchCandidates == 0 || hasKeysForAll(fragments)) {
      return Future.succeededFuture(scored);
    }
    return bus.ask(
            Search.ADDRESS,
            new SearchCommand.Resemble(context.tenant(), fragments, searchCandidates),
            context.deadline())
        .otherwise(List.of())
        .map(alike -> without(alike, scored))
        .compose(added -> duplicates.scoreAll(context, entry, added, terms.settings()))
        .map(added -> merged(scored, added, terms));
  }

  /**
   * With a name and the day of birth, a record shares a key with every worker that differs by one
   * typing error.
   */
  private static boolean hasKeysForAll(Worker fragments) {
    return fragments.birthDate().filter(PartialDate::isDay).isPresent()
        && !fragments.name().incomplete()
        && !fragments.name().mononym();
  }

  private static Set<UUID> without(List<UUID> ids, List<ScoredCandidate> scored) {
    Set<UUID> rest = new LinkedHashSet<>(ids);
    scored.forEach(candidate -> rest.remove(candidate.id()));
    return rest;
  }

  private static List<ScoredCandidate> merged(
      List<ScoredCandidate> scored, List<ScoredCandidate> added, DuplicateSearch.Terms terms) {
    return Stream.concat(
            scored.stream(),
            added.stream().filter(candidate -> candidate.result().score() >= terms.threshold()))
        .sorted(ScoredCandidate.BEST_FIRST)
        .toList();
  }

  private static List<ScoredCandidate> withoutSelf(
      List<ScoredCandidate> scored, Worker worker, int limit) {
    UUID self = worker.id().orElse(null);
    return scored.stream().filter(candidate -> !candidate.id().equals(self)).limit(limit).toList();
  }

  /**
   * Returns the workers that a create would report as duplicates, without those that a steward
   * rejected, unless the identity of either has changed since. Candidates share a match key with
   * the record. For readers of masked records, only values visible to them are compared.
   *
   * @param threshold from 0 to 1
   */
  public Future<MatchOutcome> duplicatesOf(
      RequestContext context, Worker worker, MatchSettings settings, double threshold, int limit) {
    Worker normal = validator.normalise(worker);
    int all = policy.candidateLimit();
    DuplicateSearch.Terms terms = new DuplicateSearch.Terms(settings, threshold, all, all);
    return (Masking.appliesTo(context.roles())
            ? masked.match(context, normal, terms, limit, decision -> !isRejected(decision))
            : unlessMasked(worker, () -> unmaskedDuplicates(context, normal, terms, limit)))
        .map(outcome -> recorded(context, outcome))
        .map(outcome -> explained(context, normal, outcome));
  }

  private static boolean isRejected(Optional<MatchDecision> decision) {
    return decision.equals(Optional.of(MatchDecision.REJECTED));
  }

  private Future<MatchOutcome> unmaskedDuplicates(
      RequestContext context, Worker normal, DuplicateSearch.Terms terms, int limit) {
    MatchIndexEntry entry = identity.of(normal, context.tenant());
    return ranked(context, entry, terms)
        .compose(
            scored ->
                notRejected(
                    context, normal, entry, withoutSelf(scored, normal, terms.limit()), limit))
        .map(MatchOutcome.Ranked::new);
  }

  /** Filters before limiting: rejected candidates must not displace others. */
  private Future<List<PotentialMatch>> notRejected(
      RequestContext context,
      Worker worker,
      MatchIndexEntry entry,
      List<ScoredCandidate> scored,
      int limit) {
    return duplicates
        .pairDecisions(context, worker, scored)
        .compose(
            decisions ->
                duplicates.present(
                    context,
                    worker,
                    scored.stream()
                        .filter(found -> !isRejected(decisions.get(found.id()), entry))
                        .limit(limit)
                        .toList(),
                    verdicts(decisions)));
  }

  private static boolean isRejected(PairDecision decision, MatchIndexEntry entry) {
    return decision != null
        && decision.decision() == MatchDecision.REJECTED
        && IdentityChanges.since(decision, entry.print(), Optional.empty()).isEmpty();
  }

  private static Map<UUID, MatchDecision> verdicts(Map<UUID, PairDecision> idToDecision) {
    return idToDecision.values().stream()
        .collect(Collectors.toMap(PairDecision::other, PairDecision::decision));
  }
}
