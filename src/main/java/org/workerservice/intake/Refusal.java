package org.workerservice.intake;

import java.util.Locale;
import org.workerservice.model.Coded;

/** Why a record goes to the dead letters. */
public enum Refusal implements Coded {
  /** The record is not a JSON object in UTF-8. */
  MALFORMED_JSON,
  /** The record exceeds the max size. */
  TOO_LARGE,
  /** The version of the schema is missing or unknown. */
  UNSUPPORTED_SCHEMA_VERSION,
  /** The type of the command is missing or unknown. */
  UNKNOWN_TYPE,
  /** A field is missing, unknown or has the wrong type. */
  MALFORMED_COMMAND,
  /** The service failed to execute the command, several times. */
  INTERNAL_ERROR;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
