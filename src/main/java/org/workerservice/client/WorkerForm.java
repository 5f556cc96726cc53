package org.workerservice.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.workerservice.json.Json;
import org.workerservice.model.Worker;

/** Tells whether a text is the JSON form of a worker; what its fields hold is for the service. */
final class WorkerForm {
  private WorkerForm() {}

  /** Returns what is wrong with the text, in words without its values; empty when nothing is. */
  static Optional<Rejection> flaw(long row, String json) {
    try {
      Worker read = Json.MAPPER.readValue(json, Worker.class);
      return read == null
          ? Optional.of(Rejection.malformed(row, "", "The row is not a JSON object."))
          : Optional.empty();
    } catch (UnrecognizedPropertyException unknown) {
      return Optional.of(Rejection.malformed(row, path(unknown), "The field is unknown."));
    } catch (JsonMappingException mistyped) {
      return Optional.of(
          Rejection.malformed(row, path(mistyped), "The value has the wrong type or form."));
    } catch (JsonProcessingException malformed) {
      return Optional.of(Rejection.malformed(row, "", "The row is not JSON."));
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
