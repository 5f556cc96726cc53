package org.workerservice.matching.feature;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A match key, split into its parts.
 *
 * @param subject the sort of number, such as NPI; empty if there is only one sort
 * @param parts the values that must be equal; personal data
 */
record SortedKey(KeyKind kind, String subject, List<String> parts) {
  /** The separators of the parts of keys, of claims and of pairs of sounds. */
  private static final String SEPARATORS = "[|\u001f+]";

  static SortedKey of(String key) {
    List<String> words = Arrays.asList(key.split(SEPARATORS, -1));
    KeyKind kind = KeyKind.of(words.getFirst());
    int begin = kind.subdivided() ? 2 : 1;
    return new SortedKey(
        kind,
        kind.subdivided() ? words.get(1) : "",
        words.subList(Math.min(begin, words.size()), words.size()));
  }

  /** Describes the kind of key, without any value. */
  String label() {
    return subject.isEmpty() ? kind.description() : kind.description() + " (" + subject + ")";
  }

  /** Returns the names of the parts that differ between two keys of one kind. */
  List<String> differences(SortedKey other) {
    return IntStream.range(0, Math.max(parts.size(), other.parts.size()))
        .filter(index -> !part(index).equals(other.part(index)))
        .mapToObj(kind::part)
        .distinct()
        .toList();
  }

  private String part(int index) {
    return index < parts.size() ? parts.get(index) : "";
  }

  @Override
  public String toString() {
    return "SortedKey[" + kind + "]";
  }
}
