package org.workerservice.survivorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.survivorship.Reversal.Later;
import org.workerservice.survivorship.Reversal.Reversed;

/** Merges whose survivors are merged themselves, reversed in any order. */
class ChainPropertyTest {
  private static final ContactPoint EDIT = ContactPoint.of(ContactPointSystem.PHONE, "added later");

  private static final List<List<Integer>> ORDERS =
      Arbitraries.shuffle(0, 1, 2, 3).allValues().orElseThrow().toList();

  @Provide
  Arbitrary<Worker> workers() {
    return Twins.workers();
  }

  @Provide
  Arbitrary<Rules> rules() {
    return Twins.rules();
  }

  @Provide
  Arbitrary<List<Worker>> five() {
    return Twins.workers().list().ofSize(5);
  }

  /** Merges of a record into another one, by their places in a list: a forest, bottom up. */
  @Provide
  Arbitrary<List<Integer>> parents() {
    return Arbitraries.integers().between(1, 4).list().ofSize(4);
  }

  @Provide
  Arbitrary<List<Integer>> orders() {
    return Arbitraries.shuffle(0, 1, 2, 3);
  }

  /** Whose values are chosen for which field: true the master's, false the duplicate's. */
  @Provide
  Arbitrary<Map<String, Boolean>> chosen() {
    return Arbitraries.maps(
            Arbitraries.of(
                Fields.ALL.stream()
                    .map(Field::name)
                    .filter(name -> !name.equals(Fields.ADDITIONAL_NAMES.name()))
                    .toList()),
            Arbitraries.of(true, false))
        .ofMaxSize(4);
  }

  /** Merges among records, as the registry keeps them. */
  private static final class Registry {
    private final Map<Integer, Worker> living = new HashMap<>();
    private final Map<Integer, Merge> completed = new HashMap<>();
    private final Rules rules;
    private final Map<String, Boolean> chosen;
    private int clock;

    Registry(List<Worker> workers, Rules rules, Map<String, Boolean> chosen) {
      this.rules = rules;
      this.chosen = chosen;
      for (int place = 0; place < workers.size(); place++) {
        living.put(place, workers.get(place));
      }
    }

    private static final class Merge {
      final UUID id = UUID.randomUUID();
      final int into;
      final int time;
      final Map<String, UUID> choices;
      Worker image;
      List<Transfer> transfers;

      Merge(int into, int time, Map<String, UUID> choices, Worker image, List<Transfer> transfers) {
        this.into = into;
        this.time = time;
        this.choices = choices;
        this.image = image;
        this.transfers = transfers;
      }
    }

