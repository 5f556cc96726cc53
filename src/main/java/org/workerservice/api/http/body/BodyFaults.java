package org.workerservice.api.http.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.json.Json;
import org.workerservice.json.MissingField;
import org.workerservice.validation.Violation;

/**
 * Finds everything that keeps JSON from being read as a type. The mapper stops at the first fault,
 * so parts of the JSON are read one by one, each alone in the structure around it. That is slow:
 * use it only after reading has failed.
 */
final class BodyFaults {
  private final Class<?> type;
  private final List<Violation> faults = new ArrayList<>();

  private BodyFaults(Class<?> type) {
    this.type = type;
  }

  /**
   * Returns at most {@link RefusedRequest#MAX_VIOLATIONS} violations; empty if the JSON can be
   * read.
   */
  static List<Violation> of(JsonNode node, Class<?> type) {
    BodyFaults search = new BodyFaults(type);
    search.visit("", node, UnaryOperator.identity());
    return List.copyOf(search.faults);
  }

  /**
   * Looks for faults in a part.
   *
   * @param path of the part
   * @param around puts the part into the structure around it
   */
  private void visit(String path, JsonNode part, UnaryOperator<JsonNode> around) {
    Optional<JsonProcessingException> error = error(around.apply(part));
    if (error.isEmpty() || faults.size() >= RefusedRequest.MAX_VIOLATIONS) {
      return;
    }
    Optional<JsonProcessingException> wrongKind = errorOfKind(part, around);
    if (wrongKind.isPresent()) {
      add(path, part, wrongKind.get());
      return;
    }
    int before = faults.size();
    switch (part) {
      case ObjectNode object -> visitMembers(path, object, around);
      case ArrayNode list -> visitElements(path, list, around);
      default -> {}
    }
    if (faults.size() == before) {
      add(path, part, error.get());
    } else if (part instanceof ObjectNode object) {
      addMissing(path, object, before, around);
    }
  }

  /** A list where an object or a text belongs is one fault, whatever the list holds. */
  private Optional<JsonProcessingException> errorOfKind(
      JsonNode part, UnaryOperator<JsonNode> around) {
    return Optional.of(part)
        .filter(JsonNode::isContainerNode)
        .map(
            container ->
                container.isArray()
                    ? JsonNodeFactory.instance.arrayNode()
                    : JsonNodeFactory.instance.objectNode())
        .flatMap(empty -> error(around.apply(empty)))
        .filter(error -> !(error instanceof MissingField));
  }

  private void visitMembers(String path, ObjectNode object, UnaryOperator<JsonNode> around) {
    object
        .properties()
        .forEach(
            member ->
                visitChild(
                    path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                    member.getValue(),
                    value ->
                        around.apply(
                            JsonNodeFactory.instance.objectNode().set(member.getKey(), value))));
  }

  private void visitElements(String path, ArrayNode list, UnaryOperator<JsonNode> around) {
    for (int index = 0;
        index < list.size() && faults.size() < RefusedRequest.MAX_VIOLATIONS;
        index++) {
      visitChild(
          path + "[" + index + "]",
          list.get(index),
          value -> around.apply(JsonNodeFactory.instance.arrayNode().add(value)));
    }
  }

  /** A part that lacks only what stands beside it has no fault. */
  private void visitChild(String path, JsonNode part, UnaryOperator<JsonNode> around) {
    if (!(error(around.apply(part)).orElse(null) instanceof MissingField)
        || part.isContainerNode()) {
      visit(path, part, around);
    }
  }

  /** Adds a field that the object lacks beside the faults in others of its fields. */
  private void addMissing(
      String path, ObjectNode object, int before, UnaryOperator<JsonNode> around) {
    ObjectNode sound = object.deepCopy();
    for (Violation fault : faults.subList(before, faults.size())) {
      String rest = fault.field().substring(path.isEmpty() ? 0 : path.length() + 1);
      sound.remove(rest.split("[.\\[]", 2)[0]);
    }
    if (error(around.apply(sound)).orElse(null) instanceof MissingField missing
        && !object.has(name(missing))) {
      add(path, object, missing);
    }
  }

  private static String name(MissingField missing) {
    return missing.getPath().getLast().getFieldName();
  }

  private void add(String path, JsonNode part, JsonProcessingException error) {
    if (faults.size() >= RefusedRequest.MAX_VIOLATIONS) {
      return;
    }
    Violation violation = RequestBody.violation(error);
    String field = error instanceof MissingField missing ? path + "." + name(missing) : path;
    // The mapper turns some numbers into texts before it reads them.
    boolean otherType = !part.isTextual() && violation.code().equals("invalid_format");
    faults.add(
        new Violation(field, otherType ? "wrong_type" : violation.code(), violation.message()));
  }

  private Optional<JsonProcessingException> error(JsonNode whole) {
    try {
      Json.MAPPER.treeToValue(whole, type);
      return Optional.empty();
    } catch (JsonProcessingException error) {
      return Optional.of(error);
    }
  }
}
