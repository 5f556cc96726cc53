package org.workerservice.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupingTest {
  private static Entities group(int records, List<ScoredPair> pairs) {
    return Grouping.of(records, pairs, GroupingSettings.of(.85, true));
  }

  private static ScoredPair pair(int left, int right, double score) {
    return new ScoredPair(left, right, score, false);
  }

  private static List<ScoredPair> everyPairOf(int from, int to) {
    List<ScoredPair> pairs = new ArrayList<>();
    for (int i = from; i < to; i++) {
      for (int j = i + 1; j < to; j++) {
        pairs.add(pair(i, j, .99));
      }
    }
    return pairs;
  }

  @Test
  void shouldLeaveRecordsWithoutPairsAlone() {
    Entities entities = group(4, List.of(pair(1, 2, .97)));

    assertThat(entities.entityOf()).containsExactly(0, 1, 1, 3);
    assertThat(entities.sizes()).containsEntry(1, 2).containsEntry(2, 1);
  }

  @Test
  void shouldCutAWeakBridgeBetweenTwoGroups() {
    List<ScoredPair> pairs = everyPairOf(0, 4);
    pairs.addAll(everyPairOf(4, 8));
    pairs.add(pair(3, 4, .9));

    Entities entities = group(8, pairs);

    assertThat(entities.same(0, 3)).isTrue();
    assertThat(entities.same(4, 7)).isTrue();
    assertThat(entities.same(3, 4)).isFalse();
  }

  @Test
  void shouldCloseAGapThatOthersBridge() {
    List<ScoredPair> pairs = everyPairOf(0, 4);
    pairs.removeIf(pair -> pair.left() == 0 && pair.right() == 3);

    assertThat(group(4, pairs).same(0, 3)).isTrue();
  }

  @Test
  void shouldNotChainStrangersTogether() {
    List<ScoredPair> chain = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      chain.add(pair(i, i + 1, .9));
    }

    assertThat(group(31, chain).sizes().keySet()).allMatch(size -> size <= 4);
  }

  @Test
  void shouldKeepContradictingRecordsApartEvenThroughOthers() {
    List<ScoredPair> pairs =
        List.of(pair(0, 1, .99), pair(1, 2, .98), new ScoredPair(0, 2, .94, true));

    Entities entities = group(3, pairs);

    assertThat(entities.same(0, 1)).isTrue();
    assertThat(entities.same(0, 2)).isFalse();
  }

  @Test
  void shouldNotDependOnTheOrderOfThePairs() {
    Random random = new Random(3);
    List<ScoredPair> pairs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      for (int j = i + 1; j < 60; j++) {
        if (random.nextInt(6) == 0) {
          pairs.add(pair(i, j, random.nextDouble()));
        }
      }
    }
    Entities before = group(60, pairs);
    Collections.shuffle(pairs, random);

    assertThat(group(60, pairs).entityOf()).containsExactly(before.entityOf());
  }
}
