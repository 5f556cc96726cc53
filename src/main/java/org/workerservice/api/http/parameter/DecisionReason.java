package org.workerservice.api.http.parameter;

import java.util.Optional;
import org.workerservice.api.http.answer.RefusedRequest;

/** Checks the reason that a person gives for a decision. */
public final class DecisionReason {
  private static final int MAX_LENGTH = 1024;

  private DecisionReason() {}

  /**
   * Returns the reason.
   *
   * @param sent null if the field is missing
   * @throws RefusedRequest if it is too long or cannot be stored
   */
  public static Optional<String> of(Optional<String> sent) {
    Optional<String> reason = sent == null ? Optional.empty() : sent;
    reason.ifPresent(
        text -> {
          if (text.length() > MAX_LENGTH) {
            throw RefusedRequest.malformed("reason", "too_long", "At most 1024 characters.");
          }
          if (text.indexOf('\0') >= 0) {
            throw RefusedRequest.malformed(
                "reason", "invalid_format", "The reason must not contain the character U+0000.");
          }
        });
    return reason;
  }
}
