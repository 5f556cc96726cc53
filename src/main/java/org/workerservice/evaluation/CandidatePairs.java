package org.workerservice.evaluation;

import java.util.Arrays;
import org.workerservice.matching.scan.CandidateIndex;
import org.workerservice.matching.scan.PairWalk;

/**
 * The candidate pairs, each once, smaller position first: for every record, the records that share
 * most keys with it, up to the limit of the service.
 */
public final class CandidatePairs {
  /** No pairs. */
  public static final CandidatePairs NONE = new CandidatePairs(new long[0]);

  private final long[] pairs;

  private CandidatePairs(long[] pairs) {
    this.pairs = pairs;
  }

  /**
   * Finds the pairs.
   *
   * @param limit maximum number of candidates of one record
   */
  public static CandidatePairs of(LabelledSet set, PairScope scope, int limit) {
    CandidateIndex.Builder builder = new CandidateIndex.Builder();
    set.keys().forEach(builder::add);
    CandidateIndex index =
        builder.build(limit, (one, other) -> scope.includes(set.record(one), set.record(other)));
    PairWalk walk = index.walk();
    LongList found = new LongList();
    for (int record = 0; record < set.size(); record++) {
      int owner = record;
      walk.forEachPartner(record, any -> true, other -> found.add(pair(owner, other)));
    }
    long[] pairs = found.values();
    Arrays.sort(pairs);
    return new CandidatePairs(pairs);
  }

  private static long pair(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }

  /** Returns how many pairs there are. */
  public int size() {
    return pairs.length;
  }

  /** Returns the smaller position of a pair. */
  public int left(int pair) {
    return (int) (pairs[pair] >>> 32);
  }

  /** Returns the larger position of a pair. */
  public int right(int pair) {
    return (int) pairs[pair];
  }

  /** Whether two records are a candidate pair. */
  boolean contains(int one, int other) {
    return Arrays.binarySearch(pairs, pair(one, other)) >= 0;
  }

  /** A list of numbers that grows. */
  private static final class LongList {
    private long[] values = new long[64];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    long[] values() {
      return Arrays.copyOf(values, size);
    }
  }
}
