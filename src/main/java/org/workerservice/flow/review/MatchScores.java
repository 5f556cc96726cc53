package org.workerservice.flow.review;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.persistence.review.MatchScore;
import org.workerservice.persistence.review.MatchScoreOrder;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.worker.read.ReadCommand;

/** Lists the scores of stored pairs that were reported. */
public final class MatchScores {
  private static final String READ = "READ_MATCH_SCORES";

  private final Bus bus;
  private final ReadWorkers reads;

  public MatchScores(Toolbox tools, ReadWorkers reads) {
    this.bus = tools.bus();
    this.reads = reads;
  }

  /**
   * A page of scores.
   *
   * @param next the place after which the next page starts; empty on the last page
   */
  public record Page(List<MatchScore> scores, Optional<MatchScoreOrder.Place> next) {}

  /** Returns the scores of a worker; empty if it is not living. */
  public Future<Optional<Page>> list(
      RequestContext context,
      UUID worker,
      MatchScoreOrder order,
      Optional<MatchScoreOrder.Place> after,
      int limit) {
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorker(context.tenant(), worker),
            context.deadline())
        .compose(
            found ->
                found.filter(one -> one.deletedAt().isEmpty()).isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : scores(context, worker, order, after, limit).map(Optional::of));
  }

  private Future<Page> scores(
      RequestContext context,
      UUID worker,
      MatchScoreOrder order,
      Optional<MatchScoreOrder.Place> after,
      int limit) {
    return bus.ask(
            ReviewCommand.ADDRESS,
            new ReviewCommand.ListScores(context.tenant(), worker, order, after, limit + 1),
            context.deadline())
        .map(
            scores -> {
              reads.record(context, READ, List.of(worker));
              return page(scores, order, limit);
            });
  }

  private static Page page(List<MatchScore> scores, MatchScoreOrder order, int limit) {
    if (scores.size() <= limit) {
      return new Page(scores, Optional.empty());
    }
    List<MatchScore> shown = scores.subList(0, limit);
    return new Page(shown, Optional.of(order.placeOf(shown.getLast())));
  }
}
