package org.workerservice.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.validation.Violation;

/** The record and the version of it that a PUT or PATCH refers to. */
public final class SentIdentity {
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
   * Returns the version that the caller expects; empty for any. The {@code If-Match} header takes
   * precedence over the version in the body, which counts too so that the result of a GET can be
   * sent back with PUT.
   *
   * @param version as read from the body; 0 also if it is absent
   */
  public static OptionalLong expectedVersion(
      RoutingContext routing, ObjectNode body, long version) {
    OptionalLong header = EntityTags.ifMatch(routing);
    return header.isPresent() || !body.hasNonNull("version") ? header : OptionalLong.of(version);
  }

  /** Whether the caller expects the record to exist. Version 0 means that it does not exist yet. */
  public static boolean isExpected(RoutingContext routing, OptionalLong expectedVersion) {
    return expectedVersion.orElse(0) != 0 || routing.request().getHeader("If-Match") != null;
  }
}
