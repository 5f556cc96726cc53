package org.workerservice.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks and normalises single texts; not thread-safe. */
final class TextCheck {
  /**
   * Composition and trimming shorten a text, so the limit applies to the result; a text that
   * exceeds the limit by this factor is refused without normalising it.
   */
  private static final int UNREAD_FACTOR = 8;

  private final Violations violations;

  TextCheck(Violations violations) {
    this.violations = violations;
  }

  /**
   * Returns the text in normal form, empty if blank; returns it unchanged if it has a violation.
   */
  String text(String field, String value, int max, TextForm form) {
    if (value.length() > max * UNREAD_FACTOR) {
      return tooLong(field, value, max);
    }
    if (hasForbiddenCharacter(value)) {
      violations.add(
          field,
          "invalid_character",
          "Control characters, noncharacters and unpaired surrogates are not allowed.");
      return value;
    }
    String normal = form.apply(value);
    return normal.codePointCount(0, normal.length()) > max ? tooLong(field, value, max) : normal;
  }

  /** As {@link #text}, but a blank text is a violation. */
  String required(String field, String value, int max, TextForm form, String message) {
    String normal = text(field, value, max, form);
    if (normal.isEmpty()) {
      violations.required(field, message);
    }
    return normal;
  }

  /** As {@link #text}; a blank text becomes absent. */
  Optional<String> optional(String field, Optional<String> value, int max, TextForm form) {
    if (value.isEmpty()) {
      return value;
    }
    String normal = text(field, value.get(), max, form);
    return normal.isEmpty() ? Optional.empty() : Optional.of(normal);
  }

  /** Normalises every text of a list and drops the blank ones. */
  List<String> list(String field, List<String> values, int maxEntries, int max, TextForm form) {
    List<String> normal =
        violations.each(field, values, maxEntries, (path, value) -> text(path, value, max, form));
    if (normal.stream().noneMatch(String::isEmpty)) {
      return normal;
    }
    List<String> present = new ArrayList<>(normal);
    present.removeIf(String::isEmpty);
    return present;
  }

  private String tooLong(String field, String value, int max) {
    violations.add(field, "too_long", "At most " + max + " characters are allowed.");
    return value;
  }

  private static boolean hasForbiddenCharacter(String text) {
    for (int index = 0; index < text.length(); ) {
      int character = text.codePointAt(index);
      if (isForbidden(character)) {
        return true;
      }
      index += Character.charCount(character);
    }
    return false;
  }

  private static boolean isForbidden(int character) {
    return character < 0x20
        || character == 0x7F
        || character == 0xFFFE
        || character == 0xFFFF
        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
  }
}
