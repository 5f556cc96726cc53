package org.workerservice.flow.deduplication;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.workerservice.entities.Components;

/** The matches of a run in compact form, by the positions of the records. Not thread-safe. */
final class FoundMatches {
  private int[] left = new int[1024];
  private int[] right = new int[1024];
  private double[] scores = new double[1024];
  private int size;

  void add(int one, int other, double score) {
    if (size == left.length) {
      left = Arrays.copyOf(left, size * 2);
      right = Arrays.copyOf(right, size * 2);
      scores = Arrays.copyOf(scores, size * 2);
    }
    left[size] = one;
    right[size] = other;
    scores[size++] = score;
  }

  int size() {
    return size;
  }

  int left(int match) {
    return left[match];
  }

  int right(int match) {
    return right[match];
  }

  double score(int match) {
    return scores[match];
  }

  /**
   * Returns the matches of each component, one component after the other.
   *
   * @param records how many records there are
   */
  int[][] byComponent(int records) {
    Components components = new Components(records);
    for (int match = 0; match < size; match++) {
      components.join(left[match], right[match]);
    }
    long[] ordered =
        IntStream.range(0, size)
            .mapToLong(match -> (long) components.of(left[match]) << 32 | match)
            .sorted()
            .toArray();
    return split(ordered);
  }

  private static int[][] split(long[] ordered) {
    int[] starts =
        IntStream.range(0, ordered.length)
            .filter(at -> at == 0 || ordered[at] >>> 32 != ordered[at - 1] >>> 32)
            .toArray();
    return IntStream.range(0, starts.length)
        .mapToObj(
            component ->
                Arrays.stream(
                        ordered,
                        starts[component],
                        component + 1 < starts.length ? starts[component + 1] : ordered.length)
                    .mapToInt(entry -> (int) entry)
                    .toArray())
        .toArray(int[][]::new);
  }
}
