package org.workerservice.api.http.parameter;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.persistence.database.ListRange;
import org.workerservice.persistence.database.ListRange.Deleted;
import org.workerservice.security.Permission;

/** Reads the query parameters that all lists of records have. */
public final class ListParameters {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 500;
  private static final String[] NAMES = {"limit", "after", "sort", "deleted", "updated_since"};

  private ListParameters() {}

  /** Refuses query parameters other than those of all lists and these. */
  public static void allow(RoutingContext routing, String... others) {
    Parameters.allow(
        routing, Stream.concat(Arrays.stream(NAMES), Arrays.stream(others)).toArray(String[]::new));
  }

  /**
   * Returns the range that the parameters describe. Deleted records are for those who may read
   * audit trails.
   */
  public static ListRange range(RoutingContext routing) {
    return new ListRange(
        Parameters.uuidQuery(routing, "after"),
        Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE),
        descending(routing),
        deleted(routing),
        updatedSince(routing));
  }

  private static boolean descending(RoutingContext routing) {
    return Parameters.single(routing, "sort")
        .map(
            text ->
                switch (text) {
                  case "id" -> false;
                  case "-id" -> true;
                  default ->
                      throw RefusedRequest.malformed(
                          "sort", "invalid_format", "The parameter must be id or -id.");
                })
        .orElse(false);
  }

  private static Deleted deleted(RoutingContext routing) {
    Deleted deleted =
        Parameters.single(routing, "deleted")
            .map(
                text ->
                    switch (text) {
                      case "exclude" -> Deleted.EXCLUDE;
                      case "include" -> Deleted.INCLUDE;
                      case "only" -> Deleted.ONLY;
                      default ->
                          throw RefusedRequest.malformed(
                              "deleted",
                              "invalid_format",
                              "The parameter must be exclude, include or only.");
                    })
            .orElse(Deleted.EXCLUDE);
    if (deleted != Deleted.EXCLUDE && !Authentication.allowed(routing, Permission.READ_AUDIT)) {
      throw new RefusedRequest(
          ErrorCode.FORBIDDEN, "The roles of this token do not allow reading deleted records.");
    }
    return deleted;
  }

  /** Returns the time of the parameter {@code updated_since}, if it was sent. */
  public static Optional<Instant> updatedSince(RoutingContext routing) {
    return TypedParameters.time(routing, "updated_since");
  }
}
