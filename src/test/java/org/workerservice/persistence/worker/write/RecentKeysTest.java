package org.workerservice.persistence.worker.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecentKeysTest {
  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BEN = new UUID(1, 2);

  private final RecentKeys recent = new RecentKeys(10, 3);

  @Test
  void shouldFindOnlyWhatWasWrittenAfterTheGivenSequence() {
    recent.add(11, ADA, List.of(1L, 2L));
    recent.add(12, BEN, List.of(2L));

    assertThat(recent.newer(List.of(2L), 10)).containsExactlyInAnyOrder(ADA, BEN);
    assertThat(recent.newer(List.of(2L), 11)).containsExactly(BEN);
    assertThat(recent.newer(List.of(1L, 2L), 12)).isEmpty();
  }

  @Test
  void shouldNotCoverWritesBeforeItsStart() {
    assertThat(recent.covers(9)).isFalse();
    assertThat(recent.covers(10)).isTrue();
  }

  @Test
  void shouldNotCoverWhatWasWrittenUnderUnknownKeys() {
    recent.add(11, ADA, List.of(1L));
    recent.add(12, BEN, List.of(1L));
    recent.startAfter(20);

    assertThat(recent.covers(19)).isFalse();
    assertThat(recent.covers(20)).isTrue();
    assertThat(recent.watermark()).isEqualTo(20);

    recent.add(21, ADA, List.of(1L));
    recent.add(22, BEN, List.of(1L));
    assertThat(recent.covers(19)).as("after the oldest was forgotten").isFalse();
    assertThat(recent.newer(List.of(1L), 20)).containsExactlyInAnyOrder(ADA, BEN);
  }

  @Test
  void shouldCoverLessWhenTheOldestIsForgotten() {
    for (long sequence = 11; sequence <= 14; sequence++) {
      recent.add(sequence, new UUID(2, sequence), List.of(7L));
    }

    assertThat(recent.covers(10)).isFalse();
    assertThat(recent.covers(11)).isTrue();
    assertThat(recent.newer(List.of(7L), 11)).hasSize(3);
  }

  @Test
  void shouldAdvanceItsWatermarkButNeverMoveItBack() {
    recent.add(11, ADA, List.of());
    recent.advanceTo(20);
    recent.advanceTo(15);

    assertThat(recent.watermark()).isEqualTo(20);
  }

  @Property(tries = 200)
  void shouldAnswerLikeAListOfAllWrites(
      @ForAll @Size(max = 40) List<@Size(max = 4) List<@IntRange(max = 5) Integer>> writes,
      @ForAll @IntRange(max = 45) int sequence,
      @ForAll @Size(max = 3) Set<@IntRange(max = 5) Integer> asked) {
    RecentKeys remembered = new RecentKeys(0, 10);
    List<Set<Long>> all = new ArrayList<>();
    for (int index = 0; index < writes.size(); index++) {
      Set<Long> keys = longs(new HashSet<>(writes.get(index)));
      all.add(keys);
      remembered.add(index + 1L, new UUID(3, index), keys);
    }
    if (!remembered.covers(sequence)) {
      assertThat(writes.size()).isGreaterThan(sequence + 10);
      return;
    }
    Set<UUID> expected = new HashSet<>();
    for (int index = sequence; index < all.size(); index++) {
      if (all.get(index).stream().anyMatch(longs(asked)::contains)) {
        expected.add(new UUID(3, index));
      }
    }

    assertThat(remembered.newer(longs(asked), sequence)).isEqualTo(expected);
  }

  private static Set<Long> longs(Set<Integer> numbers) {
    return numbers.stream().map(Integer::longValue).collect(Collectors.toSet());
  }
}
