package org.workerservice.matching.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidateIndexTest {
  private static final int RECORDS = 400;

  /** Few keys that many records share, and many that few share; hashes of all bits. */
  private static List<long[]> keys(int seed) {
    Random random = new Random(seed);
    long[] common = random.longs(12).toArray();
    long[] rare = random.longs(300).toArray();
    return IntStream.range(0, RECORDS)
        .mapToObj(
            record ->
                IntStream.range(0, 1 + random.nextInt(9))
                    .mapToLong(
                        key ->
                            random.nextBoolean()
                                ? common[random.nextInt(common.length)]
                                : rare[random.nextInt(rare.length)])
                    .toArray())
        .toList();
  }

  private static CandidateIndex index(
      List<long[]> keys, int limit, CandidateIndex.PairFilter filter) {
    CandidateIndex.Builder builder = new CandidateIndex.Builder();
    keys.forEach(builder::add);
    return builder.build(limit, filter);
  }

  private static List<List<Integer>> walked(CandidateIndex index, IntPredicate inScope) {
    PairWalk walk = index.walk();
    List<List<Integer>> pairs = new ArrayList<>();
    IntStream.range(0, index.size())
        .filter(inScope)
        .forEach(
            record ->
                walk.forEachPartner(record, inScope, other -> pairs.add(pair(record, other))));
    return pairs;
  }

  private static List<Integer> pair(int one, int other) {
    return List.of(Math.min(one, other), Math.max(one, other));
  }

  /** Looks up each record by itself, as a request does. */
  private static Set<List<Integer>> lookedUp(
      List<long[]> keys, int limit, CandidateIndex.PairFilter filter) {
    Set<List<Integer>> pairs = new TreeSet<>(byBoth());
    for (int record = 0; record < keys.size(); record++) {
      int probe = record;
      IntStream.range(0, keys.size())
          .filter(other -> other != probe && filter.includes(probe, other))
          .filter(other -> shared(keys, probe, other) > 0)
          .boxed()
          .sorted(
              Comparator.comparingInt((Integer other) -> -shared(keys, probe, other))
                  .thenComparingInt(other -> other))
          .limit(limit)
          .forEach(other -> pairs.add(pair(probe, other)));
    }
    return pairs;
  }

  private static Comparator<List<Integer>> byBoth() {
    return Comparator.comparingInt((List<Integer> pair) -> pair.getFirst())
        .thenComparingInt(List::getLast);
  }

  private static int shared(List<long[]> keys, int one, int other) {
    return (int)
        Arrays.stream(keys.get(one))
            .distinct()
            .filter(key -> Arrays.stream(keys.get(other)).anyMatch(also -> also == key))
            .count();
  }

  @Test
  void shouldMeetEveryPairOnceThatALookUpOfEitherRecordFinds() {
    for (int limit : new int[] {1, 3, 20, 1_000}) {
      List<long[]> keys = keys(limit);

      List<List<Integer>> pairs =
          walked(index(keys, limit, CandidateIndex.PairFilter.ALL), any -> true);

      assertThat(pairs).as("limit %d", limit).doesNotHaveDuplicates();
      assertThat(pairs)
          .as("limit %d", limit)
          .containsExactlyInAnyOrderElementsOf(
              lookedUp(keys, limit, CandidateIndex.PairFilter.ALL));
    }
  }

  @Test
  void shouldMeetThePairsOfRecordsInScopeOnce() {
    List<long[]> keys = keys(7);
    IntPredicate inScope = record -> record % 5 == 0;

    List<List<Integer>> pairs = walked(index(keys, 10, CandidateIndex.PairFilter.ALL), inScope);

    assertThat(pairs).doesNotHaveDuplicates();
    assertThat(pairs)
        .containsExactlyInAnyOrderElementsOf(
            lookedUp(keys, 10, CandidateIndex.PairFilter.ALL).stream()
                .filter(pair -> pair.stream().anyMatch(inScope::test))
                .toList());
  }

  @Test
  void shouldLeaveOutPairsThatAreNotCompared() {
    List<long[]> keys = keys(8);
    CandidateIndex.PairFilter filter = (one, other) -> one % 2 != other % 2;

    List<List<Integer>> pairs = walked(index(keys, 4, filter), any -> true);

    assertThat(pairs).containsExactlyInAnyOrderElementsOf(lookedUp(keys, 4, filter));
  }

  @Test
  void shouldSurviveRecordsWithMoreSharedKeysThanItCounts() {
    long[] many = new Random(3).longs(500).toArray();

    List<List<Integer>> pairs =
        walked(
            index(List.of(many, many, many, many), 2, CandidateIndex.PairFilter.ALL), any -> true);

    assertThat(pairs).doesNotHaveDuplicates().contains(pair(0, 1), pair(0, 2), pair(1, 2));
  }

  @Test
  void shouldHoldNoRecords() {
    assertThat(index(List.of(), 5, CandidateIndex.PairFilter.ALL).size()).isZero();
  }
}
