package org.workerservice.app.command;

import java.util.UUID;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an id of an option; says what one looks like if it is none. */
final class IdConverter implements ITypeConverter<UUID> {
  private static final int LENGTH = 36;

  @Override
  public UUID convert(String text) {
    try {
      if (text.length() == LENGTH) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException malformed) {
      // The same sentence as for a wrong length.
    }
    throw new TypeConversionException(
        "'" + text + "' is no id. An id is a UUID such as 0198c6a0-0000-7000-8000-000000000000.");
  }
}
