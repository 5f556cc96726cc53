package org.workerservice.persistence.review;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Coded;
import org.workerservice.model.MatchDecision;

/**
 * A command by which stewards share the pending items among themselves, and talk about them.
 *
 * @param <R> the answer
 */
public sealed interface StewardCommand<R> extends ChangeCommand<R> {
  /** The address of {@link StewardVerticle}. */
  Address<StewardCommand<?>> ADDRESS = new Address<>("persistence.stewards");

  /** The caller. */
  RequestContext context();

  /**
   * Gives the caller an item: one that the caller holds already, else one that no steward holds.
   *
   * @param filter of pending items; its assignee is not used
   * @param threshold the score that the most informative items are near
   * @param lease for how long the caller holds the item
   * @param skip items that the caller does not want
   * @param includesEscalated whether the caller is given escalated items
   */
  record TakeNext(
      RequestContext context,
      ReviewFilter filter,
      ReviewOrder order,
      double threshold,
      Duration lease,
      List<UUID> skip,
      boolean includesEscalated)
      implements StewardCommand<Optional<ReviewDetail>> {}

  /**
   * Assigns a pending item until it is decided.
   *
   * @param mayReplace whether the caller may take it from another steward
   */
  record Assign(RequestContext context, UUID id, String assignee, boolean mayReplace)
      implements StewardCommand<ReviewChange> {}

  /**
   * Makes a pending item free for every steward.
   *
   * @param mayReplace whether the caller may take it from another steward
   */
  record Unassign(RequestContext context, UUID id, boolean mayReplace)
      implements StewardCommand<ReviewChange> {}

  /**
   * Escalates a pending item, which becomes free.
   *
   * @param mayReplace whether the caller may take it from another steward
   */
  record Escalate(RequestContext context, UUID id, String reason, boolean mayReplace)
      implements StewardCommand<ReviewChange> {}

  /**
   * Decides the same way on pending items, audited for both workers of each.
   *
   * @param items at most 500 different ones
   */
  record DecideMany(
      RequestContext context, List<Seen> items, MatchDecision decision, Optional<String> reason)
      implements StewardCommand<List<Answer>> {
    /** Copies the list. */
    public DecideMany {
      items = List.copyOf(items);
    }
  }

  /** An item, and its version that a person has seen. */
  record Seen(UUID id, long version) {}

  /** What became of an item. */
  enum Result implements Coded {
    /** The caller has decided on it, now or in an earlier request. */
    DECIDED,
    /** It has another version than the caller has seen. */
    STALE,
    /** Another decision came first, or the item is closed. */
    ALREADY_DECIDED,
    /** No item has the id. */
    NOT_FOUND;

    @Override
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The answer for one of many items.
   *
   * @param item as it is now
   */
  record Answer(UUID id, Result result, Optional<StoredReview> item) {}

  /** Comments on an item, whatever its status. */
  record Comment(RequestContext context, UUID id, String text)
      implements StewardCommand<ReviewChange> {}
}
