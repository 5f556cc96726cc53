package org.workerservice.api.http.parameter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.flow.VersionCondition;
import org.workerservice.validation.Violation;

/** The record and the version of it that a PUT or PATCH refers to. */
public final class SentIdentity {
  /** Version 0 is the version of a record that does not exist yet. */
  private static final Set<Long> NOT_YET = Set.of(0L);

  private static final Violation DIFFERS =
      new Violation("id", "differs", "The id in the body must match the id in the path.");

  private SentIdentity() {}

  /**
   * Requires the id in the body, if present, to match the id in the path.
   *
   * @throws RefusedRequest if they differ
   */
  public static void require(UUID path, Optional<UUID> body) {
    if (body.filter(other -> !other.equals(path)).isPresent()) {
      throw new RefusedRequest(
          ErrorCode.VALIDATION_ERROR, "The record violates a rule; see details.", List.of(DIFFERS));
    }
  }

  /**
   * Returns the versions of the record that a PUT or PATCH may be applied to. A version in the body
   * counts like {@code If-Match} if that header names none, so that the result of a GET can be sent
   * back with PUT.
   *
   * @param version as read from the body; 0 also if it is absent
   */
  public static VersionCondition condition(RoutingContext routing, ObjectNode body, long version) {
    VersionCondition header = EntityTags.condition(routing);
    return header.namesVersions() || !body.hasNonNull("version")
        ? header
        : new VersionCondition(
            Optional.of(Set.of(version)), header.noneOf(), header.mustNotExist());
  }

  /** Whether the caller expects the record to exist. Version 0 means that it does not exist yet. */
  public static boolean isExpected(RoutingContext routing, VersionCondition condition) {
    return condition.anyOf().filter(versions -> !versions.equals(NOT_YET)).isPresent()
        || routing.request().headers().contains("If-Match");
  }
}
