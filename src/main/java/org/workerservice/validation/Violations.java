package org.workerservice.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Collects the violations of one record; not thread-safe. */
final class Violations {
  /** More would not help a caller and would make hostile input expensive. */
  static final int MAX_VIOLATIONS = 100;

  private final List<Violation> found = new ArrayList<>();
  private final List<Violation> warnings = new ArrayList<>();

  void add(String field, String code, String message) {
    if (!full()) {
      found.add(new Violation(field, code, message));
    }
  }

  /** Notes a value that was dropped although the record is accepted. */
  void warn(String field, String code, String message) {
    if (warnings.size() < MAX_VIOLATIONS) {
      warnings.add(new Violation(field, code, message));
    }
  }

  List<Violation> warnings() {
    return List.copyOf(warnings);
  }

  void required(String field, String message) {
    add(field, "required", message);
  }

  boolean full() {
    return found.size() >= MAX_VIOLATIONS;
  }

  boolean none() {
    return found.isEmpty();
  }

  /** Returns whether the latest violation concerns this field. */
  boolean concern(String field) {
    return !none() && found.getLast().field().equals(field);
  }

  List<Violation> toList() {
    return List.copyOf(found);
  }

  /** Returns whether a list is within its max length; adds a violation if not. */
  boolean fits(String field, List<?> values, int max) {
    if (values.size() <= max) {
      return true;
    }
    add(field, "too_many", "At most " + max + " entries are allowed.");
    return false;
  }

  /**
   * Passes every entry with its path to a check and returns the results. A list that is too long is
   * returned unchecked, and the iteration stops once the max number of violations is reached.
   */
  <T> List<T> each(String field, List<T> values, int max, BiFunction<String, T, T> check) {
    if (values.isEmpty() || !fits(field, values, max)) {
      return values;
    }
    List<T> checked = new ArrayList<>(values.size());
    for (int index = 0; index < values.size() && !full(); index++) {
      checked.add(check.apply(field + "[" + index + "]", values.get(index)));
    }
    return checked;
  }
}
