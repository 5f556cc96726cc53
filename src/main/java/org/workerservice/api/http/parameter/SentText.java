package org.workerservice.api.http.parameter;

import java.util.Optional;
import org.workerservice.api.http.answer.RefusedRequest;

/** Checks texts that people send, such as the reason of a decision. */
public final class SentText {
  private static final int MAX_REASON = 1_024;

  private SentText() {}

  /**
   * Returns a reason that may be missing.
   *
   * @param sent null if the field is missing
   * @throws RefusedRequest if it is too long or cannot be stored
   */
  public static Optional<String> reason(Optional<String> sent) {
    Optional<String> reason = sent == null ? Optional.empty() : sent;
    reason.ifPresent(text -> check("reason", text, MAX_REASON));
    return reason;
  }

  /**
   * Returns a reason that must be there.
   *
   * @throws RefusedRequest if it is missing or blank, too long, or cannot be stored
   */
  public static String requiredReason(String sent) {
    return required("reason", sent, MAX_REASON);
  }

  /**
   * Returns a text that must be there.
   *
   * @param sent null if the field is missing
   * @throws RefusedRequest if it is missing or blank, too long, or cannot be stored
   */
  public static String required(String field, String sent, int maxLength) {
    if (sent == null || sent.isBlank()) {
      throw RefusedRequest.malformed(field, "required", "The text must not be blank.");
    }
    check(field, sent, maxLength);
    return sent;
  }

  private static void check(String field, String text, int maxLength) {
    if (text.length() > maxLength) {
      throw RefusedRequest.malformed(field, "too_long", "At most " + maxLength + " characters.");
    }
    if (text.indexOf('\0') >= 0) {
      throw RefusedRequest.malformed(
          field, "invalid_format", "The text must not contain the character U+0000.");
    }
  }
}
