package org.workerservice.api.http.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.validation.Violation;

/** Reads JSON bodies of requests that may come without one. */
public final class OptionalBody {
  private OptionalBody() {}

  /**
   * Reads the body as a domain value; empty if there is none.
   *
   * @throws RefusedRequest if it is not an object or does not fit the type
   */
  public static <T> Optional<T> read(RoutingContext routing, Class<T> type) {
    return isMissing(routing) ? Optional.empty() : Optional.of(RequestBody.read(routing, type));
  }

  /**
   * Checks the body of a request that has no fields.
   *
   * @throws RefusedRequest if there is a body other than an empty object
   */
  public static void requireNoFields(RoutingContext routing) {
    if (isMissing(routing)) {
      return;
    }
    ObjectNode body = RequestBody.object(routing);
    List<Violation> unknown =
        body.properties().stream().map(Map.Entry::getKey).map(OptionalBody::unknown).toList();
    if (!unknown.isEmpty()) {
      throw RefusedRequest.malformed(unknown);
    }
  }

  private static boolean isMissing(RoutingContext routing) {
    Buffer body = routing.body().buffer();
    return body == null || body.length() == 0;
  }

  private static Violation unknown(String field) {
    return new Violation(field, "unknown_field", "The request has no fields.");
  }
}
