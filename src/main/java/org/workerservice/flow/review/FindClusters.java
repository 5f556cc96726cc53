package org.workerservice.flow.review;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.ReviewOrder;

/** Finds workers that may be one person, several at a time. */
public final class FindClusters {
  private static final int MAX_WORKERS = 50;

  /** Items to look at for one page when clusters of two do not count. */
  private static final int MAX_ITEMS = 1_000;

  private static final int ITEMS_FOR_A_CLUSTER = 3;

  private final Bus bus;
  private final ReadWorkers reads;
  private final double matchFrom;

  public FindClusters(Toolbox tools, ReadWorkers reads) {
    this.bus = tools.bus();
    this.reads = reads;
    this.matchFrom = tools.policy().createThreshold();
  }

  /**
   * Returns a page of clusters, the one with the best item first. A page may have fewer clusters
   * than the limit although more come after it.
   *
   * @param minSize the smallest number of workers
   */
  public Future<ClusterPage> list(
      RequestContext context, Optional<ReviewOrder.Place> after, int minSize, int limit) {
    int items = minSize > 2 ? MAX_ITEMS : limit * ITEMS_FOR_A_CLUSTER;
    return ask(context, new ReviewCommand.FindSeeds(context.tenant(), after, items, MAX_WORKERS))
        .map(found -> ClusterPage.Candidates.of(found, found.size() < items, minSize, limit))
        .compose(candidates -> page(context, candidates));
  }

  private Future<ClusterPage> page(RequestContext context, ClusterPage.Candidates candidates) {
    Future<List<ReviewCommand.Edge>> edges =
        candidates.seeds().isEmpty()
            ? Future.succeededFuture(List.of())
            : ask(context, new ReviewCommand.FindEdges(context.tenant(), candidates.workers()));
    return edges
        .map(found -> ClusterPage.of(candidates, found, matchFrom))
        .map(
            page -> {
              reads.record(
                  context,
                  ReviewQueue.READ,
                  page.clusters().stream()
                      .flatMap(cluster -> cluster.workers().stream())
                      .distinct()
                      .toList());
              return page;
            });
  }

  private <R> Future<R> ask(RequestContext context, ReviewCommand<R> command) {
    return bus.ask(ReviewCommand.ADDRESS, command, context.deadline());
  }
}
