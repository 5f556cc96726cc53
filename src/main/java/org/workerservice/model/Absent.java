package org.workerservice.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts null to the empty value of its type. */
public final class Absent {
  private Absent() {}

  /** Returns the value, or an empty one for null. */
  public static <T> Optional<T> toEmpty(Optional<T> value) {
    return value == null ? Optional.empty() : value;
  }

  /** Returns the list, or an empty one for null. */
  public static <T> List<T> toEmpty(List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  static <K, V> Map<K, V> toEmpty(Map<K, V> values) {
    return values == null ? Map.of() : Map.copyOf(values);
  }
}
