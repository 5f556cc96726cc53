package org.workerservice.client.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A part of the mapping, which produces a JSON value, array or object. */
sealed interface Shape {
  /** Returns the JSON nodes for a record; empty if the record has no values for them. */
  List<JsonNode> of(Row row);

  /** Returns whether any column that this part reads has a value in the record. */
  boolean present(Row row);

  /** Returns the columns that this part reads. */
  Stream<String> columns();

  /** A value. */
  record Leaf(Rule rule, boolean asBoolean) implements Shape {
    @Override
    public List<JsonNode> of(Row row) {
      return rule.values(row).stream().map(this::node).toList();
    }

    private JsonNode node(String text) {
      if (asBoolean && (text.equals("true") || text.equals("false"))) {
        return BooleanNode.valueOf(text.equals("true"));
      }
      return TextNode.valueOf(text);
    }

    @Override
    public boolean present(Row row) {
      return rule.columns().stream().anyMatch(column -> !row.value(column).isEmpty());
    }

    @Override
    public Stream<String> columns() {
      return rule.columns().stream();
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
    public Stream<String> columns() {
      return items.stream().flatMap(Shape::columns);
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
      if (!wanted(row) || !present(row)) {
        return List.of();
      }
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      nameToShape.forEach(
          (name, shape) -> shape.of(row).stream().findFirst().ifPresent(v -> object.set(name, v)));
      return List.of(object);
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
      return !when.isEmpty()
          && nameToShape.values().stream().flatMap(Shape::columns).findAny().isEmpty();
    }

    private boolean anyPresent(Row row) {
      return nameToShape.values().stream().anyMatch(shape -> shape.present(row));
    }

    @Override
    public Stream<String> columns() {
      return Stream.concat(
          when.stream().map(Condition::column),
          nameToShape.values().stream().flatMap(Shape::columns));
    }
  }
}