    void merge(int duplicate, int master) {
      Worker ours = living.get(master);
      Worker theirs = living.get(duplicate);
      Map<String, UUID> choices =
          chosen.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      one -> (one.getValue() ? ours : theirs).id().orElseThrow()));
      Merged merged = Survivorship.merge(Twins.side(ours), Twins.side(theirs), rules, choices);
      living.remove(duplicate);
      living.put(master, merged.survivor());
      completed.put(duplicate, new Merge(master, clock++, choices, theirs, merged.transfers()));
    }

    List<Reversal.Unattributed> reverse(int duplicate) {
      Merge merge = completed.remove(duplicate);
      living.put(duplicate, merge.image);
      int at = merge.into;
      Worker before = content(at);
      Reversed reversed = Reversal.reverse(before, merge.transfers, later(at, merge.time));
      List<Reversal.Unattributed> unattributed = new ArrayList<>(reversed.unattributed());
      keep(reversed);
      while (completed.containsKey(at)) {
        Merge inner = completed.get(at);
        inner.image = reversed.survivor();
        Worker next = content(inner.into);
        CarriedReversal.Inner step =
            new CarriedReversal.Inner(
                inner.id, before, reversed.survivor(), inner.transfers, inner.choices);
        reversed = CarriedReversal.carry(next, step, later(inner.into, inner.time));
        unattributed.addAll(reversed.unattributed());
        keep(reversed);
        before = next;
        at = inner.into;
      }
      living.put(at, reversed.survivor());
      return unattributed;
    }

    private Worker content(int place) {
      return completed.containsKey(place) ? completed.get(place).image : living.get(place);
    }

    private List<Later> later(int into, int after) {
      return completed.values().stream()
          .filter(one -> one.into == into && one.time > after)
          .sorted(Comparator.comparing(one -> one.time))
          .map(one -> new Later(one.id, one.image, one.transfers, one.choices))
          .toList();
    }

    private void keep(Reversed reversed) {
      completed
          .values()
          .forEach(
              one -> {
                if (reversed.mergeToTransfers().containsKey(one.id)) {
                  one.transfers = reversed.mergeToTransfers().get(one.id);
                }
              });
    }
  }

  private static List<Object> contents(Worker worker) {
    return Twins.contents(worker).toList();
  }

  @Property(tries = 3000)
  void shouldRestoreEveryRecordInWhateverOrderMergesAreReversed(
      @ForAll("five") List<Worker> workers,
      @ForAll("parents") List<Integer> parents,
      @ForAll("orders") List<Integer> order,
      @ForAll("rules") Rules rules,
      @ForAll("chosen") Map<String, Boolean> chosen) {
    assertReversible(new Registry(workers, rules, chosen), workers, parents, order);
  }

  private static void assertReversible(
      Registry registry, List<Worker> workers, List<Integer> parents, List<Integer> order) {
    for (int place = 0; place < 4; place++) {
      registry.merge(place, place + 1 + parents.get(place) % (4 - place));
    }

    for (int place : order) {
      assertThat(registry.reverse(place)).isEmpty();
    }

    for (int place = 0; place < 5; place++) {
      assertThat(contents(registry.living.get(place)))
          .containsExactlyInAnyOrderElementsOf(contents(workers.get(place)));
    }
  }

  /** Each merge chose the value of the duplicate, also none. */
  @ParameterizedTest
  @ValueSource(strings = {"marital_status", "telecom"})
  void shouldRestoreEveryRecordOfAllChainsOfRecordsWithOneValueOrNone(String field) {
    for (int filled = 0; filled < 32; filled++) {
      for (int shape = 0; shape < 24; shape++) {
        for (List<Integer> order : ORDERS) {
          List<Worker> workers = workers(filled);
          assertReversible(
              new Registry(workers, Rules.KEEP_MASTER, Map.of(field, false)),
              workers,
              List.of(shape % 4, shape / 4 % 3, shape / 12, 0),
              order);
        }
      }
    }
  }

  private static List<Worker> workers(int filled) {
    return IntStream.range(0, 5)
        .mapToObj(
            place -> {
              boolean is = (filled >> place & 1) == 1;
              return Worker.named(HumanName.of("Okafor", "Ada"))
                  .id(new UUID(7, place))
                  .maritalStatus(is ? "single" : null)
                  .telecom(is ? List.of(EDIT) : List.of())
                  .build();
            })
        .toList();
  }

  @Property
  void shouldTakeBackFromTheLastSurvivorWhatCameThroughTheMiddle(
      @ForAll("workers") Worker bottom,
      @ForAll("workers") Worker middle,
      @ForAll("workers") Worker top) {
    Registry registry = new Registry(List.of(bottom, middle, top), Rules.KEEP_MASTER, Map.of());
    registry.merge(0, 1);
    registry.merge(1, 2);

    registry.reverse(0);

    Worker expected =
        Survivorship.merge(Twins.side(top), Twins.side(middle), Rules.KEEP_MASTER, Map.of())
            .survivor();
    assertThat(Set.copyOf(contents(registry.living.get(2))))
        .isEqualTo(Set.copyOf(contents(expected)));
  }

  @Property
  void shouldLoseNoValueAndInventNoneInTheMiddleOfAChain(
      @ForAll("workers") Worker bottom,
      @ForAll("workers") Worker middle,
      @ForAll("workers") Worker top,
      @ForAll("rules") Rules rules) {
    Registry registry = new Registry(List.of(bottom, middle, top), rules, Map.of());
    registry.merge(0, 1);
    registry.merge(1, 2);

    registry.reverse(0);

    List<Object> known = Stream.concat(Twins.contents(middle), Twins.contents(top)).toList();
    Worker survivor = registry.living.get(2);
    assertThat(contents(survivor)).isSubsetOf(known);
    Set<Object> lists = new HashSet<>(known);
    lists.removeIf(ChainPropertyTest::isSingle);
    assertThat(contents(survivor)).containsAll(lists);
    assertThat(Twins.values(registry.completed.get(1).image))
        .containsExactlyInAnyOrderElementsOf(Twins.values(middle));
  }

  private static boolean isSingle(Object value) {
    return Fields.isSingle((String) ((List<?>) value).getFirst());
  }

  @Property
  void shouldKeepEditsOfEverySurvivorOfAChain(
      @ForAll("workers") Worker bottom,
      @ForAll("workers") Worker middle,
      @ForAll("workers") Worker top,
      @ForAll("rules") Rules rules) {
    Registry registry = new Registry(List.of(bottom, middle, top), rules, Map.of());
    registry.merge(0, 1);
    registry.living.compute(1, (place, now) -> now.toBuilder().maritalStatus("middle").build());
    registry.merge(1, 2);
    registry.living.compute(
        2,
        (place, now) -> {
          List<ContactPoint> telecom = new ArrayList<>(now.telecom());
          telecom.add(EDIT);
          return now.toBuilder().telecom(telecom).taxId("edited").build();
        });

    registry.reverse(0);

    Worker survivor = registry.living.get(2);
    assertThat(survivor.telecom()).contains(EDIT);
    assertThat(survivor.taxId()).contains("edited");
    assertThat(survivor.maritalStatus()).contains("middle");
    registry.reverse(1);
    assertThat(registry.living.get(1).maritalStatus()).contains("middle");
    assertThat(registry.living.get(2).telecom()).contains(EDIT);
    assertThat(registry.living.get(2).maritalStatus()).isEqualTo(top.maritalStatus());
  }
}
