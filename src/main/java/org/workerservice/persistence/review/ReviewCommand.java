package org.workerservice.persistence.review;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.MatchDecision;

/**
 * A command about review items.
 *
 * @param <R> the answer
 */
public sealed interface ReviewCommand<R> extends Command<R> {
  /** The address of {@link ReviewVerticle}. */
  Address<ReviewCommand<?>> ADDRESS = new Address<>("persistence.reviews");

  /**
   * Lists items.
   *
   * @param threshold the score that the most informative items are near
   * @param after the place of the last item of the page before
   */
  record ListItems(
      UUID tenant,
      ReviewFilter filter,
      ReviewOrder order,
      double threshold,
      Optional<ReviewOrder.Place> after,
      int limit)
      implements ReviewCommand<List<StoredReview>> {}

  /** Counts items by status, band and method. */
  record CountItems(UUID tenant, ReviewFilter filter) implements ReviewCommand<List<Count>> {}

  /** The number of items of one kind. */
  record Count(ReviewStatus status, String quality, String method, long items) {}

  /** Finds an item with its history. */
  record FindItem(UUID tenant, UUID id) implements ReviewCommand<Optional<ReviewDetail>> {}

  /** Finds what people compared when they last decided; items without a print are left out. */
  record FindCompared(UUID tenant, List<UUID> items) implements ReviewCommand<List<ComparedPair>> {}

  /**
   * Lists the scores of a worker and others that were reported.
   *
   * @param after the place of the last score of the page before
   */
  record ListScores(
      UUID tenant,
      UUID worker,
      MatchScoreOrder order,
      Optional<MatchScoreOrder.Place> after,
      int limit)
      implements ReviewCommand<List<MatchScore>> {}

  /** Finds the pending items of a worker, newest first. */
  record FindPending(UUID tenant, UUID worker, int limit)
      implements ReviewCommand<List<PendingPair>> {}

  /**
   * Finds pending items, the highest score first, each with the workers that pending items connect
   * with its own.
   *
   * @param after the place of the last item of the page before, by score
   * @param maxWorkers for each item
   */
  record FindSeeds(UUID tenant, Optional<ReviewOrder.Place> after, int limit, int maxWorkers)
      implements ReviewCommand<List<Seed>> {}

  /**
   * A pending item.
   *
   * @param workers its own first, then those nearest to them
   * @param truncated whether there are more workers
   */
  record Seed(UUID id, double score, List<UUID> workers, boolean truncated) {}

  /** Finds the pending and rejected items among workers. */
  record FindEdges(UUID tenant, List<UUID> workers) implements ReviewCommand<List<Edge>> {}

  /** A pending or rejected item. */
  record Edge(UUID id, UUID first, UUID second, double score, long version, boolean rejected) {}

  /**
   * Decides on a pending item, audited for both workers.
   *
   * @param version of the item that the person has seen
   */
  record Decide(
      RequestContext context,
      UUID id,
      MatchDecision decision,
      Optional<String> reason,
      long version)
      implements ReviewCommand<ReviewChange>, ChangeCommand<ReviewChange> {}

  /**
   * Takes the decision on an item back, audited for both workers: the item is pending again.
   *
   * @param version of the item that the person has seen
   */
  record TakeBack(RequestContext context, UUID id, Optional<String> reason, long version)
      implements ReviewCommand<ReviewChange>, ChangeCommand<ReviewChange> {}

  /**
   * Decides on two living workers, audited for both, whether or not they have an item.
   *
   * @param score how the engine compares them; kept by a new item
   * @param version of the item that the person has seen; empty replaces an earlier decision
   */
  record DecidePair(
      RequestContext context,
      UUID first,
      UUID second,
      MatchDecision decision,
      ReviewScore score,
      Optional<String> reason,
      OptionalLong version)
      implements ReviewCommand<ReviewChange>, ChangeCommand<ReviewChange> {}
}
