package org.workerservice.persistence.review;

import java.util.Optional;
import org.workerservice.model.MatchDecision;

/**
 * Says why a change of a review item did not happen. A person who repeats a change that succeeded
 * gets the item instead. Pure.
 */
public final class ReviewRefusals {
  private ReviewRefusals() {}

  /** An item, and whether one of its workers was merged. */
  record State(ReviewDetail detail, boolean isMerged) {
    StoredReview item() {
      return detail.item();
    }
  }

  static ReviewChange ofDecision(ReviewCommand.Decide decide, State state) {
    return ofDecision(decide, state.detail());
  }

  /** Returns why a decision did not change this item, or the item if it is a repetition. */
  public static ReviewChange ofDecision(ReviewCommand.Decide decide, ReviewDetail detail) {
    StoredReview item = detail.item();
    if (item.status() == ReviewStatus.PENDING) {
      return new ReviewChange.Stale(item);
    }
    return isRepeated(item, decide.decision(), decide.version(), decide.context().user())
        ? new ReviewChange.Changed(detail)
        : new ReviewChange.NotPending(item);
  }

  /** Whether a person who has seen this version may decide on the item. */
  public static boolean isOpen(StoredReview item, long seenVersion) {
    return item.status() == ReviewStatus.PENDING && item.version() == seenVersion;
  }

  /** Whether the user made the same decision on that version before. */
  static boolean isRepeated(
      StoredReview item, MatchDecision decision, long seenVersion, String user) {
    return item.status() == status(decision)
        && item.version() == seenVersion + 1
        && item.reviewed().flatMap(StoredReview.Reviewed::by).equals(Optional.of(user));
  }

  static ReviewChange ofTakingBack(ReviewCommand.TakeBack takeBack, State state) {
    StoredReview item = state.item();
    return switch (item.status()) {
      case CONFIRMED, REJECTED ->
          state.isMerged() ? new ReviewChange.Merged(item) : new ReviewChange.Stale(item);
      case PENDING, CLOSED ->
          isRepeated(takeBack, state)
              ? new ReviewChange.Changed(state.detail())
              : new ReviewChange.NotDecided(item);
      case AUTO_MERGED -> new ReviewChange.Merged(item);
    };
  }

  private static boolean isRepeated(ReviewCommand.TakeBack takeBack, State state) {
    if (state.detail().decisions().isEmpty()) {
      return false;
    }
    StoredDecision last = state.detail().decisions().getLast();
    return last.undoes().isPresent()
        && last.seenVersion().orElse(0) == takeBack.version()
        && last.by().equals(Optional.of(takeBack.context().user()));
  }

  private static ReviewStatus status(MatchDecision decision) {
    return switch (decision) {
      case CONFIRMED -> ReviewStatus.CONFIRMED;
      case REJECTED -> ReviewStatus.REJECTED;
    };
  }
}
