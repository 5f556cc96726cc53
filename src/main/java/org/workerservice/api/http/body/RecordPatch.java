package org.workerservice.api.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.workerservice.json.Json;
import org.workerservice.json.MergePatch;

/**
 * A JSON Merge Patch (RFC 7396) for a worker or an organisation.
 *
 * @param changes to merge into the record
 * @param fragments the patch read as a record, most of whose fields are absent
 * @param type of the record
 */
public record RecordPatch<T>(ObjectNode changes, T fragments, Class<T> type) {
  private static final List<String> SERVER_OWNED =
      List.of("id", "version", "created_at", "updated_at", "deleted_at", "deleted_by");

  /**
   * Reads a patch from the body of a request.
   *
   * @throws org.workerservice.api.http.answer.RefusedRequest if the body has unknown fields or
   *     values of the wrong type or format, regardless of the record it would be merged into
   */
  public static <T> RecordPatch<T> of(ObjectNode body, Class<T> type) {
    T fragments = RequestBody.convert(body, type);
    ObjectNode changes = body.deepCopy();
    changes.remove(SERVER_OWNED);
    if (changes.get("name") instanceof ObjectNode name && name.has("use")) {
      // Under its other spelling it would be added next to the value it must replace.
      name.set("use_type", name.remove("use"));
    }
    return new RecordPatch<>(changes, fragments, type);
  }

  /**
   * Returns the record with the changes applied.
   *
   * @throws org.workerservice.api.http.answer.RefusedRequest if the result cannot be read as a
   *     record
   */
  public T apply(T current) {
    JsonNode record = Json.MAPPER.valueToTree(current);
    return RequestBody.convert(MergePatch.apply(record, changes), type);
  }

  @Override
  public String toString() {
    return "RecordPatch[" + changes.size() + " members]";
  }
}
