package org.workerservice.client.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;

/** Reads and validates the text of a mapping file. */
public final class MappingReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  static final Set<String> TOP =
      Set.of(
          "delimiter",
          "encoding",
          "quote",
          "empty",
          "columns",
          "aliases",
          "required",
          "skip",
          "tables",
          "lists",
          "single_relationships",
          "worker",
          "organization");

  private static final Set<String> SKIP = Set.of("when", "unless", "reason");
  private static final String NUMBER = "#";
  private static final int MAX_REPETITIONS = 100;

  private final String name;
  private final RuleReader rules;
  private final Map<String, Set<String>> nameToList;

  private MappingReader(String name, JsonNode root, LocalDate today) {
    this.name = name;
    this.rules = new RuleReader(name, tables(name, root.path("tables")), today);
    this.nameToList = new LinkedHashMap<>();
    root.path("lists").properties().forEach(this::addList);
  }

  private void addList(Map.Entry<String, JsonNode> entry) {
    if (!entry.getValue().isArray() || entry.getValue().isEmpty()) {
      throw wrong("lists." + entry.getKey(), "must be a list of values");
    }
    nameToList.put(entry.getKey(), texts(entry.getValue()));
  }

  /**
   * Returns the mapping that the text describes.
   *
   * @param name the name of the mapping in error messages
   * @throws MappingException if anything in it is unknown or wrong
   */
  public static Mapping read(String name, String text) {
    return read(name, text, LocalDate.now(ZoneOffset.UTC));
  }

  /** Reads a mapping whose years of two digits are understood from a day. */
  static Mapping read(String name, String text, LocalDate today) {
    JsonNode root = parse(name, text);
    requireKnown(name, root);
    Entity entity = root.has("organization") ? Entity.ORGANIZATIONS : Entity.WORKERS;
    JsonNode fields = root.path(entity.singular());
    if (!fields.isObject() || root.has("organization") && root.has("worker")) {
      throw new MappingException(
          "The mapping "
              + name
              + " needs fields under exactly one of the keys worker and organization.");
    }
    FormReader forms = new FormReader(name);
    MappingReader reader = new MappingReader(name, root, today);
    return new Mapping(
        name,
        DigestUtils.sha256Hex(text.getBytes(StandardCharsets.UTF_8)),
        forms.read(root),
        entity,
        forms.empty(root.path("empty")),
        reader.columns(root, reader.fields(fields, Target.of(entity), "")),
        reader.singleRelationships(root.path("single_relationships")));
  }

  private List<String> singleRelationships(JsonNode node) {
    List<String> types = FormReader.texts(node);
    if (!types.stream().allMatch(type -> type.matches("[A-Za-z0-9]{1,20}"))) {
      throw wrong("single_relationships", "must be codes of relationship types, such as [RE4]");
    }
    return types;
  }

  private static void requireKnown(String name, JsonNode root) {
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!TOP.contains(key)) {
                throw new MappingException("The mapping " + name + " has an unknown key: " + key);
              }
            });
  }

  private Columns columns(JsonNode root, Shape record) {
    Map<String, List<String>> nameToAliases = new LinkedHashMap<>();
    root.path("aliases")
        .properties()
        .forEach(entry -> nameToAliases.put(entry.getKey(), FormReader.texts(entry.getValue())));
    return new Columns(
        record,
        skips(root.path("skip")),
        nameToAliases,
        root.has("required")
            ? Optional.of(FormReader.texts(root.path("required")))
            : Optional.empty());
  }

  private List<Skip> skips(JsonNode node) {
    List<Skip> skips = new ArrayList<>();
    for (JsonNode skip : node.isObject() ? List.of(node) : node) {
      skip.fieldNames()
          .forEachRemaining(
              key -> {
                if (!SKIP.contains(key)) {
                  throw wrong("skip", "has an unknown key: " + key);
                }
              });
      List<Condition> when = when(skip.path("when"), "skip");
      List<Condition> unless = when(skip.path("unless"), "skip");
      if (when.isEmpty() && unless.isEmpty()) {
        throw wrong("skip", "needs the key when or unless");
      }
      skips.add(new Skip(skip.path("reason").asText("by the mapping"), when, unless));
    }
    return List.copyOf(skips);
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
      case Target.Value value ->
          node.has("first") ? first(node, value, path) : rules.leaf(node, value, path);
    };
  }

  private Shape first(JsonNode node, Target.Value target, String path) {
    if (node.size() != 1 || !node.path("first").isArray()) {
      throw wrong(path, "needs a list of values, and nothing else, for the key first");
    }
    List<Shape.Choice> choices = new ArrayList<>();
    for (JsonNode choice : repeated(node.path("first"), path)) {
      JsonNode leaf = choice.deepCopy();
      if (leaf instanceof ObjectNode object) {
        object.remove("when");
      }
      choices.add(
          new Shape.Choice(rules.leaf(leaf, target, path), when(choice.path("when"), path)));
    }
    return new Shape.First(List.copyOf(choices));
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
          .forEach(
              entry ->
                  conditions.add(new Condition(entry.getKey(), values(entry.getValue(), path))));
    } else {
      texts(node).forEach(column -> conditions.add(new Condition(column, Set.of())));
    }
    if (conditions.isEmpty()) {
      throw wrong(
          path + ".when", "must name a column, a list of columns, or columns with their values");
    }
    return List.copyOf(conditions);
  }

  /** Returns the values of a condition: written out, or those of a list. */
  private Set<String> values(JsonNode node, String path) {
    if (!node.isObject()) {
      return texts(node);
    }
    Set<String> list = nameToList.get(node.path("list").asText());
    if (node.size() != 1 || list == null) {
      throw wrong(path + ".when", "must name values, or a list under lists: {list: NAME}");
    }
    return list;
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
    for (JsonNode item : repeated(node, path)) {
      String place = path + "[" + items.size() + "]";
      Shape shape = shape(item, element, place);
      if (shape instanceof Shape.Fields fields && fields.when().isEmpty() && fields.constant()) {
        throw wrong(place, "has only constants and would never appear; it needs the key when");
      }
      items.add(shape);
    }
    return new Shape.Sequence(List.copyOf(items));
  }

  /** Returns the items, those with the key repeat as often as it says. */
  private List<JsonNode> repeated(JsonNode items, String path) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode item : items) {
      if (item.has("repeat")) {
        all.addAll(repetitions((ObjectNode) item.deepCopy(), path));
      } else {
        all.add(item);
      }
    }
    return all;
  }

  private List<JsonNode> repetitions(ObjectNode item, String path) {
    int count = item.remove("repeat").asInt();
    if (count < 1 || count > MAX_REPETITIONS) {
      throw wrong(path, "allows from 1 to " + MAX_REPETITIONS + " for the key repeat");
    }
    return IntStream.rangeClosed(1, count).mapToObj(number -> numbered(item, number)).toList();
  }

  /** Replaces each # in keys and texts by the number. */
  private static JsonNode numbered(JsonNode node, int number) {
    String digits = Integer.toString(number);
    if (node.isTextual()) {
      return TextNode.valueOf(node.asText().replace(NUMBER, digits));
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(numbered(element, number)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(
              field ->
                  object.set(
                      field.getKey().replace(NUMBER, digits), numbered(field.getValue(), number)));
      return object;
    }
    return node;
  }

  private MappingException wrong(String path, String complaint) {
    return new MappingException(
        "In the mapping " + name + " the target " + path + " " + complaint + ".");
  }
}
