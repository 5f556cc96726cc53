package org.workerservice.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.workerservice.json.Json;
import org.workerservice.json.MergePatch;

/**
 * A JSON Merge Patch for a worker or an organisation.
 *
 * @param changes what is to be merged into the record
 * @param fragments the patch as if it were a record, of which most is missing
 */
public record RecordPatch<T>(ObjectNode changes, T fragments, Class<T> type) {
  private static final List<String> SERVER_OWNED =
      List.of("id", "version", "created_at", "updated_at", "deleted_at", "deleted_by");

  /**
   * Takes the body of a request.
   *
   * @throws RefusedRequest when it names unknown fields or has values of the wrong type or form,
   *     whatever it would be merged into
   */
  public static <T> RecordPatch<T> of(ObjectNode body, Class<T> type) {
    T fragments = RequestBody.convert(body, type);
    ObjectNode changes = body.deepCopy();
    changes.remove(SERVER_OWNED);
    if (changes.get("name") instanceof ObjectNode name && name.has("use")) {
      // Merged under its other spelling it would stand beside the value it is to replace.
      name.set("use_type", name.remove("use"));
    }
    return new RecordPatch<>(changes, fragments, type);
  }

  /** Returns the record with the changes. */
  public T apply(T current) {
    JsonNode record = Json.MAPPER.valueToTree(current);
    return RequestBody.convert(MergePatch.apply(record, changes), type);
  }

  @Override
  public String toString() {
    return "RecordPatch[" + changes.size() + " members]";
  }
}
