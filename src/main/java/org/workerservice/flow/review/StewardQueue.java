package org.workerservice.flow.review;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.model.Role;
import org.workerservice.persistence.review.ReviewChange;
import org.workerservice.persistence.review.ReviewFilter;
import org.workerservice.persistence.review.ReviewOrder;
import org.workerservice.persistence.review.StewardCommand;

/**
 * Shares the pairs under review among stewards. Only {@code hr_admin} is given escalated items and
 * takes items from other stewards.
 */
public final class StewardQueue {
  private final Bus bus;
  private final ReviewQueue queue;
  private final double threshold;
  private final Duration lease;

  public StewardQueue(Toolbox tools, ReviewQueue queue) {
    this.bus = tools.bus();
    this.queue = queue;
    this.threshold = tools.policy().createThreshold();
    this.lease = tools.reviewLease();
  }

  /** Gives the caller the next item, or one that the caller holds already. */
  public Future<ReviewOutcome> takeNext(
      RequestContext context, ReviewFilter filter, ReviewOrder order, List<UUID> skip) {
    StewardCommand.TakeNext next =
        new StewardCommand.TakeNext(
            context, filter, order, threshold, lease, skip, isAdmin(context));
    return bus.ask(StewardCommand.ADDRESS, next, context.deadline())
        .compose(
            taken ->
                taken
                    .map(detail -> queue.show(context, detail))
                    .orElseGet(() -> Future.succeededFuture(new ReviewOutcome.NoneLeft())));
  }

  /** Assigns an item until it is decided. */
  public Future<ReviewOutcome> assign(RequestContext context, UUID id, String assignee) {
    return change(new StewardCommand.Assign(context, id, assignee, isAdmin(context)));
  }

  /** Makes an item free for every steward. */
  public Future<ReviewOutcome> unassign(RequestContext context, UUID id) {
    return change(new StewardCommand.Unassign(context, id, isAdmin(context)));
  }

  /** Escalates an item. */
  public Future<ReviewOutcome> escalate(RequestContext context, UUID id, String reason) {
    return change(new StewardCommand.Escalate(context, id, reason, isAdmin(context)));
  }

  /** Decides on many items; the answers are in the order of the items. */
  public Future<List<StewardCommand.Answer>> decide(StewardCommand.DecideMany decide) {
    return bus.ask(StewardCommand.ADDRESS, decide, decide.context().deadline());
  }

  /** Comments on an item. */
  public Future<ReviewOutcome> comment(RequestContext context, UUID id, String text) {
    return change(new StewardCommand.Comment(context, id, text));
  }

  private Future<ReviewOutcome> change(StewardCommand<ReviewChange> command) {
    return bus.ask(StewardCommand.ADDRESS, command, command.context().deadline())
        .compose(change -> queue.outcome(command.context(), change));
  }

  private static boolean isAdmin(RequestContext context) {
    return context.roles().contains(Role.HR_ADMIN);
  }
}
