package org.workerservice.flow.model;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.MatchModelCommand.StewardDecision;
import org.workerservice.persistence.model.PreparedWorker;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.ReadCommand;

/** Compares models on the same pairs and evaluates them against the decisions of stewards. */
public final class JudgeModels {
  private static final int WORKERS_PER_BATCH = 1_000;
  private static final int PROBES_PER_BATCH = 20;
  private static final int CANDIDATES_PER_PROBE = 50;
  private static final int MAX_DECISIONS = 10_000;

  /** Workers that a trial compares with their candidates. */
  private static final int TRIAL_WORKERS = 500;

  private final Bus bus;
  private final WorkerPool pool;
  private final MatchingPolicy policy;

  public JudgeModels(Toolbox tools) {
    this.bus = tools.bus();
    this.pool = tools.pool();
    this.policy = tools.policy();
  }

  /** Two workers to compare. */
  public record Pair(UUID left, UUID right) {
    private Pair ordered() {
      return left.compareTo(right) <= 0 ? this : new Pair(right, left);
    }
  }

  /** Scores the given pairs with both models. */
  public Future<ModelComparison> compare(
      RequestContext context,
      List<Pair> pairs,
      FellegiSunterModel first,
      FellegiSunterModel second) {
    return features(context, workersOf(pairs), new HashMap<>(), 0)
        .compose(
            idToFeatures ->
                pool.run(
                    () -> {
                      List<ModelComparison.Pair> known = known(pairs, idToFeatures);
                      return ModelComparison.of(
                          known,
                          pairs.size() - known.size(),
                          settings(context, first),
                          settings(context, second));
                    }));
  }

  /** Compares a model with the one in use, on pairs of random workers and their candidates. */
  Future<ModelTrial> trial(RequestContext context, FellegiSunterModel model, long seed) {
    ActiveModels.Active used = policy.models().of(context.tenant());
    return sample(context, TRIAL_WORKERS, seed)
        .compose(
            pairs ->
                features(context, workersOf(pairs), new HashMap<>(), 0)
                    .compose(
                        idToFeatures ->
                            pool.run(
                                () ->
                                    ModelTrial.of(
                                        used.id(),
                                        known(pairs, idToFeatures),
                                        settings(context, used.model()),
                                        settings(context, model)))));
  }

  private static List<ModelComparison.Pair> known(
      List<Pair> pairs, Map<UUID, MatchFeatures> idToFeatures) {
    return pairs.stream()
        .filter(pair -> idToFeatures.containsKey(pair.left()))
        .filter(pair -> idToFeatures.containsKey(pair.right()))
        .map(
            pair ->
                new ModelComparison.Pair(
                    pair.left(),
                    pair.right(),
                    idToFeatures.get(pair.left()),
                    idToFeatures.get(pair.right())))
        .toList();
  }

  private static List<UUID> workersOf(List<Pair> pairs) {
    return pairs.stream().flatMap(pair -> Stream.of(pair.left(), pair.right())).distinct().toList();
  }

  private MatchSettings settings(RequestContext context, FellegiSunterModel model) {
    return policy
        .settings(context.tenant())
        .withStrategy(StrategyKind.FELLEGI_SUNTER)
        .withModel(model);
  }

  /**
   * Returns the pairs of randomly picked workers and their candidates.
   *
   * @param workers how many to pick
   * @param seed the same seed picks the same workers from the same registry
   */
  public Future<List<Pair>> sample(RequestContext context, int workers, long seed) {
    return ask(context, new MatchModelCommand.PickWorkers(context.tenant(), seed, workers))
        .compose(picked -> pairs(context, picked.ids(), new LinkedHashMap<>(), 0))
        .map(found -> List.copyOf(found.values()));
  }

  private Future<Map<Pair, Pair>> pairs(
      RequestContext context, List<UUID> ids, Map<Pair, Pair> found, int from) {
    if (from >= ids.size()) {
      return Future.succeededFuture(found);
    }
    int to = Math.min(from + PROBES_PER_BATCH, ids.size());
    return ask(context, new MatchModelCommand.FindPrepared(context.tenant(), ids.subList(from, to)))
        .compose(probes -> candidates(context, probes, found))
        .compose(added -> pairs(context, ids, found, to));
  }

