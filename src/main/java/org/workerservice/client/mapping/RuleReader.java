package org.workerservice.client.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and validates the leaves of a mapping. */
final class RuleReader {
  private static final Set<String> SOURCES = Set.of("constant", "column", "template", "join");
  private static final Set<String> CHANGES =
      Set.of(
          "table",
          "present",
          "otherwise",
          "date",
          "unreadable",
          "century",
          "case",
          "region",
          "split");

  /** All keys of a rule. */
  static final Set<String> KEYS =
      Stream.of(SOURCES, CHANGES, Set.of("optional", "missing", "with", "first", "repeat", "when"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern SHORT_YEAR = Pattern.compile("(?<!y)yy(?!y)");

  private final String mapping;
  private final Map<String, Map<String, String>> nameToTable;
  private final LocalDate today;

  RuleReader(String mapping, Map<String, Map<String, String>> nameToTable, LocalDate today) {
    this.mapping = mapping;
    this.nameToTable = nameToTable;
    this.today = today;
  }

  Shape.Leaf leaf(JsonNode node, Target.Value target, String path) {
    if (node.properties().stream().filter(entry -> SOURCES.contains(entry.getKey())).count() != 1) {
      throw wrong(path, "needs exactly one of the keys constant, column, template and join");
    }
    node.fieldNames().forEachRemaining(key -> requireKnown(node, key, path));
    return new Shape.Leaf(rule(node, target, path), kind(target, path), optional(node, path));
  }

  private static Shape.Kind kind(Target.Value target, String path) {
    if (target.isBoolean()) {
      return Shape.Kind.BOOLEAN;
    }
    if (path.matches("(.*\\.)?line[12]")) {
      return Shape.Kind.LINES;
    }
    return path.matches("(name|additional_names|alias)\\b.*|.*\\.name")
        ? Shape.Kind.NAME
        : Shape.Kind.TEXT;
  }

  private boolean optional(JsonNode node, String path) {
    JsonNode stated = node.path("optional");
    if (!stated.isMissingNode() && !stated.isBoolean()) {
      throw wrong(path, "allows only true or false for the key optional");
    }
    return stated.asBoolean();
  }

  private void requireKnown(JsonNode node, String key, String path) {
    boolean known =
        SOURCES.contains(key)
            || key.equals("optional")
            || (node.has("column") && CHANGES.contains(key))
            || (node.has("template") && key.equals("missing"))
            || (node.has("join") && key.equals("with"));
    if (!known) {
      throw wrong(path, "has an unknown key: " + key);
    }
    if (key.equals("join") || key.equals("column") && node.get(key).isArray()) {
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
    return new Rule.Join(columns(node.get("join"), path), text(node, "with").orElse(" "));
  }

  private List<String> columns(JsonNode node, String path) {
    List<String> columns = new ArrayList<>();
    if (node.isValueNode()) {
      columns.add(node.asText());
    }
    node.forEach(column -> columns.add(column.asText()));
    if (columns.isEmpty()) {
      throw wrong(path, "joins no columns");
    }
    return List.copyOf(columns);
  }

  private Rule column(JsonNode node, Target.Value target, String path) {
    return new Rule.Column(
        columns(node.get("column"), path),
        text(node, "table").map(name -> table(name, target, path)),
        text(node, "present").map(value -> allowed(value, target, path)),
        text(node, "otherwise").map(value -> allowed(value, target, path)),
        text(node, "date")
            .map(
                patterns ->
                    new DateFormat(
                        dates(patterns, century(node, path), path),
                        chosen(node, "unreadable", "omit", path))),
        text(node, "case").map(name -> letterCase(name, path)),
        text(node, "region").map(country -> region(country, path)),
        text(node, "split"));
  }

  private PhoneRegion region(String country, String path) {
    if (!PhoneRegion.isKnown(country)) {
      throw wrong(path, "needs a country such as DE for the key region, not " + country);
    }
    return new PhoneRegion(country);
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.ofNullable(node.get(key)).map(JsonNode::asText);
  }

  private Table table(String name, Target.Value target, String path) {
    Map<String, String> table = nameToTable.get(name);
    if (table == null) {
      throw wrong(path, "uses an unknown table: " + name);
    }
    table.values().forEach(value -> allowed(value, target, path));
    return new Table(table);
  }

  /** Reads an optional key that allows only one value. Returns whether it is present. */
  private boolean chosen(JsonNode node, String key, String only, String path) {
    Optional<String> value = text(node, key);
    if (value.isPresent() && !value.get().equals(only)) {
      throw wrong(path, "allows only " + only + " for the key " + key + ", not " + value.get());
    }
    return value.isPresent();
  }

  private Century century(JsonNode node, String path) {
    String field = path.substring(path.lastIndexOf('.') + 1);
    return text(node, "century")
        .map(
            name ->
                Century.named(name)
                    .orElseThrow(
                        () ->
                            wrong(
                                path,
                                "allows only past, recent or future for the key century, not "
                                    + name)))
        .orElseGet(() -> Century.of(field));
  }

  private List<DatePattern> dates(String patterns, Century century, String path) {
    return Arrays.stream(patterns.split("\\|"))
        .map(pattern -> date(pattern.strip(), century, path))
        .toList();
  }

  private DatePattern date(String pattern, Century century, String path) {
    return switch (pattern) {
      case "excel" -> new DatePattern.Serial(false);
      case "excel-1904" -> new DatePattern.Serial(true);
      default -> written(javaLetters(pattern), century, path);
    };
  }

  /**
   * Returns a pattern in the letters of Java: spreadsheet programs write {@code DD.MM.YYYY}, German
   * ones {@code TT.MM.JJJJ}, French ones {@code JJ/MM/AAAA}, Spanish ones {@code dd/mm/aaaa}.
   */
  private static String javaLetters(String pattern) {
    if (pattern.indexOf('\'') >= 0) {
      return pattern;
    }
    boolean hasAn = pattern.toLowerCase(Locale.ROOT).contains("aa");
    String letters =
        pattern
            .replace('J', hasAn ? 'd' : 'y')
            .replace('j', hasAn ? 'd' : 'y')
            .replace(hasAn ? 'A' : 'T', hasAn ? 'y' : 'd')
            .replace(hasAn ? 'a' : 't', hasAn ? 'y' : 'd')
            .replace('D', 'd')
            .replace('Y', 'y');
    return letters.indexOf('M') < 0 ? letters.replace('m', 'M') : letters;
  }

  private DatePattern written(String pattern, Century century, String path) {
    if (!pattern.contains("yy") && !pattern.contains("uu")) {
      throw wrong(path, "has an invalid date pattern: " + pattern);
    }
    try {
      DateTimeFormatterBuilder format = new DateTimeFormatterBuilder().parseCaseInsensitive();
      Matcher shortYear = SHORT_YEAR.matcher(pattern);
      boolean isShort = shortYear.find();
      if (isShort) {
        String before = pattern.substring(0, shortYear.start());
        String after = pattern.substring(shortYear.end());
        append(format, before);
        format.appendValueReduced(ChronoField.YEAR, 2, 2, century.begin(today));
        append(format, after);
      } else {
        format.appendPattern(pattern.replace('y', 'u'));
      }
      return new DatePattern.Written(
          format.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT),
          isShort ? Optional.of(century) : Optional.empty(),
          today);
    } catch (IllegalArgumentException malformed) {
      throw wrong(path, "has an invalid date pattern: " + pattern);
    }
  }

  private static void append(DateTimeFormatterBuilder format, String pattern) {
    if (!pattern.isEmpty()) {
      format.appendPattern(pattern);
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
    if (!target.allows(value)) {
      throw wrong(path, "cannot hold the value " + value);
    }
    return value;
  }

  private MappingException wrong(String path, String complaint) {
    return new MappingException(
        "In the mapping " + mapping + " the target " + path + " " + complaint + ".");
  }
}
