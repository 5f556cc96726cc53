package org.workerservice.api.rest.review;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.matching.score.ScoreLimit;
import org.workerservice.persistence.review.ReviewDetail;
import org.workerservice.persistence.review.StoredComment;
import org.workerservice.persistence.review.StoredDecision;
import org.workerservice.persistence.review.StoredReview;

/**
 * A review item in an answer.
 *
 * @param scoreBreakdown JSON object; missing for readers of masked records, because it tells of
 *     values that they may not see
 * @param reason of the decision; missing for readers of masked records, because it may quote values
 * @param workers the living workers of the two; only in the answer about one item
 * @param decisions the history; only in the answer about one item
 * @param merge only in the answer about a decision that merged the workers
 * @param comments only in the answer about one item; missing for readers of masked records, because
 *     they may quote values
 */
record ReviewView(
    UUID id,
    List<UUID> workerIds,
    String status,
    double score,
    String quality,
    String detectionMethod,
    Optional<Double> logOdds,
    Optional<LimitView> limit,
    OptionalInt modelVersion,
    @JsonRawValue String scoreBreakdown,
    long version,
    Instant createdAt,
    Instant scoredAt,
    Optional<String> reviewedBy,
    Optional<Instant> reviewedAt,
    Optional<String> reason,
    Optional<UUID> mergeId,
    Optional<String> assignee,
    Optional<Instant> assignedUntil,
    Optional<String> escalatedBy,
    Optional<Instant> escalatedAt,
    Optional<String> closedBecause,
    List<String> changedSinceDecision,
    Optional<List<Object>> workers,
    Optional<List<DecisionView>> decisions,
    Optional<List<CommentView>> comments,
    Optional<Object> merge) {

  /** A comment in the history. */
  record CommentView(UUID id, String kind, String text, String author, Instant createdAt) {
    static CommentView of(StoredComment one) {
      return new CommentView(one.id(), one.kind(), one.text(), one.author(), one.at());
    }
  }

  /** Why a score is lower than its evidence alone would make it. */
  record LimitView(String code, String sentence) {
    static Optional<LimitView> of(String code) {
      for (ScoreLimit limit : ScoreLimit.values()) {
        if (limit.code().equals(code)) {
          return Optional.of(new LimitView(code, limit.sentence()));
        }
      }
      return Optional.empty();
    }
  }

  /** A decision in the history. */
  record DecisionView(
      UUID id,
      String decision,
      Optional<String> reason,
      Optional<String> decidedBy,
      Instant decidedAt,
      OptionalLong seenVersion,
      Optional<UUID> undoes) {
    static DecisionView of(StoredDecision one, boolean isMasked) {
      return new DecisionView(
          one.id(),
          one.decision(),
          isMasked ? Optional.empty() : one.reason(),
          one.by(),
          one.at(),
          one.seenVersion(),
          one.undoes());
    }
  }

  /**
   * Shows an item in a list.
   *
   * @param isMasked whether the reader sees masked records
   */
  static ReviewView of(StoredReview item, boolean isMasked) {
    return of(item, isMasked, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Adds the merge that the decision made. */
  ReviewView with(Object made) {
    return new ReviewView(
        id,
        workerIds,
        status,
        score,
        quality,
        detectionMethod,
        logOdds,
        limit,
        modelVersion,
        scoreBreakdown,
        version,
        createdAt,
        scoredAt,
        reviewedBy,
        reviewedAt,
        reason,
        mergeId,
        assignee,
        assignedUntil,
        escalatedBy,
        escalatedAt,
        closedBecause,
        changedSinceDecision,
        workers,
        decisions,
        comments,
        Optional.of(made));
  }

  /** Shows an item with its history and these workers. */
  static ReviewView whole(ReviewDetail detail, boolean isMasked, List<Object> workers) {
    return of(
        detail.item(),
        isMasked,
        Optional.of(workers),
        Optional.of(
            detail.decisions().stream().map(one -> DecisionView.of(one, isMasked)).toList()),
        isMasked
            ? Optional.empty()
            : Optional.of(detail.comments().stream().map(CommentView::of).toList()));
  }

  private static ReviewView of(
      StoredReview item,
      boolean isMasked,
      Optional<List<Object>> workers,
      Optional<List<DecisionView>> decisions,
      Optional<List<CommentView>> comments) {
    Optional<StoredReview.Reviewed> reviewed = item.reviewed();
    Optional<StoredReview.Assigned> assigned = item.assigned();
    Optional<StoredReview.Escalated> escalated = item.escalated();
    return new ReviewView(
        item.id(),
        item.workers(),
        item.status().code(),
        item.score().score(),
        item.score().quality(),
        item.method(),
        isMasked ? Optional.empty() : item.score().logOdds(),
        isMasked ? Optional.empty() : item.score().limit().flatMap(LimitView::of),
        item.model(),
        isMasked ? null : item.score().breakdown(),
        item.version(),
        item.createdAt(),
        item.scoredAt(),
        reviewed.flatMap(StoredReview.Reviewed::by),
        reviewed.map(StoredReview.Reviewed::at),
        isMasked ? Optional.empty() : reviewed.flatMap(StoredReview.Reviewed::reason),
        item.merge(),
        assigned.map(StoredReview.Assigned::user),
        assigned.flatMap(StoredReview.Assigned::until),
        escalated.map(StoredReview.Escalated::by),
        escalated.map(StoredReview.Escalated::at),
        item.closedBecause(),
        item.changedSinceDecision(),
        workers,
        decisions,
        comments,
        Optional.empty());
  }
}
