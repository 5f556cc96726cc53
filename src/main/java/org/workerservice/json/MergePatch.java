package org.workerservice.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396). */
public final class MergePatch {
  private MergePatch() {}

  /**
   * Returns the target with a patch applied: members of objects are replaced one by one, members
   * that are null in the patch are removed, and all other values, including lists, are replaced as
   * a whole. Neither argument changes; the result may share parts with both.
   */
  public static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    if (target instanceof ObjectNode members) {
      result.setAll(members);
    }
    changes
        .properties()
        .forEach(
            change -> {
              if (change.getValue().isNull()) {
                result.remove(change.getKey());
              } else {
                result.set(change.getKey(), apply(result.get(change.getKey()), change.getValue()));
              }
            });
    return result;
  }
}
