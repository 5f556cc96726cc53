package org.workerservice.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes whole numbers out of a body. */
public final class BodyNumbers {
  private BodyNumbers() {}

  /** Removes a whole number from a body and returns it, or the default where it is absent. */
  public static long take(ObjectNode body, String field, long otherwise, long least, long most) {
    JsonNode node = body.remove(field);
    if (node == null || node.isNull()) {
      return otherwise;
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < least
        || node.longValue() > most) {
      throw RefusedRequest.malformed(
          field,
          "out_of_range",
          "The value must be a whole number from " + least + " to " + most + ".");
    }
    return node.longValue();
  }

  /** Refuses what is left of a body from which everything known was taken. */
  public static void refuseOthers(ObjectNode body) {
    if (!body.isEmpty()) {
      throw RefusedRequest.malformed(
          body.fieldNames().next(), "unknown_field", "Unknown field. Check its name.");
    }
  }
}
