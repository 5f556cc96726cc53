package org.workerservice.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    Map<Long, int[]> keyToRecords = invert(set.keys());
    LongList found = new LongList();
    int[] shared = new int[set.size()];
    for (int probe = 0; probe < set.size(); probe++) {
      for (int candidate : candidates(set, scope, probe, keyToRecords, shared, limit)) {
        found.add(pair(probe, candidate));
      }
    }
    return new CandidatePairs(Arrays.stream(found.values()).sorted().distinct().toArray());
  }

  private static Map<Long, int[]> invert(List<long[]> keys) {
    Map<Long, List<Integer>> keyToList = new HashMap<>();
    for (int record = 0; record < keys.size(); record++) {
      for (long key : keys.get(record)) {
        keyToList.computeIfAbsent(key, none -> new ArrayList<>(2)).add(record);
      }
    }
    Map<Long, int[]> keyToRecords = new HashMap<>();
    keyToList.forEach(
        (key, list) -> keyToRecords.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
    return keyToRecords;
  }

  private static int[] candidates(
      LabelledSet set,
      PairScope scope,
      int probe,
      Map<Long, int[]> keyToRecords,
      int[] shared,
      int limit) {
    LongList touched = new LongList();
    for (long key : set.keys().get(probe)) {
      for (int record : keyToRecords.get(key)) {
        if (record != probe && scope.includes(set.record(probe), set.record(record))) {
          if (shared[record]++ == 0) {
            touched.add(record);
          }
        }
      }
    }
    int[] ranked =
        Arrays.stream(touched.values())
            .map(record -> (long) -shared[(int) record] << 32 | record)
            .sorted()
            .limit(limit)
            .mapToInt(rank -> (int) rank)
            .toArray();
    Arrays.stream(touched.values()).forEach(record -> shared[(int) record] = 0);
    return ranked;
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
