package org.workerservice.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.workerservice.support.ContractDocument;

/** Makes bodies that a schema of the contract allows. */
final class SchemaSamples {
  private final ContractDocument contract;

  SchemaSamples(ContractDocument contract) {
    this.contract = contract;
  }

  /**
   * Returns the smallest body, the same with each optional field, at any depth, and the same with
   * each optional field of the body itself as null.
   */
  List<ObjectNode> bodies(JsonNode schema) {
    List<ObjectNode> bodies = new ArrayList<>();
    variants(schema).forEach(body -> bodies.add((ObjectNode) body));
    ObjectNode smallest = bodies.getFirst();
    properties(schema).keySet().stream()
        .filter(name -> !smallest.has(name))
        .forEach(name -> bodies.add(smallest.deepCopy().set(name, NullNode.instance)));
    return bodies;
  }

  /** The smallest value comes first. */
  private List<JsonNode> variants(JsonNode unresolved) {
    JsonNode schema = resolved(unresolved);
    if (type(schema).equals("array")) {
      List<JsonNode> lists = new ArrayList<>();
      variants(schema.path("items")).forEach(item -> lists.add(list(schema, item)));
      return lists;
    }
    if (type(schema).isEmpty() && schema.has("anyOf")) {
      List<JsonNode> values = new ArrayList<>();
      schema.path("anyOf").forEach(choice -> values.addAll(variants(choice)));
      return values;
    }
    return properties(schema).isEmpty() ? List.of(leaf(schema)) : objects(schema);
  }

  private static ArrayNode list(JsonNode schema, JsonNode item) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int index = 0; index < Math.max(1, schema.path("minItems").asInt()); index++) {
      list.add(item);
    }
    return list;
  }

  private List<JsonNode> objects(JsonNode schema) {
    Map<String, JsonNode> properties = properties(schema);
    Set<String> required = required(schema);
    ObjectNode smallest = JsonNodeFactory.instance.objectNode();
    required.forEach(name -> smallest.set(name, variants(properties.get(name)).getFirst()));
    List<JsonNode> objects = new ArrayList<>(List.of(smallest));
    properties.forEach(
        (name, property) ->
            variants(property).stream()
                .skip(required.contains(name) ? 1 : 0)
                .forEach(value -> objects.add(smallest.deepCopy().set(name, value))));
    return objects;
  }

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref")
        ? resolved(contract.at(schema.get("$ref").asText().substring(1)))
        : schema;
  }

  private Map<String, JsonNode> properties(JsonNode unresolved) {
    JsonNode schema = resolved(unresolved);
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    schema.path("allOf").forEach(part -> properties.putAll(properties(part)));
    schema
        .path("properties")
        .properties()
        .forEach(property -> properties.put(property.getKey(), property.getValue()));
    return properties;
  }

  private Set<String> required(JsonNode unresolved) {
    JsonNode schema = resolved(unresolved);
    Set<String> required = new TreeSet<>();
    schema.path("allOf").forEach(part -> required.addAll(required(part)));
    schema.path("required").forEach(name -> required.add(name.asText()));
    return required;
  }

  /** Returns the first type of those that the schema allows. */
  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.path(0).asText() : type.asText();
  }

  private static JsonNode leaf(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.path("enum").get(0);
    }
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (type(schema)) {
      case "boolean" -> nodes.booleanNode(true);
      case "integer" -> nodes.numberNode(Math.max(1, schema.path("minimum").asLong()));
      case "number" -> nodes.numberNode(0.5);
      case "string" -> TextNode.valueOf(text(schema));
      default -> nodes.objectNode();
    };
  }

  private static String text(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> "0198c0de-0000-7000-8000-00000000dead";
      case "date" -> "2020-02-29";
      case "date-time" -> "2020-02-29T12:00:00Z";
      default -> schema.path("pattern").asText().startsWith("^\\d{4}") ? "1979-11" : "Sample";
    };
  }
}
