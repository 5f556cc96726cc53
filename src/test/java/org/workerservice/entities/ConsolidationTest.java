package org.workerservice.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConsolidationTest {
  private static final GroupScore ALWAYS = (left, right) -> .99;
  private static final GroupScore NEVER = (left, right) -> .1;

  private static Entities group(int records, List<ScoredPair> pairs, GroupScore score) {
    return Grouping.of(records, pairs, GroupingSettings.of(.85, true), score);
  }

  private static ScoredPair pair(int left, int right, double score) {
    return new ScoredPair(left, right, score, false);
  }

  /** A third record that is similar to one of two records and hardly to the other. */
  private static List<ScoredPair> onlyOneResembles() {
    return List.of(pair(0, 1, .99), pair(1, 2, .9), pair(0, 2, .05));
  }

  @Test
  void shouldJoinARecordThatTheMergedEntityMatches() {
    assertThat(group(3, onlyOneResembles(), NEVER).same(1, 2)).isFalse();
    assertThat(group(3, onlyOneResembles(), ALWAYS).same(0, 2)).isTrue();
  }

  @Test
  void shouldAskForTheRecordsOfBothEntities() {
    List<List<Integer>> asked = new ArrayList<>();

    group(
        3,
        onlyOneResembles(),
        (left, right) -> {
          asked.add(left);
          asked.add(right);
          return .1;
        });

    assertThat(asked).containsExactlyInAnyOrder(List.of(0, 1), List.of(2));
  }

  @Test
  void shouldKeepAFamilyApartAlthoughTogetherItLooksLikeAnyOfItsMembers() {
    List<ScoredPair> pairs =
        List.of(
            pair(0, 1, .99),
            pair(2, 3, .99),
            pair(0, 2, .9),
            pair(0, 3, .6),
            pair(1, 2, .6),
            pair(1, 3, .1));

    assertThat(group(4, pairs, ALWAYS).sizes()).containsOnlyKeys(2);
  }

  @Test
  void shouldAskForAThirdOfAllPairsAcross() {
    List<ScoredPair> pairs = new ArrayList<>();
    for (int left = 0; left < 3; left++) {
      for (int right = left + 1; right < 3; right++) {
        pairs.add(pair(left, right, .99));
      }
    }
    pairs.add(pair(2, 3, .9));
    pairs.add(pair(1, 3, .05));
    assertThat(group(4, pairs, ALWAYS).same(2, 3)).isTrue();

    pairs.addAll(List.of(pair(0, 4, .99), pair(1, 4, .99), pair(2, 4, .99)));
    assertThat(group(5, pairs, ALWAYS).same(2, 3)).isFalse();
  }

  /** Four records of one entity; one of them is similar to a fifth. */
  @Test
  void shouldNeedFewerMatchesWherePeopleLiveAlone() {
    List<ScoredPair> pairs = new ArrayList<>();
    for (int left = 0; left < 4; left++) {
      for (int right = left + 1; right < 4; right++) {
        pairs.add(pair(left, right, .99));
      }
      pairs.add(pair(left, 4, left == 3 ? .9 : .05));
    }

    assertThat(Grouping.of(5, pairs, GroupingSettings.of(.85, false), ALWAYS).same(3, 4)).isTrue();
    assertThat(Grouping.of(5, pairs, GroupingSettings.of(.85, true), ALWAYS).same(3, 4)).isFalse();
  }

  @Test
  void shouldNotJoinTwoGroupsThatOneBridgeJoins() {
    List<ScoredPair> pairs = new ArrayList<>(List.of(pair(2, 3, .9)));
    for (int first : List.of(0, 3)) {
      pairs.add(pair(first, first + 1, .99));
      pairs.add(pair(first, first + 2, .99));
      pairs.add(pair(first + 1, first + 2, .99));
    }

    assertThat(group(6, pairs, ALWAYS).sizes()).containsOnlyKeys(3);
  }

  @Test
  void shouldJoinTheBestFirst() {
    // 2 and 3 are both similar to the entity of 0 and 1, but are two people.
    List<ScoredPair> pairs = new ArrayList<>(onlyOneResembles());
    pairs.add(pair(1, 3, .9));
    pairs.add(pair(0, 3, .05));
    pairs.add(new ScoredPair(2, 3, .3, true));

    Entities entities =
        group(4, pairs, (left, right) -> left.contains(3) || right.contains(3) ? .95 : .9);

    assertThat(entities.same(1, 3)).isTrue();
    assertThat(entities.same(1, 2)).isFalse();
  }

  @Test
  void shouldNotJoinWhatAContradictionKeepsApart() {
    List<ScoredPair> pairs = new ArrayList<>(onlyOneResembles());
    pairs.set(2, new ScoredPair(0, 2, .05, true));

    assertThat(group(3, pairs, ALWAYS).same(1, 2)).isFalse();
  }

  @Test
  void shouldKeepContradictionsOfRecordsJoinedEarlier() {
    // 3 might join 0 and 1, but 2 does, and 3 is known not to be 2.
    List<ScoredPair> pairs = new ArrayList<>(onlyOneResembles());
    pairs.add(pair(1, 3, .9));
    pairs.add(pair(0, 3, .05));
    pairs.add(new ScoredPair(2, 3, .3, true));

    Entities entities = group(4, pairs, ALWAYS);

    assertThat(entities.same(0, 2)).isTrue();
    assertThat(entities.same(0, 3)).isFalse();
  }

  @Test
  void shouldGiveTheSameEntitiesInAnyOrderOfThePairs() {
    Random random = new Random(4);
    List<ScoredPair> pairs = new ArrayList<>();
    for (int left = 0; left < 40; left++) {
      for (int right = left + 1; right < Math.min(40, left + 6); right++) {
        pairs.add(pair(left, right, random.nextDouble(.02, .98)));
      }
    }
    GroupScore bySize = (left, right) -> left.size() + right.size() < 5 ? .9 : .2;
    int[] expected = group(40, pairs, bySize).entityOf();

    for (int round = 0; round < 10; round++) {
      Collections.shuffle(pairs, random);
      assertThat(group(40, pairs, bySize).entityOf()).isEqualTo(expected);
    }
  }
}
