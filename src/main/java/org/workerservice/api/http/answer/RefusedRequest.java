package org.workerservice.api.http.answer;

import java.util.List;
import java.util.Optional;
import org.workerservice.validation.Violation;

/** A request that is refused before it reaches a flow. Becomes an error answer. */
public final class RefusedRequest extends RuntimeException {
  /** The most violations in one answer. */
  public static final int MAX_VIOLATIONS = 100;

  private final ErrorCode code;
  private final List<Violation> details;

  /** Creates a refusal with details. */
  public RefusedRequest(ErrorCode code, String message, List<Violation> details) {
    super(message, null, false, false);
    this.code = code;
    this.details = List.copyOf(details);
  }

  /** Creates a refusal without details. */
  public RefusedRequest(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  /**
   * Returns the refusal of a malformed field, parameter or header.
   *
   * @param field its name; empty for the whole body
   * @param code of the violation
   */
  public static RefusedRequest malformed(String field, String code, String message) {
    return new RefusedRequest(
        ErrorCode.MALFORMED_REQUEST,
        field.isEmpty() ? message : field + ": " + message,
        field.isEmpty() ? List.of() : List.of(new Violation(field, code, message)));
  }

  /**
   * Returns the refusal of a body with malformed fields.
   *
   * @param violations at least one; an answer has the first 100
   */
  public static RefusedRequest malformed(List<Violation> violations) {
    Violation first = violations.getFirst();
    return violations.size() == 1
        ? malformed(first.field(), first.code(), first.message())
        : new RefusedRequest(
            ErrorCode.MALFORMED_REQUEST,
            "The body has " + violations.size() + " errors; see details.",
            violations.subList(0, Math.min(violations.size(), MAX_VIOLATIONS)));
  }

  /** Returns the code of the answer. */
  public ErrorCode code() {
    return code;
  }

  /** Returns the violations, if there are any. */
  public Optional<List<Violation>> details() {
    return details.isEmpty() ? Optional.empty() : Optional.of(details);
  }
}
