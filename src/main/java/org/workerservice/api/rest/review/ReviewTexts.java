package org.workerservice.api.rest.review;

import java.util.Optional;
import org.workerservice.api.http.answer.RefusedRequest;

/** Checks the texts of requests about review items. */
final class ReviewTexts {
  private static final int MAX_REASON = 1_024;

  private ReviewTexts() {}

  /** Returns a reason that may be missing. */
  static Optional<String> reason(Optional<String> reason) {
    Optional<String> sent = reason == null ? Optional.empty() : reason;
    sent.ifPresent(text -> check("reason", text, MAX_REASON));
    return sent;
  }

  /** Returns a reason that must be there. */
  static String requiredReason(String reason) {
    return required("reason", reason, MAX_REASON);
  }

  /** Returns a text that must not be blank. */
  static String required(String field, String text, int maxLength) {
    if (text == null || text.isBlank()) {
      throw RefusedRequest.malformed(field, "required", "The text must not be blank.");
    }
    check(field, text, maxLength);
    return text;
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
