package org.workerservice.api.rest.review;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.TypedParameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.review.ReviewFilter;
import org.workerservice.persistence.review.ReviewOrder;
import org.workerservice.persistence.review.ReviewStatus;

/** Reads the query parameters of the review queue. */
final class ReviewParameters {
  private static final String[] FILTERS = {
    "status",
    "quality",
    "method",
    "worker",
    "organization",
    "since",
    "until",
    "assignee",
    "escalated"
  };
  private static final String[] NEXT_FILTERS = {
    "quality", "method", "worker", "organization", "since", "until", "escalated", "order", "skip"
  };
  private static final int MAX_USER = 255;
  private static final int MAX_SKIPPED = 100;
  private static final int ID_LENGTH = 36;
  private static final String[] NONE = {};
  private static final String CALLER = "me";
  private static final String NO_USER = "none";

  private ReviewParameters() {}

  /** Refuses query parameters other than filters and these. */
  static void allow(RoutingContext routing, String... others) {
    Parameters.allow(
        routing, Stream.of(FILTERS, others).flatMap(Arrays::stream).toArray(String[]::new));
  }

  /** Refuses query parameters other than those of the next item. */
  static void allowNext(RoutingContext routing) {
    Parameters.allow(routing, NEXT_FILTERS);
  }

  /**
   * Returns the filter.
   *
   * @param status if none was sent
   */
  static ReviewFilter filter(
      RoutingContext routing, RequestContext context, Optional<ReviewStatus> status) {
    return new ReviewFilter(
        TypedParameters.coded(routing, "status", ReviewStatus.values()).or(() -> status),
        TypedParameters.coded(routing, "quality", MatchQuality.values()).map(MatchQuality::code),
        TypedParameters.coded(routing, "method", DetectionMethod.values()),
        Parameters.uuidQuery(routing, "worker"),
        Parameters.uuidQuery(routing, "organization"),
        TypedParameters.time(routing, "since"),
        TypedParameters.time(routing, "until"),
        Parameters.single(routing, "assignee").map(text -> assignee(text, context)),
        Parameters.flag(routing, "escalated"));
  }

  private static ReviewFilter.Assignee assignee(String text, RequestContext context) {
    if (text.length() > MAX_USER || text.indexOf('\0') >= 0) {
      throw RefusedRequest.malformed("assignee", "invalid_format", "No user has such a name.");
    }
    return switch (text) {
      case NO_USER -> new ReviewFilter.Assignee.None();
      case CALLER -> new ReviewFilter.Assignee.To(context.user());
      default -> new ReviewFilter.Assignee.To(text);
    };
  }

  /** Whether the text means something other than the name of a user. */
  static boolean isReserved(String user) {
    return user.equals(NO_USER) || user.equals(CALLER);
  }

  /** Returns the items that the caller does not want. */
  static List<UUID> skip(RoutingContext routing) {
    String[] texts =
        Parameters.single(routing, "skip").map(text -> text.split(",", -1)).orElse(NONE);
    if (texts.length > MAX_SKIPPED) {
      throw RefusedRequest.malformed("skip", "too_many", "At most 100 ids.");
    }
    return Arrays.stream(texts).map(ReviewParameters::id).toList();
  }

  private static UUID id(String text) {
    try {
      if (text.length() == ID_LENGTH) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException malformed) {
      // Answered below.
    }
    throw RefusedRequest.malformed(
        "skip", "invalid_format", "The parameter must be ids, separated by commas.");
  }

  static ReviewOrder order(RoutingContext routing) {
    return TypedParameters.coded(routing, "order", ReviewOrder.values()).orElse(ReviewOrder.SCORE);
  }

  static Optional<ReviewOrder.Place> after(RoutingContext routing, ReviewOrder order) {
    return Parameters.single(routing, "after")
        .map(
            text ->
                order
                    .place(text)
                    .orElseThrow(
                        () ->
                            RefusedRequest.malformed(
                                "after",
                                "invalid_format",
                                "The parameter must be next of a page in the same order.")));
  }
}
