package org.workerservice.api.fhir.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One parameter of a search.
 *
 * @param name without its modifier
 * @param modifier what follows the colon in the name
 * @param values one of which must match; still with the escapes inside a value
 */
public record SearchParameter(String name, Optional<String> modifier, List<String> values) {
  /** Copies the list. */
  public SearchParameter {
    values = List.copyOf(values);
  }

  /** Reads a parameter as it stands in a query or a form, decoded. */
  public static SearchParameter of(String key, String value) {
    int colon = key.indexOf(':');
    return colon < 0
        ? new SearchParameter(key, Optional.empty(), split(value, ','))
        : new SearchParameter(
            key.substring(0, colon), Optional.of(key.substring(colon + 1)), split(value, ','));
  }

  /** Returns the parts of a text between separators that no backslash precedes. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == '\\' && index + 1 < text.length()) {
        index++;
        part.append(character).append(text.charAt(index));
      } else if (character == separator) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(character);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** Returns a part of a value without the backslashes that keep separators apart. */
  static String unescaped(String part) {
    StringBuilder text = new StringBuilder(part.length());
    for (int index = 0; index < part.length(); index++) {
      boolean escape = part.charAt(index) == '\\' && index + 1 < part.length();
      text.append(part.charAt(escape ? ++index : index));
    }
    return text.toString();
  }

  /** Values can be personal data. */
  @Override
  public String toString() {
    return "SearchParameter[" + name + "]";
  }
}
