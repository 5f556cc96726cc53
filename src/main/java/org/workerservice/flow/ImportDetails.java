package org.workerservice.flow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.workerservice.json.Json;
import org.workerservice.validation.Violation;

/** The details of an import row's outcome, as they are stored and answered. */
final class ImportDetails {
  private static final int FIRST_VERSION = 1;

  private ImportDetails() {}

  static String created(UUID id, List<UUID> similar) {
    ObjectNode details = Json.MAPPER.createObjectNode();
    details.put("id", id.toString()).put("version", FIRST_VERSION);
    if (!similar.isEmpty()) {
      addIds(details, similar);
    }
    return details.toString();
  }

  static String written(UUID id, long version) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", id.toString())
        .put("version", version)
        .toString();
  }

  static String duplicateOf(List<UUID> ids) {
    ObjectNode details = Json.MAPPER.createObjectNode();
    addIds(details, ids);
    return details.toString();
  }

  static String errors(List<Violation> violations) {
    ObjectNode details = Json.MAPPER.createObjectNode();
    details.set("errors", Json.MAPPER.valueToTree(violations));
    return details.toString();
  }

  private static void addIds(ObjectNode details, List<UUID> ids) {
    ArrayNode array = details.putArray("duplicate_of");
    ids.forEach(id -> array.add(id.toString()));
  }
}
