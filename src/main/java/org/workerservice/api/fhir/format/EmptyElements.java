package org.workerservice.api.fhir.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.validation.Violation;

/**
 * Refuses empty objects, empty arrays and nulls in JSON, which FHIR forbids (R5, 2.1.6.1) and the
 * parser skips. A null may stand in an array beside one with its extensions.
 */
final class EmptyElements {
  private static final int MAX_VIOLATIONS = 100;

  private final List<Violation> violations = new ArrayList<>();

  private EmptyElements() {}

  static void refuse(ObjectNode resource) {
    EmptyElements found = new EmptyElements();
    found.members(resource, "");
    if (!found.violations.isEmpty()) {
      throw RefusedRequest.malformed(found.violations);
    }
  }

  private void members(JsonNode object, String path) {
    object
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              String at = path.isEmpty() ? name : path + "." + name;
              if (member.getValue().isArray() && !member.getValue().isEmpty()) {
                boolean sparse = name.startsWith("_") || object.path("_" + name).isArray();
                elements(member.getValue(), at, sparse);
              } else {
                element(member.getValue(), at);
              }
            });
  }

  private void elements(JsonNode array, String path, boolean sparse) {
    for (int index = 0; index < array.size(); index++) {
      if (!sparse || !array.get(index).isNull()) {
        element(array.get(index), path + "[" + index + "]");
      }
    }
  }

  private void element(JsonNode value, String path) {
    boolean isEmpty = value.isContainerNode() && value.isEmpty();
    if (value.isNull() || isEmpty || value.isArray()) {
      if (violations.size() < MAX_VIOLATIONS) {
        violations.add(
            new Violation(path, "empty", "An element must have a value or further elements."));
      }
    } else {
      members(value, path);
    }
  }
}
