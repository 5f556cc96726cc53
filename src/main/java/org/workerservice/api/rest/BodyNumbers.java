package org.workerservice.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes whole numbers out of a body. */
final class BodyNumbers {
  private BodyNumbers() {}

  static long take(ObjectNode body, String field, long otherwise, long least, long most) {
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
  static void refuseOthers(ObjectNode body) {
    if (!body.isEmpty()) {
      throw RefusedRequest.malformed(
          body.fieldNames().next(), "unknown_field", "There is no such field.");
    }
  }
}
