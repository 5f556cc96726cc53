package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.matching.MatchSettings;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.model.Worker;
import org.workerservice.persistence.MatchIndexEntry;
import org.workerservice.validation.WorkerValidator;

/** Ranks the workers that a record, whole or in fragments, may describe. */
public final class MatchWorkers {
  private final WorkerValidator validator;
  private final WorkerIdentity identity;
  private final DuplicateSearch duplicates;
  private final MatchingPolicy policy;
  private final ReadWorkers reads;

  /** Takes the tools of the flow. */
  public MatchWorkers(Toolbox tools, ReadWorkers reads) {
    this.validator = tools.validator();
    this.identity = tools.identity();
    this.duplicates = tools.duplicates();
    this.policy = tools.policy();
    this.reads = reads;
  }

  /**
   * Returns the workers at or above a score, best first; a worker is never its own match.
   *
   * @param fragments any fields of a worker; they are normalised but need not be valid
   * @param threshold from 0 to 1
   */
  public Future<List<PotentialMatch>> match(
      RequestContext context,
      Worker fragments,
      MatchSettings settings,
      double threshold,
      int limit) {
    Worker normal = validator.normalise(fragments);
    MatchIndexEntry entry = identity.of(normal, context.tenant());
    DuplicateSearch.Terms terms =
        new DuplicateSearch.Terms(settings, threshold, limit + 1, policy.candidateLimit());
    return duplicates
        .search(context, List.of(entry), terms)
        .map(found -> withoutSelf(found.perRecord().getFirst(), normal, limit))
        .compose(scored -> duplicates.present(context, scored))
        .onSuccess(
            matches ->
                reads.record(
                    context,
                    "MATCH",
                    matches.stream().map(match -> match.worker().id().orElseThrow()).toList()));
  }

  private static List<ScoredCandidate> withoutSelf(
      List<ScoredCandidate> scored, Worker worker, int limit) {
    UUID self = worker.id().orElse(null);
    return scored.stream().filter(candidate -> !candidate.id().equals(self)).limit(limit).toList();
  }

  /** Returns the workers that would refuse the creation of this one. */
  public Future<List<PotentialMatch>> duplicatesOf(RequestContext context, Worker worker) {
    return match(context, worker, policy.settings(), policy.createThreshold(), DUPLICATES_SHOWN);
  }

  private static final int DUPLICATES_SHOWN = 10;
}
