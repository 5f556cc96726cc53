package org.workerservice.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.workerservice.client.mapping.Entity;
import org.workerservice.json.Json;

/** Checks that a text is the JSON form of a record. The service checks the values. */
final class RecordForm {
  private RecordForm() {}

  /** Returns what is wrong with the text, without its values; empty if it is valid. */
  static Optional<Rejection> flaw(Entity entity, String json) {
    try {
      Object read = Json.MAPPER.readValue(json, entity.type());
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
