package org.workerservice.client.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workerservice.model.Coded;

/** Reads and validates the leaves of a mapping. */
final class RuleReader {
  private static final Set<String> SOURCES = Set.of("constant", "column", "template", "join");
  private static final Set<String> CHANGES =
      Set.of("table", "present", "otherwise", "date", "unreadable", "case", "split");

  private static final Pattern SHORT_YEAR = Pattern.compile("(?<!y)yy(?!y)");

  /** Two-digit years mean the hundred years from here: most birth dates are in the past. */
  private static final LocalDate TWO_DIGIT_YEARS_FROM = LocalDate.of(1926, 1, 1);

  private final String mapping;
  private final Map<String, Map<String, String>> nameToTable;

  RuleReader(String mapping, Map<String, Map<String, String>> nameToTable) {
    this.mapping = mapping;
    this.nameToTable = nameToTable;
  }

  Shape leaf(JsonNode node, Target.Value target, String path) {
    if (node.properties().stream().filter(entry -> SOURCES.contains(entry.getKey())).count() != 1) {
      throw wrong(path, "needs exactly one of the keys constant, column, template and join");
    }
    node.fieldNames().forEachRemaining(key -> requireKnown(node, key, path));
    return new Shape.Leaf(rule(node, target, path), target.isBoolean());
  }

  private void requireKnown(JsonNode node, String key, String path) {
    boolean known =
        SOURCES.contains(key)
            || (node.has("column") && CHANGES.contains(key))
            || (node.has("template") && key.equals("missing"))
            || (node.has("join") && key.equals("with"));
    if (!known) {
      throw wrong(path, "has an unknown key: " + key);
    }
    if (key.equals("join")) {
      return;
    }
    if (!node.get(key).isValueNode() || node.get(key).isNull()) {
      throw wrong(path, "needs a text for the key " + key);
    }
  }

  private Rule rule(JsonNode node, Target.Value target, String path) {
    if (node.has("constant")) {
      return new Rule.Constant(allowed(node.get("constant").asText(), target, path));
    }
    if (node.has("template")) {
      Rule.Template template =
          new Rule.Template(node.get("template").asText(), chosen(node, "missing", "blank", path));
      if (template.columns().isEmpty()) {
        throw wrong(path, "has a template without a column in braces");
      }
      return template;
    }
    return node.has("join") ? join(node, path) : column(node, target, path);
  }

  private Rule join(JsonNode node, String path) {
    List<String> columns = new ArrayList<>();
    node.get("join").forEach(column -> columns.add(column.asText()));
    if (columns.isEmpty()) {
      throw wrong(path, "joins no columns");
    }
    return new Rule.Join(List.copyOf(columns), text(node, "with").orElse(" "));
  }

  private Rule column(JsonNode node, Target.Value target, String path) {
    return new Rule.Column(
        node.get("column").asText(),
        text(node, "table").map(name -> table(name, target, path)),
        text(node, "present").map(value -> allowed(value, target, path)),
        text(node, "otherwise").map(value -> allowed(value, target, path)),
        text(node, "date")
            .map(patterns -> dates(patterns, chosen(node, "unreadable", "omit", path), path)),
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

  /** Reads an optional key that allows only one value. Returns whether it is present. */
  private boolean chosen(JsonNode node, String key, String only, String path) {
    Optional<String> value = text(node, key);
    if (value.isPresent() && !value.get().equals(only)) {
      throw wrong(path, "allows only " + only + " for the key " + key + ", not " + value.get());
    }
    return value.isPresent();
  }

  private DateFormat dates(String patterns, boolean omitUnreadable, String path) {
    return new DateFormat(
        Arrays.stream(patterns.split("\\|")).map(pattern -> date(pattern, path)).toList(),
        omitUnreadable);
  }

  private DateTimeFormatter date(String pattern, String path) {
    try {
      DateTimeFormatterBuilder format = new DateTimeFormatterBuilder().parseCaseInsensitive();
      Matcher shortYear = SHORT_YEAR.matcher(pattern);
      if (shortYear.find()) {
        format
            .appendPattern(pattern.substring(0, shortYear.start()))
            .appendValueReduced(ChronoField.YEAR, 2, 2, TWO_DIGIT_YEARS_FROM)
            .appendPattern(pattern.substring(shortYear.end()));
      } else {
        format.appendPattern(pattern.replace('y', 'u'));
      }
      return format.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException malformed) {
      throw wrong(path, "has an invalid date pattern: " + pattern);
    }
  }

  private Rule.LetterCase letterCase(String name, String path) {
    return switch (name) {
      case "upper" -> Rule.LetterCase.UPPER;
      case "lower" -> Rule.LetterCase.LOWER;
      default -> throw wrong(path, "allows only upper or lower for the key case, not " + name);
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
