package org.workerservice.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.validation.Violation;

/** What a PUT or PATCH says about which record it means, and which version of it. */
public final class SentIdentity {
  private static final Violation DIFFERS =
      new Violation("id", "differs", "The id in the body must match the id in the path.");

  private SentIdentity() {}

  /**
   * Requires the id in the body, if there is one, to be that in the path.
   *
   * @throws RefusedRequest when it is another
   */
  public static void require(UUID path, Optional<UUID> body) {
    if (body.filter(other -> !other.equals(path)).isPresent()) {
      throw new RefusedRequest(
          ErrorCode.VALIDATION_ERROR, "The record violates a rule; see details.", List.of(DIFFERS));
    }
  }

  /**
   * Returns the version that the caller has seen; empty for any. A version in the body is as good
   * as one in the header: what GET gave can be put back.
   *
   * @param version what was read from the body, which says 0 also where it was left out
   */
  public static OptionalLong expectedVersion(
      RoutingContext routing, ObjectNode body, long version) {
    OptionalLong header = EntityTags.ifMatch(routing);
    return header.isPresent() || !body.hasNonNull("version") ? header : OptionalLong.of(version);
  }

  /** Whether the caller says that the record is there. Version 0 is that of one who is not yet. */
  public static boolean isExpected(RoutingContext routing, OptionalLong expectedVersion) {
    return expectedVersion.orElse(0) != 0 || routing.request().getHeader("If-Match") != null;
  }
}
