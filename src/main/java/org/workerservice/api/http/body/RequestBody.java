package org.workerservice.api.http.body;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.json.Json;
import org.workerservice.json.MissingField;
import org.workerservice.validation.Violation;

/** Reads JSON bodies. Errors name the field at fault and never quote values. */
public final class RequestBody {
  private static final String EXPECTED = "The body must be a JSON object.";

  private RequestBody() {}

  /**
   * Returns the body as an object whose members can be removed one by one.
   *
   * @throws RefusedRequest if the body is not a JSON object
   */
  public static ObjectNode object(RoutingContext routing) {
    Buffer body = routing.body().buffer();
    return object(body == null ? new byte[0] : body.getBytes());
  }

  /**
   * Returns JSON as an object whose members can be removed one by one.
   *
   * @throws RefusedRequest if it is not a JSON object
   */
  public static ObjectNode object(byte[] body) {
    if (body.length == 0) {
      throw RefusedRequest.malformed("", "malformed", EXPECTED);
    }
    try {
      JsonNode node = Json.MAPPER.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw RefusedRequest.malformed("", "malformed", EXPECTED);
    } catch (JsonProcessingException error) {
      throw unreadable(error);
    } catch (IOException error) {
      throw RefusedRequest.malformed("", "malformed", "The body must be JSON in UTF-8.");
    }
  }

  /**
   * Converts a body or part of one to a domain value.
   *
   * @throws RefusedRequest if it does not fit the type
   */
  public static <T> T convert(JsonNode node, Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException error) {
      throw RefusedRequest.malformed(violations(node, type, error));
    }
  }

  /**
   * Converts a field of a body to a domain value.
   *
   * @throws RefusedRequest if it does not fit the type
   */
  public static <T> T convert(String field, JsonNode value, Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(value, type);
    } catch (JsonProcessingException error) {
      throw RefusedRequest.malformed(
          violations(value, type, error).stream()
              .map(fault -> new Violation(field + fault.field(), fault.code(), fault.message()))
              .toList());
    }
  }

  /**
   * Reads the body, a JSON object, as a domain value.
   *
   * @throws RefusedRequest if it is not an object or does not fit the type
   */
  public static <T> T read(RoutingContext routing, Class<T> type) {
    return convert(object(routing), type);
  }

  /**
   * Returns all violations of JSON that could not be read as a type, at most 100.
   *
   * @param error that reading has thrown
   */
  public static List<Violation> violations(
      JsonNode node, Class<?> type, JsonProcessingException error) {
    List<Violation> all = BodyFaults.of(node, type);
    return all.isEmpty() ? List.of(violation(error)) : all;
  }

  private static RefusedRequest unreadable(JsonProcessingException error) {
    Violation violation = violation(error);
    return RefusedRequest.malformed(violation.field(), violation.code(), violation.message());
  }

  /** Returns the violation for JSON that could not be read. */
  static Violation violation(JsonProcessingException error) {
    return switch (error) {
      case UnrecognizedPropertyException unknown ->
          new Violation(path(unknown), "unknown_field", "Unknown field. Check its name.");
      case MissingField missing ->
          new Violation(path(missing), "required", "The value is required.");
      case InvalidNullException empty ->
          new Violation(path(empty), "wrong_type", "The value must not be null.");
      case InvalidFormatException invalid when ExpectedForm.isFormat(invalid) ->
          new Violation(path(invalid), "invalid_format", ExpectedForm.format(invalid));
      case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
          new Violation(path(mismatch), "wrong_type", ExpectedForm.type(mismatch.getTargetType()));
      case JsonMappingException mapping when !mapping.getPath().isEmpty() ->
          new Violation(path(mapping), "wrong_type", "The value has the wrong type.");
      case JsonParseException repeated when isRepeated(repeated) ->
          new Violation(
              path(repeated.getProcessor().getParsingContext()),
              "repeated",
              "The field appears twice. Send it once.");
      case JsonProcessingException malformed ->
          new Violation("", "malformed", "The body is not valid JSON" + location(malformed));
    };
  }

  /** The message is the only sign of it that the parser gives. */
  private static boolean isRepeated(JsonParseException error) {
    return error.getProcessor() != null && error.getOriginalMessage().startsWith("Duplicate field");
  }

  private static String location(JsonProcessingException error) {
    return error.getLocation() == null || error.getLocation().getLineNr() < 1
        ? "."
        : " (line "
            + error.getLocation().getLineNr()
            + ", column "
            + error.getLocation().getColumnNr()
            + ").";
  }

  private static String path(JsonMappingException error) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : error.getPath()) {
      step(path, reference.getFieldName(), reference.getIndex());
    }
    return path.toString();
  }

  private static String path(JsonStreamContext place) {
    Deque<JsonStreamContext> fromTheRoot = new ArrayDeque<>();
    for (JsonStreamContext at = place; !at.inRoot(); at = at.getParent()) {
      fromTheRoot.push(at);
    }
    StringBuilder path = new StringBuilder();
    fromTheRoot.forEach(at -> step(path, at.getCurrentName(), at.getCurrentIndex()));
    return path.toString();
  }

  /**
   * Appends a step to a path.
   *
   * @param name null within a list
   */
  private static void step(StringBuilder path, String name, int index) {
    if (name == null) {
      path.append('[').append(index).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(name);
    }
  }
}
