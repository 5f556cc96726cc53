package org.workerservice.api.rest;

import java.util.List;
import java.util.Optional;
import org.workerservice.validation.Violation;

/** A request that is refused before any flow sees it; becomes an error answer. */
final class RefusedRequest extends RuntimeException {
  private final ErrorCode code;
  private final List<Violation> details;

  RefusedRequest(ErrorCode code, String message, List<Violation> details) {
    super(message, null, false, false);
    this.code = code;
    this.details = List.copyOf(details);
  }

  RefusedRequest(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  /** A field, parameter or header of the request cannot be read. */
  static RefusedRequest malformed(String field, String code, String message) {
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
