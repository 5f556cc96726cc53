package org.workerservice.persistence.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Conditions on review items; an empty one allows every item.
 *
 * @param quality the code of the band
 * @param worker one of the two
 * @param organization that manages one of the two
 * @param since the item was raised at this time or later
 * @param until the item was raised before this time
 * @param escalated whether it is escalated
 */
public record ReviewFilter(
    Optional<ReviewStatus> status,
    Optional<String> quality,
    Optional<DetectionMethod> method,
    Optional<UUID> worker,
    Optional<UUID> organization,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<Assignee> assignee,
    Optional<Boolean> escalated) {

  /** Who holds the items. */
  public sealed interface Assignee {
    /** To this user. */
    record To(String user) implements Assignee {}

    /** To no user. */
    record None() implements Assignee {}
  }

  /** Returns the same conditions with another assignee. */
  public ReviewFilter with(Assignee other) {
    return new ReviewFilter(
        status, quality, method, worker, organization, since, until, Optional.of(other), escalated);
  }

  /** Returns the same conditions for items that are escalated, or for those that are not. */
  public ReviewFilter withEscalated(boolean is) {
    return new ReviewFilter(
        status, quality, method, worker, organization, since, until, assignee, Optional.of(is));
  }
}
