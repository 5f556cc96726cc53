package org.workerservice.api.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.validation.Violation;

/** Reads whole numbers from a body and removes them. */
public final class BodyNumbers {
  private BodyNumbers() {}

  /**
   * Removes a field from the body and returns its whole number, or the default if it is absent or
   * null.
   *
   * @throws RefusedRequest if the value is not a whole number from min to max
   */
  public static long take(ObjectNode body, String field, long defaultValue, long min, long max) {
    JsonNode node = body.remove(field);
    if (node == null || node.isNull()) {
      return defaultValue;
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < min
        || node.longValue() > max) {
      throw RefusedRequest.malformed(
          field,
          node.isIntegralNumber() ? "out_of_range" : "wrong_type",
          "The value must be a whole number from " + min + " to " + max + ".");
    }
    return node.longValue();
  }

  /**
   * Refuses a body that still has fields after every known field was removed.
   *
   * @throws RefusedRequest naming all unknown fields
   */
  public static void refuseOthers(ObjectNode body) {
    if (!body.isEmpty()) {
      throw RefusedRequest.malformed(
          body.propertyStream()
              .map(
                  member ->
                      new Violation(
                          member.getKey(), "unknown_field", "Unknown field. Check its name."))
              .toList());
    }
  }
}
