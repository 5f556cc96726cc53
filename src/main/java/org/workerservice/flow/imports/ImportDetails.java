package org.workerservice.flow.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.json.Json;
import org.workerservice.persistence.assignment.AssignmentImport.Effect;
import org.workerservice.validation.Violation;

/** The details of an import row's outcome, as stored and returned. */
public final class ImportDetails {
  private static final int FIRST_VERSION = 1;
  private static final int MAX_WARNINGS = 100;

  private ImportDetails() {}

  static String created(UUID id, List<UUID> similar) {
    ObjectNode details = Json.MAPPER.createObjectNode();
    details.put("id", id.toString()).put("version", FIRST_VERSION);
    if (!similar.isEmpty()) {
      addIds(details, similar);
    }
    return details.toString();
  }

  /** Returns the details of a row that was written. */
  public static String written(UUID id, long version) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", id.toString())
        .put("version", version)
        .toString();
  }

  /** Returns the details with the names of the fields that the row did not change. */
  static String withKept(String details, List<String> fields) {
    if (fields.isEmpty()) {
      return details;
    }
    ObjectNode all = read(details);
    fields.forEach(all.putArray("kept_fields")::add);
    return all.toString();
  }

  /** Returns the details with the numbers of assignments that were created and updated. */
  static String withAssignments(String details, List<Effect> effects) {
    ObjectNode all = read(details);
    all.putObject("assignments")
        .put("created", effects.stream().filter(Effect.CREATED::equals).count())
        .put("updated", effects.stream().filter(Effect.UPDATED::equals).count());
    return all.toString();
  }

  static String duplicateOf(List<UUID> ids) {
    ObjectNode details = Json.MAPPER.createObjectNode();
    addIds(details, ids);
    return details.toString();
  }

  /** Returns the details of a row that was refused. */
  public static String errors(List<Violation> violations) {
    ObjectNode details = Json.MAPPER.createObjectNode();
    details.set("errors", Json.MAPPER.valueToTree(violations));
    return details.toString();
  }

  /** Returns the id of the worker that a row created; empty when it created none. */
  static Optional<UUID> createdId(String details) {
    return Optional.ofNullable(read(details).get("id")).map(id -> UUID.fromString(id.textValue()));
  }

  /** Returns the details with the reasons why a part of the row was not imported. */
  static String withErrors(String details, List<Violation> violations) {
    ObjectNode all = read(details);
    all.set("errors", Json.MAPPER.valueToTree(violations));
    return all.toString();
  }

  /** Returns the details with the values that the row lost; unchanged if it lost none. */
  public static String withWarnings(String details, List<Violation> warnings) {
    if (warnings.isEmpty()) {
      return details;
    }
    ObjectNode all = read(details);
    all.set("warnings", Json.MAPPER.valueToTree(warnings));
    return all.toString();
  }

  /** Returns the details with one more warning, up to the limit of the answer. */
  static String withWarning(String details, Violation warning) {
    ObjectNode all = read(details);
    ArrayNode warnings = all.withArray("warnings");
    if (warnings.size() < MAX_WARNINGS) {
      warnings.add(Json.MAPPER.<JsonNode>valueToTree(warning));
    }
    return all.toString();
  }

  private static ObjectNode read(String details) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(details);
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("The details of an import row are not valid JSON.", error);
    }
  }

  private static void addIds(ObjectNode details, List<UUID> ids) {
    ArrayNode array = details.putArray("duplicate_of");
    ids.forEach(id -> array.add(id.toString()));
  }
}
