package org.workerservice.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * One form for all texts of the same JSON: without white space, members in the order of their
 * names, each character written in the same way. The order of lists counts.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /** Returns the canonical form in UTF-8, to hash or compare. */
  public static byte[] bytes(JsonNode node) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = Json.MAPPER.createGenerator(bytes)) {
      write(node, generator);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonNode node, JsonGenerator generator) throws IOException {
    if (node.isObject()) {
      Map<String, JsonNode> nameToValue = new TreeMap<>();
      node.properties().forEach(member -> nameToValue.put(member.getKey(), member.getValue()));
      generator.writeStartObject();
      for (Map.Entry<String, JsonNode> member : nameToValue.entrySet()) {
        generator.writeFieldName(member.getKey());
        write(member.getValue(), generator);
      }
      generator.writeEndObject();
    } else if (node.isArray()) {
      generator.writeStartArray();
      for (JsonNode element : node) {
        write(element, generator);
      }
      generator.writeEndArray();
    } else {
      generator.writeTree(node);
    }
  }
}
