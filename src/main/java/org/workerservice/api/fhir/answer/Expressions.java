package org.workerservice.api.fhir.answer;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names elements of resources by FHIRPath, given the paths of the record's fields. */
final class Expressions {
  private static final Pattern FIRST = Pattern.compile("([a-z_]+)(?:\\[(\\d+)])?(.*)");

  private static final Map<String, String> FIELD_TO_ELEMENT =
      Map.ofEntries(
          Map.entry("name", "name"),
          Map.entry("additional_names", "name"),
          Map.entry("identifiers", "identifier"),
          Map.entry("telecom", "telecom"),
          Map.entry("addresses", "address"),
          Map.entry("birth_date", "birthDate"),
          Map.entry("deceased_datetime", "deceased"),
          Map.entry("photo", "photo"),
          Map.entry("communication", "communication"),
          Map.entry("alias", "alias"),
          Map.entry("part_of", "partOf"),
          Map.entry("organization_id", "organization"),
          Map.entry("role", "code"),
          Map.entry("specialties", "specialty"),
          Map.entry("period", "period"));

  private Expressions() {}

  /**
   * Returns the expression for a field. Fields that a resource holds in extensions, and names that
   * are expressions already, stay as they are.
   */
  static String of(String field) {
    Matcher parts = FIRST.matcher(field);
    if (!parts.matches() || !FIELD_TO_ELEMENT.containsKey(parts.group(1))) {
      return field;
    }
    return FIELD_TO_ELEMENT.get(parts.group(1)) + index(parts) + rest(parts.group(3));
  }

  /** The first name of a resource is the primary one. */
  private static String index(Matcher parts) {
    if (parts.group(1).equals("name") && !parts.group(3).isEmpty()) {
      return "[0]";
    }
    if (parts.group(2) == null) {
      return "";
    }
    int index = Integer.parseInt(parts.group(2));
    return "[" + (parts.group(1).equals("additional_names") ? index + 1 : index) + "]";
  }

  private static String rest(String path) {
    return path.replace("use_type", "use")
        .replace("postal_code", "postalCode")
        .replace("line1", "line[0]")
        .replace("line2", "line[1]");
  }
}
