package org.workerservice.api.rest.review;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.rest.merge.MergeAnswers;
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.merge.MergeOutcome;
import org.workerservice.flow.review.ReviewOutcome;
import org.workerservice.persistence.review.ReviewChange;
import org.workerservice.persistence.review.StoredReview;
import org.workerservice.privacy.Masking;
import org.workerservice.validation.Violation;

/** Turns the outcome of a request about one review item into an answer. */
final class ReviewAnswers {
  private final WorkerView view;
  private final MergeAnswers merges;

  ReviewAnswers(WorkerView view) {
    this.view = view;
    this.merges = new MergeAnswers(view);
  }

  /** What became of an item. */
  private record ItemState(
      String status,
      long version,
      Optional<String> reviewedBy,
      Optional<Instant> reviewedAt,
      Optional<String> reason) {
    static ItemState of(StoredReview item) {
      return new ItemState(
          item.status().code(),
          item.version(),
          item.reviewed().flatMap(StoredReview.Reviewed::by),
          item.reviewed().map(StoredReview.Reviewed::at),
          item.reviewed().flatMap(StoredReview.Reviewed::reason));
    }
  }

  /** Who works on an item. */
  private record Holder(String assignee, Optional<Instant> assignedUntil) {
    static Holder of(StoredReview.Assigned assigned) {
      return new Holder(assigned.user(), assigned.until());
    }
  }

  Answered of(RoutingContext routing, RequestContext context, ReviewOutcome outcome) {
    return switch (outcome) {
      case ReviewOutcome.Shown shown -> Answers.success(routing, 200, whole(context, shown));
      case ReviewOutcome.ShownMerged(ReviewOutcome.Shown shown, MergeOutcome.Done merge) ->
          Answers.success(routing, 200, whole(context, shown).with(merges.done(context, merge)));
      case ReviewOutcome.NotMerged(MergeOutcome reason) -> merges.of(routing, context, reason);
      case ReviewOutcome.NotFound _ -> notFound(routing);
      case ReviewOutcome.NoneLeft _ -> Answers.noContent(routing);
      case ReviewOutcome.Refused(ReviewChange reason) -> refused(routing, reason);
    };
  }

  private ReviewView whole(RequestContext context, ReviewOutcome.Shown shown) {
    return ReviewView.whole(
        shown.detail(),
        Masking.appliesTo(context.roles()),
        shown.workers().stream().map(worker -> view.of(context, worker)).toList());
  }

  private Answered refused(RoutingContext routing, ReviewChange reason) {
    return switch (reason) {
      case ReviewChange.NotPending(StoredReview item) ->
          Answers.error(
              routing,
              ErrorCode.ALREADY_DECIDED,
              "The item is " + item.status().code() + "; details name the person and the time.",
              ItemState.of(item));
      case ReviewChange.Stale(StoredReview item) ->
          Answers.error(
              routing,
              ErrorCode.VERSION_MISMATCH,
              "The item has changed since you read it. Read it again.",
              ItemState.of(item));
      case ReviewChange.NotDecided(StoredReview item) ->
          Answers.error(
              routing,
              ErrorCode.NOT_REVERSIBLE,
              "The item has no decision to take back.",
              Map.of("reason", item.status().code()));
      case ReviewChange.Held(StoredReview item) ->
          Answers.error(
              routing,
              ErrorCode.ALREADY_ASSIGNED,
              "Another steward works on the item; details name the steward.",
              item.assigned().map(Holder::of).orElse(null));
      case ReviewChange.TooManyComments _ ->
          Answers.error(
              routing,
              ErrorCode.VALIDATION_ERROR,
              "The item has 200 comments and takes no more.",
              List.of(new Violation("text", "too_many", "An item can have at most 200 comments.")));
      case ReviewChange.Merged _ ->
          Answers.error(
              routing,
              ErrorCode.NOT_REVERSIBLE,
              "One of the workers was merged. Reverse the merge instead.",
              Map.of("reason", "merged"));
      case ReviewChange.NotFound _ -> notFound(routing);
      case ReviewChange.Changed _ -> throw new IllegalStateException("The item was changed.");
    };
  }

  private static Answered notFound(RoutingContext routing) {
    return Answers.error(routing, ErrorCode.NOT_FOUND, "No review item has this id.");
  }
}
