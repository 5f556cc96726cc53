package org.workerservice.client.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of the mapping, which produces a JSON value, array or object. */
sealed interface Shape {
  /** Returns the JSON nodes for a record; empty if the record has no values for them. */
  List<JsonNode> of(Row row);

  /** Returns whether any column that this part reads has a value in the record. */
  boolean present(Row row);

  /** Returns the values in this part. */
  Stream<Leaf> leaves();

  /** Returns the conditions in this part. */
  Stream<Condition> conditions();

  /** What a value is. */
  enum Kind {
    BOOLEAN,
    /** A part of a name. */
    NAME,
    /** A line of an address; line breaks in it become commas. */
    LINES,
    TEXT
  }

  /**
   * A value.
   *
   * @param optional whether a file may lack the columns
   */
  record Leaf(Rule rule, Kind kind, boolean optional) implements Shape {
    @Override
    public List<JsonNode> of(Row row) {
      return rule.values(row).stream().map(this::node).toList();
    }

    private JsonNode node(String text) {
      return switch (kind) {
        case BOOLEAN ->
            text.equals("true") || text.equals("false")
                ? BooleanNode.valueOf(text.equals("true"))
                : TextNode.valueOf(text);
        case LINES -> TextNode.valueOf(Cells.inOneLine(text, ", "));
        case NAME, TEXT -> TextNode.valueOf(Cells.inOneLine(text, " "));
      };
    }

    @Override
    public boolean present(Row row) {
      return rule.columns().stream().anyMatch(column -> !row.value(column).isEmpty());
    }

    @Override
    public Stream<Leaf> leaves() {
      return Stream.of(this);
    }

    @Override
    public Stream<Condition> conditions() {
      return Stream.empty();
    }
  }

  /** The first of several values whose condition holds and that is present. */
  record First(List<Choice> choices) implements Shape {
    @Override
    public List<JsonNode> of(Row row) {
      return choice(row).map(choice -> choice.leaf().of(row)).orElse(List.of());
    }

    private Optional<Choice> choice(Row row) {
      return choices.stream().filter(choice -> choice.holds(row)).findFirst();
    }

    @Override
    public boolean present(Row row) {
      return choice(row).filter(choice -> choice.leaf().present(row)).isPresent();
    }

    @Override
    public Stream<Leaf> leaves() {
      return choices.stream().map(Choice::leaf);
    }

    @Override
    public Stream<Condition> conditions() {
      return choices.stream().flatMap(choice -> choice.when().stream());
    }
  }

  /** One of several values. */
  record Choice(Leaf leaf, List<Condition> when) {
    boolean holds(Row row) {
      boolean wanted = when.isEmpty() || when.stream().anyMatch(condition -> condition.holds(row));
      return wanted && (leaf.rule().columns().isEmpty() || leaf.present(row));
    }
  }

  /** A list. */
  record Sequence(List<Shape> items) implements Shape {
    @Override
    public List<JsonNode> of(Row row) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> array.addAll(item.of(row)));
      return array.isEmpty() ? List.of() : List.of(array);
    }

    @Override
    public boolean present(Row row) {
      return items.stream().anyMatch(item -> item.present(row));
    }

    @Override
    public Stream<Leaf> leaves() {
      return items.stream().flatMap(Shape::leaves);
    }

    @Override
    public Stream<Condition> conditions() {
      return items.stream().flatMap(Shape::conditions);
    }
  }

  /**
   * An object.
   *
   * @param when conditions, at least one of which must hold; empty if there are none
   */
  record Fields(Map<String, Shape> nameToShape, List<Condition> when) implements Shape {
    @Override
    public List<JsonNode> of(Row row) {
      return wanted(row) && present(row) ? List.of(object(row)) : List.of();
    }

    private JsonNode object(Row row) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      nameToShape.forEach(
          (name, shape) ->
              inner(shape, row).stream().findFirst().ifPresent(v -> object.set(name, v)));
      return object;
    }

    /** An object of constants appears with the object around it. */
    private static List<JsonNode> inner(Shape shape, Row row) {
      return shape instanceof Fields fields && fields.when().isEmpty() && fields.constant()
          ? List.of(fields.object(row))
          : shape.of(row);
    }

    private boolean wanted(Row row) {
      return when.isEmpty() || when.stream().anyMatch(condition -> condition.holds(row));
    }

    @Override
    public boolean present(Row row) {
      return constantOnCondition() ? wanted(row) : anyPresent(row);
    }

    /** Constants alone do not make an object appear, unless a condition selects the record. */
    private boolean constantOnCondition() {
      return !when.isEmpty() && constant();
    }

    boolean constant() {
      return leaves().allMatch(leaf -> leaf.rule().columns().isEmpty());
    }

    private boolean anyPresent(Row row) {
      return nameToShape.values().stream().anyMatch(shape -> shape.present(row));
    }

    @Override
    public Stream<Leaf> leaves() {
      return nameToShape.values().stream().flatMap(Shape::leaves);
    }

    @Override
    public Stream<Condition> conditions() {
      return Stream.concat(when.stream(), nameToShape.values().stream().flatMap(Shape::conditions));
    }
  }
}
