package org.workerservice.persistence.review;

import java.util.Optional;
import org.workerservice.model.MatchDecision;

/**
 * Says why a change of a review item did not happen. A person who repeats a change that succeeded
 * gets the item instead. Pure.
 */
final class ReviewRefusals {
  private ReviewRefusals() {}

  /** An item, and whether one of its workers was merged. */
  record State(ReviewDetail detail, boolean isMerged) {
    StoredReview item() {
      return detail.item();
    }
  }

  static ReviewChange ofDecision(ReviewCommand.Decide decide, State state) {
    StoredReview item = state.item();
    if (item.status() == ReviewStatus.PENDING) {
      return new ReviewChange.Stale(item);
    }
    boolean isRepeated =
        item.status() == status(decide.decision())
            && item.version() == decide.version() + 1
            && item.reviewed()
                .flatMap(StoredReview.Reviewed::by)
                .equals(Optional.of(decide.context().user()));
    return isRepeated
        ? new ReviewChange.Changed(state.detail())
        : new ReviewChange.NotPending(item);
  }

  static ReviewChange ofTakingBack(ReviewCommand.TakeBack takeBack, State state) {
    StoredReview item = state.item();
    return switch (item.status()) {
      case CONFIRMED, REJECTED ->
          state.isMerged() ? new ReviewChange.Merged(item) : new ReviewChange.Stale(item);
      case PENDING ->
          isRepeated(takeBack, state)
              ? new ReviewChange.Changed(state.detail())
              : new ReviewChange.NotDecided(item);
      case AUTO_MERGED -> new ReviewChange.Merged(item);
      case CLOSED -> new ReviewChange.NotDecided(item);
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
