package org.workerservice.persistence.review;

/** The outcome of a change of a review item. Only {@link Changed} changed it. */
public sealed interface ReviewChange {
  /** The item as it is now; also if the same person had made the same change before. */
  record Changed(ReviewDetail detail) implements ReviewChange {}

  /** No item has the id, or a worker of the pair is not living. */
  record NotFound() implements ReviewChange {}

  /** A person decided on the item before, or it is closed. */
  record NotPending(StoredReview item) implements ReviewChange {}

  /** Another steward works on the item. */
  record Held(StoredReview item) implements ReviewChange {}

  /** The item has as many comments as it may have. */
  record TooManyComments(StoredReview item) implements ReviewChange {}

  /** There is no decision that could be taken back. */
  record NotDecided(StoredReview item) implements ReviewChange {}

  /** One of the workers was merged: the merge must be reversed instead. */
  record Merged(StoredReview item) implements ReviewChange {}

  /** The score or the decision has changed since the person read the item. */
  record Stale(StoredReview item) implements ReviewChange {}
}
