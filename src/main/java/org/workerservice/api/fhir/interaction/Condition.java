package org.workerservice.api.fhir.interaction;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.search.criteria.CodedValue;

/** The condition of a conditional create, {@code If-None-Exist: identifier=system|value}. */
final class Condition {
  private static final String HEADER = "If-None-Exist";

  private Condition() {}

  /**
   * Returns the identifier that no other worker may have; empty if the create has no condition.
   *
   * @throws RefusedRequest if the condition is any other
   */
  static Optional<CodedValue> of(RoutingContext routing) {
    String header = routing.request().getHeader(HEADER);
    return header == null ? Optional.empty() : Optional.of(identifier(header));
  }

  private static CodedValue identifier(String query) {
    String text = query.startsWith("?") ? query.substring(1) : query;
    Map<String, List<String>> nameToValues = parameters(text);
    List<String> values = nameToValues.getOrDefault("identifier", List.of());
    if (nameToValues.size() != 1 || values.size() != 1) {
      throw unsupported();
    }
    String[] parts = values.getFirst().split("\\|", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty() || text.contains(",")) {
      throw unsupported();
    }
    return CodedValue.of(parts[0], parts[1]);
  }

  private static Map<String, List<String>> parameters(String query) {
    try {
      return new QueryStringDecoder(query, false).parameters();
    } catch (IllegalArgumentException _) {
      throw RefusedRequest.malformed(
          HEADER, "invalid_format", "The header must be a query whose escapes are valid.");
    }
  }

  private static RefusedRequest unsupported() {
    return new RefusedRequest(
        ErrorCode.VERSION_MISMATCH,
        "If-None-Exist must have the form identifier=system|value; other conditions cannot be kept"
            + " when several requests arrive at once.");
  }
}
