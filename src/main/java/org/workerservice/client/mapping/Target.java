package org.workerservice.client.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workerservice.json.Json;
import org.workerservice.model.Coded;
import org.workerservice.model.ImportedAssignment;
import org.workerservice.model.PartialDate;

/** What a place in the JSON form of a record may hold; derived from the records of the model. */
sealed interface Target {
  /** A single value of a Java type. */
  record Value(Class<?> type) implements Target {
    boolean isBoolean() {
      return type == boolean.class || type == Boolean.class;
    }

    /** Whether a text has the form of a value of this type. The service checks what it says. */
    boolean allows(String text) {
      if (isBoolean()) {
        return text.equals("true") || text.equals("false");
      }
      return type.isEnum() ? isCode(text) : isReadable(text);
    }

    private boolean isCode(String text) {
      return Arrays.stream(type.getEnumConstants())
          .anyMatch(constant -> ((Coded) constant).code().equals(text));
    }

    private boolean isReadable(String text) {
      try {
        Json.MAPPER.treeToValue(TextNode.valueOf(text), type);
        return true;
      } catch (JsonProcessingException | IllegalArgumentException unreadable) {
        return false;
      }
    }
  }

  /** A list of elements of one kind. */
  record Many(Target element) implements Target {}

  /** Named fields. */
  record Fields(Map<String, Target> nameToTarget) implements Target {}

  /** Fields that the service sets itself. */
  Set<String> OWNED_BY_SERVICE =
      Set.of("version", "created_at", "updated_at", "deleted_at", "deleted_by", "field_provenance");

  /** Returns the fields that a mapping may fill in. */
  static Fields of(Entity entity) {
    Map<String, Target> fields =
        new LinkedHashMap<>(fieldsOf(entity.type(), OWNED_BY_SERVICE).nameToTarget());
    if (entity == Entity.WORKERS) {
      fields.put("assignments", new Many(fieldsOf(ImportedAssignment.class, Set.of())));
    }
    return new Fields(fields);
  }

  private static Fields fieldsOf(Class<?> type, Set<String> without) {
    Map<String, Target> nameToTarget = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name =
          PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
      if (!without.contains(name)) {
        nameToTarget.put(name, of(component.getGenericType()));
      }
    }
    return new Fields(nameToTarget);
  }

  private static Target of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Target element = of(generic.getActualTypeArguments()[0]);
      if (generic.getRawType() == Optional.class) {
        return element;
      }
      if (generic.getRawType() == List.class) {
        return new Many(element);
      }
    }
    if (!(type instanceof Class<?> plain)) {
      throw new IllegalStateException("No JSON form is known for " + type.getTypeName());
    }
    return plain.isRecord() && plain != PartialDate.class
        ? fieldsOf(plain, Set.of())
        : new Value(plain);
  }
}
