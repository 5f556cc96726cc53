package org.workerservice.client.mapping;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Values looked up by a text: the text itself, or else the text in any case, or else the longest
 * beginning of it. A key that ends in {@code *} is a beginning.
 */
final class Table {
  private static final String ANY = "*";

  private final Map<String, String> exact;
  private final Map<String, String> folded = new LinkedHashMap<>();
  private final List<String> beginnings;

  Table(Map<String, String> keyToValue) {
    exact = Map.copyOf(keyToValue);
    keyToValue.forEach((key, value) -> folded.putIfAbsent(fold(key), value));
    beginnings =
        keyToValue.keySet().stream()
            .filter(key -> key.endsWith(ANY))
            .map(key -> fold(key.substring(0, key.length() - 1)))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  Iterable<String> values() {
    return exact.values();
  }

  Optional<String> find(String text) {
    String value = exact.get(text);
    if (value != null) {
      return Optional.of(value);
    }
    String lower = fold(text);
    return Optional.ofNullable(folded.get(lower))
        .or(
            () ->
                beginnings.stream()
                    .filter(lower::startsWith)
                    .findFirst()
                    .map(beginning -> folded.get(beginning + ANY)));
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
