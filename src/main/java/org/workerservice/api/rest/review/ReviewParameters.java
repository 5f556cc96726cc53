package org.workerservice.api.rest.review;

import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.api.http.Parameters;
import org.workerservice.api.http.RefusedRequest;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.model.Coded;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.review.ReviewFilter;
import org.workerservice.persistence.review.ReviewOrder;
import org.workerservice.persistence.review.ReviewStatus;

/** Reads the query parameters of the review queue. */
final class ReviewParameters {
  private static final String[] FILTERS = {
    "status", "quality", "method", "worker", "organization", "since", "until"
  };
  private static final int LAST_YEAR = 9999;

  private ReviewParameters() {}

  /** Refuses query parameters other than filters and these. */
  static void allow(RoutingContext routing, String... others) {
    Parameters.allow(
        routing, Stream.of(FILTERS, others).flatMap(Arrays::stream).toArray(String[]::new));
  }

  /**
   * Returns the filter.
   *
   * @param status if none was sent
   */
  static ReviewFilter filter(RoutingContext routing, Optional<ReviewStatus> status) {
    return new ReviewFilter(
        coded(routing, "status", ReviewStatus.values()).or(() -> status),
        coded(routing, "quality", MatchQuality.values()).map(MatchQuality::code),
        coded(routing, "method", DetectionMethod.values()),
        Parameters.uuidQuery(routing, "worker"),
        Parameters.uuidQuery(routing, "organization"),
        time(routing, "since"),
        time(routing, "until"));
  }

  static ReviewOrder order(RoutingContext routing) {
    return coded(routing, "order", ReviewOrder.values()).orElse(ReviewOrder.SCORE);
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

  private static <E extends Enum<E> & Coded> Optional<E> coded(
      RoutingContext routing, String name, E[] values) {
    return Parameters.single(routing, name)
        .map(
            text ->
                Arrays.stream(values)
                    .filter(value -> value.code().equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            RefusedRequest.malformed(
                                name,
                                "invalid_format",
                                "The parameter must be one of "
                                    + Arrays.stream(values)
                                        .map(Coded::code)
                                        .collect(Collectors.joining(", "))
                                    + ".")));
  }

  private static Optional<Instant> time(RoutingContext routing, String name) {
    return Parameters.single(routing, name)
        .map(
            text -> {
              try {
                OffsetDateTime time = OffsetDateTime.parse(text);
                if (time.get(ChronoField.YEAR) < 0 || time.get(ChronoField.YEAR) > LAST_YEAR) {
                  throw new DateTimeException("year");
                }
                return time.toInstant();
              } catch (DateTimeException none) {
                throw RefusedRequest.malformed(
                    name,
                    "invalid_format",
                    "The parameter must be a time with an offset, such as 2026-01-31T08:00:00Z. In"
                        + " a query, write + as %2B.");
              }
            });
  }
}
