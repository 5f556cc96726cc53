package org.workerservice.client.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the summary of an import must say besides the outcomes of rows.
 *
 * @param skipped rows that the mapping skips, by what they are
 * @param omitted values that were left out because they could not be read, by column
 * @param shortRows rows that had fewer cells than the header
 */
public record Notes(
    SortedMap<String, Long> skipped, SortedMap<String, Long> omitted, long shortRows) {
  /** Nothing to say. */
  public static final Notes NONE = new Notes(new TreeMap<>(), new TreeMap<>(), 0);

  /** Makes defensive copies. */
  public Notes {
    skipped = new TreeMap<>(skipped);
    omitted = new TreeMap<>(omitted);
  }

  static Notes skipped(String reason) {
    return new Notes(new TreeMap<>(Map.of(reason, 1L)), new TreeMap<>(), 0);
  }

  static Notes omitted(List<String> columns) {
    return columns.isEmpty()
        ? NONE
        : new Notes(
            new TreeMap<>(),
            columns.stream()
                .collect(Collectors.toMap(column -> column, column -> 1L, Long::sum, TreeMap::new)),
            0);
  }

  static Notes shortRow() {
    return new Notes(new TreeMap<>(), new TreeMap<>(), 1);
  }

  /** Returns both counts together. */
  public Notes plus(Notes other) {
    if (other.isEmpty()) {
      return this;
    }
    return isEmpty()
        ? other
        : new Notes(
            sum(skipped, other.skipped), sum(omitted, other.omitted), shortRows + other.shortRows);
  }

  private boolean isEmpty() {
    return skipped.isEmpty() && omitted.isEmpty() && shortRows == 0;
  }

  private static SortedMap<String, Long> sum(Map<String, Long> left, Map<String, Long> right) {
    SortedMap<String, Long> sum = new TreeMap<>(left);
    right.forEach((key, count) -> sum.merge(key, count, Long::sum));
    return sum;
  }

  /** Returns the notes as sentences. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (!skipped.isEmpty()) {
      sentences.add("Skipped by the mapping: " + listed(skipped));
    }
    if (!omitted.isEmpty()) {
      sentences.add("Values left out because they could not be read: " + listed(omitted));
    }
    if (shortRows > 0) {
      sentences.add("Rows with fewer cells than the header, imported: " + shortRows);
    }
    return sentences;
  }

  private static String listed(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }
}
