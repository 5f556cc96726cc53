package org.workerservice.survivorship;

import java.util.Map;

/**
 * The rule of each field with one value.
 *
 * @param standard the rule of the fields that are not named
 * @param fieldToRule by the name of the field in JSON
 */
public record Rules(Rule standard, Map<String, Rule> fieldToRule) {
  /** Keeps the master's value everywhere. */
  public static final Rules KEEP_MASTER = new Rules(Rule.KEEP_MASTER, Map.of());

  /** Copies the map. */
  public Rules {
    fieldToRule = Map.copyOf(fieldToRule);
  }

  Rule of(Field<?> field) {
    return fieldToRule.getOrDefault(field.name(), standard);
  }
}
