package org.workerservice.generate.register;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The texts of a record by column; a column that is absent is empty. Immutable. */
record Fields(Map<String, String> columnToText) {
  static final Fields EMPTY = new Fields(Map.of());

  String text(String column) {
    return columnToText.getOrDefault(column, "");
  }

  boolean has(String column) {
    return !text(column).isEmpty();
  }

  Fields with(String column, String text) {
    Map<String, String> changed = new LinkedHashMap<>(columnToText);
    changed.put(column, text);
    return new Fields(changed);
  }

  Fields without(String column) {
    return with(column, "");
  }

  /** Changes a text that is not empty. */
  Fields change(String column, UnaryOperator<String> change) {
    return has(column) ? with(column, change.apply(text(column))) : this;
  }

  Fields exchange(String one, String other) {
    return with(one, text(other)).with(other, text(one));
  }

  @Override
  public String toString() {
    return "Fields" + columnToText.keySet();
  }
}
