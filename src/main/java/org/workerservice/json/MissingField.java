package org.workerservice.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A required field is missing; the path ends with this field. */
public final class MissingField extends MismatchedInputException {
  MissingField(JsonParser parser, Class<?> owner, String name) {
    super(parser, "A field is missing", owner);
    prependPath(owner, name);
  }
}
