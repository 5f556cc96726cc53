package org.workerservice.flow.review;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.model.Worker;
import org.workerservice.persistence.review.ReviewChange;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.ReviewDetail;
import org.workerservice.persistence.review.ReviewFilter;
import org.workerservice.persistence.review.ReviewOrder;
import org.workerservice.persistence.review.StoredReview;
import org.workerservice.persistence.worker.read.ReadCommand;

/**
 * Lists pairs under review and records decisions on them; the access log records whose records were
 * shown.
 */
public final class ReviewQueue {
  static final String READ = "READ_REVIEW";

  private final Bus bus;
  private final ReadWorkers reads;
  private final ChangesSinceDecision changes;
  private final double threshold;

  public ReviewQueue(Toolbox tools, ReadWorkers reads) {
    this.bus = tools.bus();
    this.reads = reads;
    this.changes = new ChangesSinceDecision(bus);
    this.threshold = tools.policy().createThreshold();
  }

  /**
   * A page of items.
   *
   * @param next the place after which the next page starts; empty on the last page
   */
  public record Page(List<StoredReview> items, Optional<ReviewOrder.Place> next) {
    private Page with(List<StoredReview> others) {
      return new Page(others, next);
    }
  }

  /** Returns items in an order, with a key of the order to continue from. */
  public Future<Page> list(
      RequestContext context,
      ReviewFilter filter,
      ReviewOrder order,
      Optional<ReviewOrder.Place> after,
      int limit) {
    return bus.ask(
            ReviewCommand.ADDRESS,
            new ReviewCommand.ListItems(
                context.tenant(), filter, order, threshold, after, limit + 1),
            context.deadline())
        .map(items -> page(items, order, limit))
        .compose(page -> changes.in(context, page.items()).map(page::with))
        .map(
            page -> {
              reads.record(
                  context,
                  READ,
                  page.items().stream()
                      .flatMap(item -> item.workers().stream())
                      .distinct()
                      .toList());
              return page;
            });
  }

  private static Page page(List<StoredReview> items, ReviewOrder order, int limit) {
    if (items.size() <= limit) {
      return new Page(items, Optional.empty());
    }
    List<StoredReview> shown = items.subList(0, limit);
    return new Page(shown, Optional.of(order.placeOf(shown.getLast())));
  }

  /** Counts items by status, band and method. */
  public Future<List<ReviewCommand.Count>> count(RequestContext context, ReviewFilter filter) {
    return bus.ask(
        ReviewCommand.ADDRESS,
        new ReviewCommand.CountItems(context.tenant(), filter),
        context.deadline());
  }

  /** Returns an item with its history and its living workers. */
  public Future<ReviewOutcome> find(RequestContext context, UUID id) {
    return bus.ask(
            ReviewCommand.ADDRESS,
            new ReviewCommand.FindItem(context.tenant(), id),
            context.deadline())
        .compose(
            found ->
                found
                    .map(detail -> show(context, detail))
                    .orElseGet(() -> Future.succeededFuture(new ReviewOutcome.NotFound())));
  }

  /** Decides on an item. */
  public Future<ReviewOutcome> decide(ReviewCommand.Decide decide) {
    return change(decide.context(), decide);
  }

  /** Takes a decision back. */
  public Future<ReviewOutcome> takeBack(ReviewCommand.TakeBack takeBack) {
    return change(takeBack.context(), takeBack);
  }

  private Future<ReviewOutcome> change(
      RequestContext context, ReviewCommand<ReviewChange> command) {
    return bus.ask(ReviewCommand.ADDRESS, command, context.deadline())
        .compose(change -> outcome(context, change));
  }

  Future<ReviewOutcome> outcome(RequestContext context, ReviewChange change) {
    return switch (change) {
      case ReviewChange.Changed(ReviewDetail detail) -> show(context, detail);
      case ReviewChange.NotFound _ -> Future.succeededFuture(new ReviewOutcome.NotFound());
      case ReviewChange.NotPending _,
          ReviewChange.NotDecided _,
          ReviewChange.Merged _,
          ReviewChange.Held _,
          ReviewChange.TooManyComments _,
          ReviewChange.Stale _ ->
          Future.succeededFuture(new ReviewOutcome.Refused(change));
    };
  }

  Future<ReviewOutcome> show(RequestContext context, ReviewDetail detail) {
    List<UUID> ids = detail.item().workers();
    Future<List<Worker>> workers =
        bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(context.tenant(), ids),
            context.deadline());
    Future<List<StoredReview>> item = changes.in(context, List.of(detail.item()));
    return Future.all(workers, item)
        .map(
            both -> {
              reads.record(context, READ, ids);
              return new ReviewOutcome.Shown(
                  detail.with(item.result().getFirst()),
                  workers.result().stream()
                      .filter(worker -> worker.deletedAt().isEmpty())
                      .toList());
            });
  }
}
