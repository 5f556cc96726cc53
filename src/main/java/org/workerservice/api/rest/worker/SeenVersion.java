package org.workerservice.api.rest.worker;

import java.util.OptionalLong;
import org.workerservice.api.http.answer.RefusedRequest;

/** Checks the version of a review item that a person has seen. */
public final class SeenVersion {
  private SeenVersion() {}

  /**
   * Returns a version that must be there.
   *
   * @param field its path in the body
   * @param sent null if the field is missing
   * @throws RefusedRequest if it is missing or below 1
   */
  public static long required(String field, Long sent) {
    return optional(field, sent)
        .orElseThrow(
            () ->
                RefusedRequest.malformed(
                    field, "required", "Send the version of the item that you have seen."));
  }

  /**
   * Returns a version that may be missing.
   *
   * @throws RefusedRequest if it is below 1
   */
  public static OptionalLong optional(String field, Long sent) {
    if (sent == null) {
      return OptionalLong.empty();
    }
    if (sent < 1) {
      throw RefusedRequest.malformed(field, "out_of_range", "Versions begin at 1.");
    }
    return OptionalLong.of(sent);
  }
}
