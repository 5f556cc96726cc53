package org.workerservice.client.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.workerservice.client.file.SourceRow;
import org.workerservice.json.Json;
import org.workerservice.model.SourceKey;
import org.workerservice.validation.KeyText;

/** The source keys of the rows of a chunk, in the normal form of the service. */
final class ChunkKeys {
  private static final String SOURCES = "sources";

  private ChunkKeys() {}

  static Set<SourceKey> of(Chunk chunk) {
    Set<SourceKey> keys = new HashSet<>();
    for (SourceRow.Readable row : chunk.rows()) {
      if (row.json().contains(SOURCES)) {
        parsed(row)
            .path(SOURCES)
            .forEach(source -> keys.add(new SourceKey(text(source, "system"), text(source, "id"))));
      }
    }
    return keys;
  }

  private static JsonNode parsed(SourceRow.Readable row) {
    try {
      return Json.MAPPER.readTree(row.json());
    } catch (JsonProcessingException malformed) {
      // The service rejects the row.
      return Json.MAPPER.missingNode();
    }
  }

  private static String text(JsonNode source, String name) {
    return KeyText.normal(source.path(name).asText());
  }
}
