package org.workerservice.api.fhir.answer;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;
import org.workerservice.api.http.answer.RefusedRequest;

/** The {@code Prefer} header (RFC 7240, as FHIR uses it). */
public final class Preferences {
  /** What an answer to a write has as its body. */
  public enum Return {
    REPRESENTATION,
    MINIMAL,
    OUTCOME
  }

  private Preferences() {}

  /** Returns what the answer to a write shall have; the resource unless the request says more. */
  static Return result(RoutingContext routing) {
    return switch (value(routing, "return").orElse("representation")) {
      case "representation" -> Return.REPRESENTATION;
      case "minimal" -> Return.MINIMAL;
      case "OperationOutcome", "operationoutcome" -> Return.OUTCOME;
      default ->
          throw RefusedRequest.malformed(
              "Prefer",
              "invalid_format",
              "return must be representation, minimal or OperationOutcome.");
    };
  }

  /** Whether everything that the service does not support shall be refused. */
  public static boolean isStrict(RoutingContext routing) {
    return value(routing, "handling").filter("strict"::equals).isPresent();
  }

  private static Optional<String> value(RoutingContext routing, String name) {
    return routing.request().headers().getAll("Prefer").stream()
        .flatMap(header -> Arrays.stream(header.split("[,;]")))
        .map(String::strip)
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1).replace("\"", "").strip())
        .findFirst();
  }
}
