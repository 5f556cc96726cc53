package org.workerservice.generate;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Draws values in proportion to their weights. */
public final class Weighted<T> {
  private final List<T> values;
  private final int[] upTo;

  /** Creates a distribution; weights are positive. */
  public Weighted(List<T> values, ToIntFunction<T> weight) {
    this(List.copyOf(values), values.stream().mapToInt(weight).toArray());
    Arrays.parallelPrefix(upTo, Math::addExact);
  }

  private Weighted(List<T> values, int[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  <R> Weighted<R> map(Function<T, R> change) {
    return new Weighted<>(values.stream().map(change).toList(), upTo);
  }

  /** Returns a value. */
  public T draw(Chance chance) {
    int point = chance.below(upTo[upTo.length - 1]);
    int found = Arrays.binarySearch(upTo, point);
    return values.get(found >= 0 ? found + 1 : -found - 1);
  }
}
