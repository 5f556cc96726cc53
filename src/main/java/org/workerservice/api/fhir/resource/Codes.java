package org.workerservice.api.fhir.resource;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r5.model.Reference;
import org.workerservice.model.Coded;

/** Single values between the registry and FHIR. What cannot be read is empty. */
final class Codes {
  private Codes() {}

  /** Returns the value of a closed list with a code. */
  static <E extends Enum<E> & Coded> Optional<E> read(Class<E> list, String code) {
    for (E value : list.getEnumConstants()) {
      if (value.code().equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  static Optional<String> text(String text) {
    return Optional.ofNullable(text).filter(value -> !value.isEmpty());
  }

  /** Returns a date that the calendar has; empty if there is none or if it is partial. */
  static <T> Optional<T> date(String text, Function<String, T> parser) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static Optional<LocalDate> day(String text) {
    return date(text, LocalDate::parse);
  }

  /** Returns the UUID that a relative reference to a resource of this type ends with. */
  static Optional<UUID> reference(Reference reference, String type) {
    String text = reference.getReference();
    String start = type + "/";
    if (text == null || !text.startsWith(start) || text.length() != start.length() + 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text.substring(start.length())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static Reference reference(String type, UUID id) {
    return new Reference(type + "/" + id);
  }
}
