package org.workerservice.client.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workerservice.model.Coded;

/** Reads and checks the leaves of a mapping. */
final class RuleReader {
  private static final Set<String> SOURCES = Set.of("constant", "column", "template");
  private static final Set<String> CHANGES = Set.of("table", "otherwise", "date", "case", "split");

  private final String mapping;
  private final Map<String, Map<String, String>> nameToTable;

  RuleReader(String mapping, Map<String, Map<String, String>> nameToTable) {
    this.mapping = mapping;
    this.nameToTable = nameToTable;
  }

  Shape leaf(JsonNode node, Target.Value target, String path) {
    if (node.properties().stream().filter(entry -> SOURCES.contains(entry.getKey())).count() != 1) {
      throw wrong(path, "needs exactly one of constant, column and template");
    }
    node.fieldNames().forEachRemaining(key -> requireKnown(node, key, path));
    return new Shape.Leaf(rule(node, target, path), target.isBoolean());
  }

  private void requireKnown(JsonNode node, String key, String path) {
    boolean known = SOURCES.contains(key) || (node.has("column") && CHANGES.contains(key));
    if (!known) {
      throw wrong(path, "has an unknown key: " + key);
    }
    if (!node.get(key).isValueNode() || node.get(key).isNull()) {
      throw wrong(path, "needs a text at the key " + key);
    }
  }

  private Rule rule(JsonNode node, Target.Value target, String path) {
    if (node.has("constant")) {
      return new Rule.Constant(allowed(node.get("constant").asText(), target, path));
    }
    if (node.has("template")) {
      Rule.Template template = new Rule.Template(node.get("template").asText());
      if (template.columns().isEmpty()) {
        throw wrong(path, "has a template without a column in braces");
      }
      return template;
    }
    return column(node, target, path);
  }

  private Rule column(JsonNode node, Target.Value target, String path) {
    return new Rule.Column(
        node.get("column").asText(),
        text(node, "table").map(name -> table(name, target, path)),
        text(node, "otherwise").map(value -> allowed(value, target, path)),
        text(node, "date").map(pattern -> date(pattern, path)),
        text(node, "case").map(name -> letterCase(name, path)),
        text(node, "split"));
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.ofNullable(node.get(key)).map(JsonNode::asText);
  }

  private Map<String, String> table(String name, Target.Value target, String path) {
    Map<String, String> table = nameToTable.get(name);
    if (table == null) {
      throw wrong(path, "uses an unknown table: " + name);
    }
    table.values().forEach(value -> allowed(value, target, path));
    return table;
  }

  private DateTimeFormatter date(String pattern, String path) {
    try {
      return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException malformed) {
      throw wrong(path, "has a date pattern that cannot be used: " + pattern);
    }
  }

  private Rule.LetterCase letterCase(String name, String path) {
    return switch (name) {
      case "upper" -> Rule.LetterCase.UPPER;
      case "lower" -> Rule.LetterCase.LOWER;
      default -> throw wrong(path, "knows the cases upper and lower, not " + name);
    };
  }

  private String allowed(String value, Target.Value target, String path) {
    if (target.type().isEnum()
        && Arrays.stream(target.type().getEnumConstants())
            .noneMatch(constant -> ((Coded) constant).code().equals(value))) {
      throw wrong(path, "cannot hold the value " + value);
    }
    return value;
  }

  private MappingException wrong(String path, String complaint) {
    return new MappingException(
        "In the mapping " + mapping + " the target " + path + " " + complaint + ".");
  }
}