  private Future<?> candidates(
      RequestContext context, List<PreparedWorker> probes, Map<Pair, Pair> found) {
    if (probes.isEmpty()) {
      return Future.succeededFuture();
    }
    ReadCommand.FindCandidates find =
        new ReadCommand.FindCandidates(
            context.tenant(),
            probes.stream().map(PreparedWorker::keys).toList(),
            CANDIDATES_PER_PROBE + 1);
    return bus.ask(ReadCommand.ADDRESS, find, context.deadline())
        .map(
            candidates -> {
              for (int index = 0; index < probes.size(); index++) {
                add(probes.get(index).id(), candidates.perProbe().get(index), found);
              }
              return candidates;
            });
  }

  private static void add(UUID probe, List<Candidate> candidates, Map<Pair, Pair> found) {
    for (Candidate candidate : candidates) {
      if (!candidate.id().equals(probe)) {
        Pair pair = new Pair(probe, candidate.id());
        found.putIfAbsent(pair.ordered(), pair);
      }
    }
  }

  /**
   * Evaluates a model against the latest decisions, at most ten thousand.
   *
   * @param within how far back to look
   */
  public Future<ModelEvaluation> evaluate(
      RequestContext context, FellegiSunterModel model, Duration within) {
    return ask(
            context, new MatchModelCommand.ReadDecisions(context.tenant(), within, MAX_DECISIONS))
        .compose(
            decisions ->
                features(context, ids(decisions), new HashMap<>(), 0)
                    .compose(
                        idToFeatures ->
                            pool.run(() -> measured(context, model, decisions, idToFeatures))));
  }

  private static List<UUID> ids(List<StewardDecision> decisions) {
    Set<UUID> ids = new HashSet<>();
    decisions.forEach(
        decision -> {
          ids.add(decision.left());
          ids.add(decision.right());
        });
    return List.copyOf(ids);
  }

  private ModelEvaluation measured(
      RequestContext context,
      FellegiSunterModel model,
      List<StewardDecision> decisions,
      Map<UUID, MatchFeatures> idToFeatures) {
    MatchSettings settings = settings(context, model);
    MatchStrategy strategy = MatchStrategies.of(settings);
    List<ModelEvaluation.Decided> decided = new ArrayList<>();
    int merged = 0;
    for (StewardDecision decision : decisions) {
      MatchFeatures left = idToFeatures.get(decision.left());
      MatchFeatures right = idToFeatures.get(decision.right());
      if (left != null && right != null) {
        double score = strategy.score(left, right);
        decided.add(
            new ModelEvaluation.Decided(score, settings.bands().of(score), decision.confirmed()));
      } else if (decision.merged()) {
        merged++;
      }
    }
    int missing = decisions.size() - decided.size();
    return ModelEvaluation.of(decided, missing, merged, policy.createThreshold());
  }

  /** Leaves out workers that were deleted or merged since: they have no features. */
  private Future<Map<UUID, MatchFeatures>> features(
      RequestContext context, List<UUID> ids, Map<UUID, MatchFeatures> found, int from) {
    if (from >= ids.size()) {
      return Future.succeededFuture(found);
    }
    int to = Math.min(from + WORKERS_PER_BATCH, ids.size());
    return ask(context, new MatchModelCommand.FindPrepared(context.tenant(), ids.subList(from, to)))
        .compose(workers -> pool.run(() -> decoded(workers, found)))
        .compose(added -> features(context, ids, found, to));
  }

  private static Map<UUID, MatchFeatures> decoded(
      List<PreparedWorker> workers, Map<UUID, MatchFeatures> found) {
    workers.forEach(worker -> found.put(worker.id(), MatchFeatures.decode(worker.features())));
    return found;
  }

  private <R> Future<R> ask(RequestContext context, MatchModelCommand<R> command) {
    return bus.ask(MatchModelCommand.ADDRESS, command, context.deadline());
  }
}
