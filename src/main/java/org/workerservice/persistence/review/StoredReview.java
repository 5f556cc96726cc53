package org.workerservice.persistence.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A pair of workers under review.
 *
 * @param method how the pair was found
 * @param model the version of the active model when the pair was scored; empty for the built-in one
 * @param version counts the changes of status and score
 * @param reviewed who decided, or closed the item, and when; empty while it is pending
 * @param merge the merge that closed the item or moved it here
 * @param closedBecause why it is closed, if no merge closed it
 * @param changedSinceDecision what has changed in either record since a decision, if the item was
 *     raised again; as it is stored, what had changed then
 */
public record StoredReview(
    UUID id,
    UUID first,
    UUID second,
    ReviewStatus status,
    String method,
    ReviewScore score,
    OptionalInt model,
    long version,
    Instant createdAt,
    Instant scoredAt,
    Optional<Reviewed> reviewed,
    Optional<UUID> merge,
    Optional<Assigned> assigned,
    Optional<Escalated> escalated,
    Optional<String> closedBecause,
    List<String> changedSinceDecision) {
  /** Copies the list. */
  public StoredReview {
    changedSinceDecision = List.copyOf(changedSinceDecision);
  }

  /**
   * The steward who works on an item.
   *
   * @param until the assignment ends then; empty if it lasts until the item is decided
   */
  public record Assigned(String user, Optional<Instant> until) {}

  /** Who escalated an item, and when. */
  public record Escalated(String by, Instant at) {}

  /** Who changed the status of an item, when and why. */
  public record Reviewed(Optional<String> by, Instant at, Optional<String> reason) {}

  /** Returns the same item with other changes since the decision. */
  public StoredReview withChanges(List<String> changed) {
    return new StoredReview(
        id,
        first,
        second,
        status,
        method,
        score,
        model,
        version,
        createdAt,
        scoredAt,
        reviewed,
        merge,
        assigned,
        escalated,
        closedBecause,
        changed);
  }

  /** Returns both workers. */
  public List<UUID> workers() {
    return List.of(first, second);
  }
}
