package org.workerservice.matching.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.model.Worker;

/**
 * Which match keys two records share and which they do not, in words and without values.
 *
 * @param shared each kind of key that both have
 * @param missed each kind of key that they do not share because of a difference
 */
public record KeyOverlap(List<Shared> shared, List<Missed> missed) {
  private static final String LEFT_ONLY = "only the first record has one";
  private static final String RIGHT_ONLY = "only the second record has one";

  /** Copies the lists. */
  public KeyOverlap {
    shared = List.copyOf(shared);
    missed = List.copyOf(missed);
  }

  /** A kind of key with a value that both records have. */
  public record Shared(KeyKind kind, String description) {}

  /**
   * A kind of key for which the records share no value.
   *
   * @param reason what differs, or which record has no such key
   */
  public record Missed(KeyKind kind, String description, String reason) {}

  /** Compares the keys of two records. */
  public static KeyOverlap of(Worker left, Worker right) {
    return of(PreparedRecord.of(left), PreparedRecord.of(right));
  }

  /** Compares the keys that two records were prepared with. */
  public static KeyOverlap of(PreparedRecord left, PreparedRecord right) {
    Map<String, List<SortedKey>> ofLeft = byLabel(left);
    Map<String, List<SortedKey>> ofRight = byLabel(right);
    List<Shared> shared = new ArrayList<>();
    List<Missed> missed = new ArrayList<>();
    for (String label : labels(ofLeft, ofRight)) {
      List<SortedKey> one = ofLeft.getOrDefault(label, List.of());
      List<SortedKey> other = ofRight.getOrDefault(label, List.of());
      KeyKind kind = (one.isEmpty() ? other : one).getFirst().kind();
      if (haveCommonKey(one, other)) {
        shared.add(new Shared(kind, label));
      } else if (!one.isEmpty() && !other.isEmpty() || !kind.isOptional()) {
        missed.add(new Missed(kind, label, reason(one, other)));
      }
    }
    return new KeyOverlap(shared, missed);
  }

  /** Whether the records share a key, so that each is a candidate of the other. */
  public boolean sharesKey() {
    return !shared.isEmpty();
  }

  private static Map<String, List<SortedKey>> byLabel(PreparedRecord record) {
    return record.keys().stream()
        .map(SortedKey::of)
        .collect(Collectors.groupingBy(SortedKey::label, LinkedHashMap::new, Collectors.toList()));
  }

  /** Strong kinds first. */
  private static List<String> labels(
      Map<String, List<SortedKey>> left, Map<String, List<SortedKey>> right) {
    return Stream.of(left, right)
        .flatMap(labelToKeys -> labelToKeys.values().stream())
        .map(List::getFirst)
        .sorted(Comparator.comparing(SortedKey::kind).thenComparing(SortedKey::subject))
        .map(SortedKey::label)
        .distinct()
        .toList();
  }

  private static boolean haveCommonKey(List<SortedKey> left, List<SortedKey> right) {
    Set<SortedKey> both = new HashSet<>(left);
    both.retainAll(right);
    return !both.isEmpty();
  }

  private static String reason(List<SortedKey> left, List<SortedKey> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return right.isEmpty() ? LEFT_ONLY : RIGHT_ONLY;
    }
    List<String> fewest =
        left.stream()
            .flatMap(one -> right.stream().map(one::differences))
            .min(Comparator.comparingInt(List::size))
            .orElseThrow();
    return "different: " + String.join(", ", new TreeSet<>(fewest));
  }
}
