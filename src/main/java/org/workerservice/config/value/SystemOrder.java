package org.workerservice.config.value;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Names of systems in an order.
 *
 * @param systems the first is the most trusted one; at least one, none twice
 */
public record SystemOrder(List<String> systems) {
  /** Makes a defensive copy of the list. */
  public SystemOrder {
    systems = List.copyOf(systems);
  }

  /** Returns the order; empty if the text is none. */
  public static Optional<SystemOrder> parse(String text) {
    List<String> systems = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    return systems.contains("") || new HashSet<>(systems).size() < systems.size()
        ? Optional.empty()
        : Optional.of(new SystemOrder(systems));
  }
}
