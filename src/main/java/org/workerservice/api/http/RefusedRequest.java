package org.workerservice.api.http;

import java.util.List;
import java.util.Optional;
import org.workerservice.validation.Violation;

/** A request that is refused before any flow sees it; becomes an error answer. */
public final class RefusedRequest extends RuntimeException {
  private final ErrorCode code;
  private final List<Violation> details;

  RefusedRequest(ErrorCode code, String message, List<Violation> details) {
    super(message, null, false, false);
    this.code = code;
    this.details = List.copyOf(details);
  }

  /** Refuses a request without details. */
  public RefusedRequest(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  /** A field, parameter or header of the request cannot be read. */
  public static RefusedRequest malformed(String field, String code, String message) {
    return new RefusedRequest(
        ErrorCode.MALFORMED_REQUEST,
        field.isEmpty() ? message : field + ": " + message,
        field.isEmpty() ? List.of() : List.of(new Violation(field, code, message)));
  }

  ErrorCode code() {
    return code;
  }

  Optional<List<Violation>> details() {
    return details.isEmpty() ? Optional.empty() : Optional.of(details);
  }
}
