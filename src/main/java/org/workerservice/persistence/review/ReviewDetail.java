package org.workerservice.persistence.review;

import java.util.List;

/**
 * A review item with its history.
 *
 * @param decisions oldest first
 */
public record ReviewDetail(StoredReview item, List<StoredDecision> decisions) {
  /** Copies the list. */
  public ReviewDetail {
    decisions = List.copyOf(decisions);
  }
}
