package org.workerservice.flow.review;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.IdentityChanges;
import org.workerservice.matching.feature.IdentityPart;
import org.workerservice.persistence.review.ComparedPair;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.StoredReview;

/**
 * Tells of items that were raised again what differs now from what the person decided on. The item
 * itself keeps what differed when it was raised.
 */
final class ChangesSinceDecision {
  private final Bus bus;

  ChangesSinceDecision(Bus bus) {
    this.bus = bus;
  }

  /** Returns the items in their order; asks only for those that were raised again. */
  Future<List<StoredReview>> in(RequestContext context, List<StoredReview> items) {
    List<UUID> raisedAgain =
        items.stream()
            .filter(item -> !item.changedSinceDecision().isEmpty())
            .map(StoredReview::id)
            .toList();
    return raisedAgain.isEmpty()
        ? Future.succeededFuture(items)
        : bus.ask(
                ReviewCommand.ADDRESS,
                new ReviewCommand.FindCompared(context.tenant(), raisedAgain),
                context.deadline())
            .map(pairs -> updated(items, pairs));
  }

  private static List<StoredReview> updated(List<StoredReview> items, List<ComparedPair> pairs) {
    Map<UUID, List<String>> idToChanges = new HashMap<>();
    pairs.forEach(
        pair ->
            IdentityChanges.of(pair)
                .ifPresent(
                    parts ->
                        idToChanges.put(
                            pair.item(), parts.stream().map(IdentityPart::code).toList())));
    return items.stream()
        .map(
            item ->
                item.withChanges(idToChanges.getOrDefault(item.id(), item.changedSinceDecision())))
        .toList();
  }
}
