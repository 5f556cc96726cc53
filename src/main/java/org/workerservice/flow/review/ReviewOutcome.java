package org.workerservice.flow.review;

import java.util.List;
import org.workerservice.flow.merge.MergeOutcome;
import org.workerservice.model.Worker;
import org.workerservice.persistence.review.ReviewChange;
import org.workerservice.persistence.review.ReviewDetail;

/** The outcome of a request about one review item. */
public sealed interface ReviewOutcome {
  /**
   * The item.
   *
   * @param workers those of the two that are living
   */
  record Shown(ReviewDetail detail, List<Worker> workers) implements ReviewOutcome {}

  /** The item, confirmed and merged. */
  record ShownMerged(Shown item, MergeOutcome.Done merge) implements ReviewOutcome {}

  /** The workers cannot be merged, so the item stays undecided. */
  record NotMerged(MergeOutcome reason) implements ReviewOutcome {}

  /** No item has the id. */
  record NotFound() implements ReviewOutcome {}

  /** There is no item for the caller. */
  record NoneLeft() implements ReviewOutcome {}

  /** The item was not changed. */
  record Refused(ReviewChange reason) implements ReviewOutcome {}
}
