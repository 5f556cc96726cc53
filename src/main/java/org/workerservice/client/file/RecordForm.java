package org.workerservice.client.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.workerservice.client.mapping.Entity;
import org.workerservice.json.Json;
import org.workerservice.model.ImportedAssignment;

/** Checks that a text is the JSON form of a record. The service checks the values. */
final class RecordForm {
  private static final String ASSIGNMENTS = "assignments";

  private RecordForm() {}

  /** Returns what is wrong with the text, without its values; empty if it is valid. */
  static Optional<Rejection> flaw(Entity entity, String json) {
    try {
      Object read = read(entity, json);
      return read == null
          ? Optional.of(Rejection.malformed("", "The row is not a JSON object."))
          : Optional.empty();
    } catch (UnrecognizedPropertyException unknown) {
      return Optional.of(Rejection.malformed(path(unknown), "The field is unknown."));
    } catch (JsonMappingException mistyped) {
      return Optional.of(
          Rejection.malformed(path(mistyped), "The value has the wrong type or form."));
    } catch (JsonProcessingException malformed) {
      return Optional.of(Rejection.malformed("", "The row is not JSON."));
    }
  }

  private record Assignments(List<ImportedAssignment> assignments) {}

  private static Object read(Entity entity, String json) throws JsonProcessingException {
    if (entity != Entity.WORKERS || !json.contains(ASSIGNMENTS)) {
      return Json.MAPPER.readValue(json, entity.type());
    }
    JsonNode row = Json.MAPPER.readTree(json);
    if (row instanceof ObjectNode object && object.has(ASSIGNMENTS)) {
      ObjectNode own = Json.MAPPER.createObjectNode();
      own.set(ASSIGNMENTS, object.remove(ASSIGNMENTS));
      Json.MAPPER.treeToValue(own, Assignments.class);
    }
    return Json.MAPPER.treeToValue(row, entity.type());
  }

  private static String path(JsonMappingException error) {
    return error.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }
}
