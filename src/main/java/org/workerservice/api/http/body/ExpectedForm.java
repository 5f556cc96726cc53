package org.workerservice.api.http.body;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.workerservice.model.Coded;
import org.workerservice.model.PartialDate;
import org.workerservice.model.PartialDateTime;

/** Says which form a value of a type must have. Never quotes the value. */
final class ExpectedForm {
  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Class<?>> NUMBERS =
      Set.of(double.class, Double.class, float.class, Float.class);
  private static final Pattern PARTIAL_DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

  private ExpectedForm() {}

  /** Whether the value is a text, as its type requires, and only its content is wrong. */
  static boolean isFormat(InvalidFormatException error) {
    return error.getValue() instanceof String && isText(error.getTargetType());
  }

  private static boolean isText(Class<?> type) {
    return type == String.class
        || type == UUID.class
        || type == LocalDate.class
        || type == PartialDate.class
        || type == PartialDateTime.class
        || type == Instant.class
        || Coded.class.isAssignableFrom(type);
  }

  /** Returns the sentence for a text with the wrong content. */
  static String format(InvalidFormatException error) {
    Class<?> type = error.getTargetType();
    if (type == String.class) {
      return "The text must not contain U+0000 or an unpaired surrogate.";
    }
    return (type == PartialDate.class || type == PartialDateTime.class)
            && PARTIAL_DATE.matcher(String.valueOf(error.getValue())).matches()
        ? "The calendar has no such month or day."
        : type(type);
  }

  /**
   * Returns the sentence for a value of another type.
   *
   * @param type may be null
   */
  static String type(Class<?> type) {
    if (type == null) {
      return "The value has the wrong type.";
    }
    if (Coded.class.isAssignableFrom(type) && type.isEnum()) {
      return "The value must be one of " + String.join(", ", codes(type)) + ".";
    }
    return "The value must be " + name(type) + ".";
  }

  private static List<String> codes(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(value -> ((Coded) value).code()).toList();
  }

  private static String name(Class<?> type) {
    if (type == String.class) {
      return "a text in quotation marks";
    }
    if (type == UUID.class) {
      return "a UUID";
    }
    if (type == LocalDate.class) {
      return "a calendar date in the form YYYY-MM-DD";
    }
    if (type == PartialDate.class) {
      return "a date in the form YYYY-MM-DD, or YYYY-MM or YYYY if no more is known";
    }
    if (type == PartialDateTime.class) {
      return "a time in the form YYYY-MM-DDThh:mm:ssZ, or a date in the form YYYY-MM-DD, YYYY-MM or"
          + " YYYY if no more is known";
    }
    if (type == Instant.class) {
      return "a time in the form YYYY-MM-DDThh:mm:ssZ";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (WHOLE_NUMBERS.contains(type)) {
      return "a whole number";
    }
    if (NUMBERS.contains(type)) {
      return "a number";
    }
    return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
  }
}
