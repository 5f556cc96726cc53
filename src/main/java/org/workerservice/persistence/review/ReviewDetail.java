package org.workerservice.persistence.review;

import java.util.List;

/**
 * A review item with its history.
 *
 * @param decisions oldest first
 * @param comments oldest first
 */
public record ReviewDetail(
    StoredReview item, List<StoredDecision> decisions, List<StoredComment> comments) {
  /** Copies the lists. */
  public ReviewDetail {
    decisions = List.copyOf(decisions);
    comments = List.copyOf(comments);
  }

  /** Returns the same history of another state of the item. */
  public ReviewDetail with(StoredReview other) {
    return new ReviewDetail(other, decisions, comments);
  }
}
