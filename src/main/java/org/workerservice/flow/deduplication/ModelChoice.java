package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Which match model a run scores with. */
public sealed interface ModelChoice {
  /** The model that the tenant uses. */
  record Active() implements ModelChoice {}

  /** A model that the run trains first. It is not put in use. */
  record Train() implements ModelChoice {}

  /** A model by its version; 0 is the built-in one. */
  record Version(int version) implements ModelChoice {}

  /** Returns the form in JSON: {@code active}, {@code train}, or the version. */
  default JsonNode json() {
    return switch (this) {
      case Active _ -> TextNode.valueOf("active");
      case Train _ -> TextNode.valueOf("train");
      case Version(int version) -> IntNode.valueOf(version);
    };
  }

  /** Reads what {@link #json} wrote. */
  static ModelChoice of(JsonNode json) {
    if (json.isInt()) {
      return new Version(json.intValue());
    }
    return json.asText().equals("train") ? new Train() : new Active();
  }
}
