package org.workerservice.flow.model;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.Reviews;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.MatchModelCommand.OpenReview;
import org.workerservice.persistence.model.PreparedWorker;
import org.workerservice.persistence.review.RescoredItem;

/**
 * Scores open review items again after their workers have changed or another model was activated.
 * Decisions of people stay as they are. Several nodes may do this at the same time, with the same
 * result.
 */
public final class RescoreReviews {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Bus bus;
  private final WorkerPool pool;
  private final MatchingPolicy policy;

  public RescoreReviews(Toolbox tools) {
    this.bus = tools.bus();
    this.pool = tools.pool();
    this.policy = tools.policy();
  }

  /**
   * Returns the tenants that may have outdated items.
   *
   * @param anyTenant asks on behalf of all
   */
  public Future<List<UUID>> tenants(UUID anyTenant) {
    return ask(new MatchModelCommand.ListOutdatedReviews(anyTenant));
  }

  /** Scores the oldest outdated items of a tenant; returns how many, 0 when there are none. */
  public Future<Integer> batch(UUID tenant, int limit) {
    return ask(new MatchModelCommand.FindOutdatedReviews(tenant, limit))
        .compose(items -> items.isEmpty() ? Future.succeededFuture(0) : rescore(tenant, items));
  }

  private Future<Integer> rescore(UUID tenant, List<OpenReview> items) {
    List<UUID> ids =
        items.stream().flatMap(item -> Stream.of(item.left(), item.right())).distinct().toList();
    return ask(new MatchModelCommand.FindPrepared(tenant, ids))
        .compose(workers -> pool.run(() -> scored(tenant, items, workers)))
        .compose(scored -> ask(new MatchModelCommand.RescoreReviews(tenant, scored)))
        .map(items.size());
  }

  private List<RescoredItem> scored(
      UUID tenant, List<OpenReview> items, List<PreparedWorker> workers) {
    MatchStrategy strategy = MatchStrategies.of(policy.settings(tenant));
    Map<UUID, MatchFeatures> idToFeatures =
        workers.stream()
            .collect(
                Collectors.toMap(
                    PreparedWorker::id, worker -> MatchFeatures.decode(worker.features())));
    Function<OpenReview, RescoredItem> score =
        item -> {
          MatchResult result =
              strategy.compare(idToFeatures.get(item.left()), idToFeatures.get(item.right()));
          return new RescoredItem(item.id(), item.changes(), Reviews.score(result));
        };
    // A worker that was deleted since has no features, and its item is closed.
    return items.stream()
        .filter(item -> idToFeatures.containsKey(item.left()))
        .filter(item -> idToFeatures.containsKey(item.right()))
        .map(score)
        .toList();
  }

  private <R> Future<R> ask(MatchModelCommand<R> command) {
    return bus.ask(MatchModelCommand.ADDRESS, command, Deadline.in(TIMEOUT));
  }
}
