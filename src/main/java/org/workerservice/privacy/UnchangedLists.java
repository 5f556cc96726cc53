package org.workerservice.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Maps lists that rarely change, without copying unchanged lists. */
final class UnchangedLists {
  private UnchangedLists() {}

  /**
   * Returns the mapped entries, or the same list if the function returned every entry unchanged.
   */
  static <T> List<T> map(List<T> values, UnaryOperator<T> function) {
    List<T> mapped = null;
    for (int index = 0; index < values.size(); index++) {
      T value = values.get(index);
      T result = function.apply(value);
      if (mapped == null && result != value) {
        mapped = new ArrayList<>(values);
      }
      if (mapped != null) {
        mapped.set(index, result);
      }
    }
    return mapped == null ? values : List.copyOf(mapped);
  }
}
