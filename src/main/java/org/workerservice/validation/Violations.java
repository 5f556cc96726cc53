package org.workerservice.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Collects the violations of one record; for one thread. */
final class Violations {
  /** More than this tells a caller nothing new and would make hostile input expensive. */
  static final int MAX_VIOLATIONS = 100;

  private final List<Violation> found = new ArrayList<>();

  void add(String field, String code, String message) {
    if (!full()) {
      found.add(new Violation(field, code, message));
    }
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

  /** Returns whether the latest violation is about this field. */
  boolean concern(String field) {
    return !none() && found.getLast().field().equals(field);
  }

  List<Violation> toList() {
    return List.copyOf(found);
  }

  /**
   * Returns whether a list is short enough to be walked at all; if not, that is noted as a
   * violation.
   */
  boolean fits(String field, List<?> values, int most) {
    if (values.size() <= most) {
      return true;
    }
    add(field, "too_many", "At most " + most + " entries are allowed.");
    return false;
  }

  /**
   * Passes every entry with its path to a check and returns what the check made of them. A list
   * that is too long is not walked, and the walk ends when no more violations are reported.
   */
  <T> List<T> each(String field, List<T> values, int most, BiFunction<String, T, T> check) {
    if (values.isEmpty() || !fits(field, values, most)) {
      return values;
    }
    List<T> checked = new ArrayList<>(values.size());
    for (int index = 0; index < values.size() && !full(); index++) {
      checked.add(check.apply(field + "[" + index + "]", values.get(index)));
    }
    return checked;
  }
}
