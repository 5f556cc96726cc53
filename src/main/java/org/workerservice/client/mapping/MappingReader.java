package org.workerservice.client.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/** Reads and validates the text of a mapping file. */
public final class MappingReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> TOP =
      Set.of("delimiter", "columns", "tables", "worker", "organization");

  private final String name;
  private final RuleReader rules;

  private MappingReader(String name, Map<String, Map<String, String>> nameToTable) {
    this.name = name;
    this.rules = new RuleReader(name, nameToTable);
  }

  /**
   * Returns the mapping that the text describes.
   *
   * @param name the name of the mapping in error messages
   * @throws MappingException if anything in it is unknown or wrong
   */
  public static Mapping read(String name, String text) {
    JsonNode root = parse(name, text);
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!TOP.contains(key)) {
                throw new MappingException("The mapping " + name + " has an unknown key: " + key);
              }
            });
    Entity entity = root.has("organization") ? Entity.ORGANIZATIONS : Entity.WORKERS;
    JsonNode fields = root.path(entity.singular());
    if (!fields.isObject() || root.has("organization") && root.has("worker")) {
      throw new MappingException(
          "The mapping "
              + name
              + " needs fields under exactly one of the keys worker and organization.");
    }
    Shape record =
        new MappingReader(name, tables(name, root.path("tables")))
            .fields(fields, Target.of(entity), "");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Mapping(
        name,
        DigestUtils.sha256Hex(bytes),
        delimiter(name, root),
        entity,
        columns(name, root.path("columns")),
        record);
  }

  private static Optional<List<String>> columns(String name, JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    node.forEach(column -> columns.add(column.asText()));
    if (columns.isEmpty() || Set.copyOf(columns).size() < columns.size()) {
      throw new MappingException(
          "The columns of the mapping " + name + " must be a list of distinct names.");
    }
    return Optional.of(List.copyOf(columns));
  }

  private static JsonNode parse(String name, String text) {
    try {
      JsonNode root = YAML.readTree(text);
      if (root.isObject()) {
        return root;
      }
      throw new MappingException("The mapping " + name + " must consist of keys and values.");
    } catch (JsonProcessingException malformed) {
      throw new MappingException(
          "The mapping " + name + " is not valid YAML: " + malformed.getOriginalMessage());
    }
  }

  private static char delimiter(String name, JsonNode root) {
    String text = root.path("delimiter").asText(",");
    if (text.length() != 1) {
      throw new MappingException(
          "The delimiter of the mapping " + name + " must be one character.");
    }
    return text.charAt(0);
  }

  private static Map<String, Map<String, String>> tables(String name, JsonNode node) {
    Map<String, Map<String, String>> nameToTable = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> table : node.properties()) {
      Map<String, String> values = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : table.getValue().properties()) {
        if (!entry.getValue().isValueNode()) {
          throw new MappingException(
              "The table "
                  + table.getKey()
                  + " of the mapping "
                  + name
                  + " must have only texts as values.");
        }
        values.put(entry.getKey(), entry.getValue().asText());
      }
      nameToTable.put(table.getKey(), Map.copyOf(values));
    }
    return nameToTable;
  }

  private Shape shape(JsonNode node, Target target, String path) {
    return switch (target) {
      case Target.Fields fields -> fields(node, fields, path);
      case Target.Many many -> sequence(node, many.element(), path);
      case Target.Value value -> rules.leaf(node, value, path);
    };
  }

  private Shape.Fields fields(JsonNode node, Target.Fields target, String path) {
    if (!node.isObject()) {
      throw wrong(path, "must hold fields");
    }
    Map<String, Shape> nameToShape = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getKey().equals("when")) {
        String inner = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        Target field = target.nameToTarget().get(entry.getKey());
        if (field == null) {
          throw new MappingException(
              "The mapping " + name + " fills an unknown target: " + inner + ".");
        }
        nameToShape.put(entry.getKey(), shape(entry.getValue(), field, inner));
      }
    }
    return new Shape.Fields(nameToShape, when(node.path("when"), path));
  }

  private List<Condition> when(JsonNode node, String path) {
    if (node.isMissingNode()) {
      return List.of();
    }
    if (node.isTextual()) {
      return List.of(new Condition(node.asText(), Set.of()));
    }
    List<Condition> conditions = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(entry -> conditions.add(new Condition(entry.getKey(), texts(entry.getValue()))));
    } else {
      texts(node).forEach(column -> conditions.add(new Condition(column, Set.of())));
    }
    if (conditions.isEmpty()) {
      throw wrong(
          path + ".when", "must name a column, a list of columns, or columns with their values");
    }
    return List.copyOf(conditions);
  }

  private static Set<String> texts(JsonNode node) {
    if (node.isValueNode()) {
      return Set.of(node.asText());
    }
    Set<String> texts = new LinkedHashSet<>();
    node.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private Shape sequence(JsonNode node, Target element, String path) {
    if (!node.isArray()) {
      throw wrong(path, "must be a list");
    }
    List<Shape> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(shape(item, element, path + "[" + items.size() + "]"));
    }
    return new Shape.Sequence(List.copyOf(items));
  }

  private MappingException wrong(String path, String complaint) {
    return new MappingException(
        "In the mapping " + name + " the target " + path + " " + complaint + ".");
  }
}
