package org.workerservice.survivorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.workerservice.model.Worker;
import org.workerservice.survivorship.Reversal.Later;
import org.workerservice.survivorship.Reversal.Reversed;

/** Several merges with choices, reversed in any order, without edits in between. */
class ChosenMergesPropertyTest {
  private static final int MERGES = 3;

  @Provide
  Arbitrary<List<Worker>> people() {
    return Twins.workers().list().ofSize(MERGES + 1);
  }

  @Provide
  Arbitrary<Rules> rules() {
    return Twins.rules();
  }

  /** For each merge, the number of the worker whose value is chosen, by the name of the field. */
  @Provide
  Arbitrary<List<Map<String, Integer>>> choices() {
    return Arbitraries.maps(
            Arbitraries.of(Fields.SINGLE.stream().map(Field::name).toList()),
            Arbitraries.integers().between(0, MERGES))
        .ofMaxSize(4)
        .list()
        .ofSize(MERGES);
  }

  @Provide
  Arbitrary<List<Integer>> orders() {
    return Arbitraries.shuffle(IntStream.range(0, MERGES).boxed().toList());
  }

  private static Map<String, UUID> chosen(Map<String, Integer> choices, List<Worker> people) {
    return choices.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, one -> people.get(one.getValue()).id().orElseThrow()));
  }

  /** The merges of the duplicates, the first person being the master. */
  private static List<Later> merge(
      List<Worker> people, Rules rules, List<Map<String, UUID>> choices, List<Worker> survivors) {
    List<Later> merges = new ArrayList<>();
    survivors.add(people.getFirst());
    for (int number = 0; number < MERGES; number++) {
      Worker duplicate = people.get(number + 1);
      Merged step =
          Survivorship.merge(
              Twins.side(survivors.getLast()), Twins.side(duplicate), rules, choices.get(number));
      survivors.add(step.survivor());
      merges.add(new Later(new UUID(3, number), duplicate, step.transfers(), choices.get(number)));
    }
    return merges;
  }

  private static void assertReversible(
      List<Worker> people, Rules rules, List<Map<String, UUID>> choices, List<Integer> order) {
    List<Worker> survivors = new ArrayList<>();
    List<Later> merges = merge(people, rules, choices, survivors);
    Map<Integer, List<Transfer>> transfers = new HashMap<>();
    IntStream.range(0, MERGES).forEach(one -> transfers.put(one, merges.get(one).transfers()));
    Worker survivor = survivors.getLast();
    for (int reversed : order) {
      List<Later> later =
          IntStream.range(reversed + 1, MERGES)
              .filter(transfers::containsKey)
              .mapToObj(
                  one ->
                      new Later(
                          merges.get(one).merge(),
                          merges.get(one).duplicate(),
                          transfers.get(one),
                          merges.get(one).choices()))
              .toList();
      Reversed result = Reversal.reverse(survivor, transfers.remove(reversed), later);
      assertThat(result.unattributed()).as("%s of %s", reversed, order).isEmpty();
      result
          .mergeToTransfers()
          .forEach((id, now) -> transfers.put((int) id.getLeastSignificantBits(), now));
      survivor = result.survivor();
    }
    assertThat(Twins.contents(survivor))
        .containsExactlyInAnyOrderElementsOf(Twins.contents(people.getFirst()).toList());
  }

  @Property
  void shouldAttributeEveryValueOfMergesWithChoices(
      @ForAll("people") List<Worker> people,
      @ForAll("rules") Rules rules,
      @ForAll("choices") List<Map<String, Integer>> choices,
      @ForAll("orders") List<Integer> order) {
    assertReversible(
        people, rules, choices.stream().map(one -> chosen(one, people)).toList(), order);
  }

  @Property
  void shouldAttributeEveryValueOfARequestWithSeveralDuplicates(
      @ForAll("people") List<Worker> people,
      @ForAll("rules") Rules rules,
      @ForAll("choices") List<Map<String, Integer>> choices,
      @ForAll("orders") List<Integer> order) {
    Map<String, UUID> same = chosen(choices.getFirst(), people);

    assertReversible(people, rules, Stream.generate(() -> same).limit(MERGES).toList(), order);
  }
}
