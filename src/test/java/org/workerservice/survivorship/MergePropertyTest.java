package org.workerservice.survivorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.Worker;
import org.workerservice.survivorship.Merged.Lost;
import org.workerservice.survivorship.Merged.Origin;
import org.workerservice.survivorship.Reversal.Later;
import org.workerservice.survivorship.Reversal.Reversed;

class MergePropertyTest {
  private static final UUID SECOND = new UUID(3, 2);
  private static final ContactPoint EDIT = ContactPoint.of(ContactPointSystem.PHONE, "added later");

  @Provide
  Arbitrary<Worker> workers() {
    return Twins.workers();
  }

  @Provide
  Arbitrary<Rules> rules() {
    return Twins.rules();
  }

  /** Whose value is chosen for which field: none, the master or the duplicate. */
  @Provide
  Arbitrary<Map<String, Boolean>> chosen() {
    return Arbitraries.maps(
            Arbitraries.of(
                Stream.concat(Fields.SINGLE.stream(), Fields.MANY.stream())
                    .map(Field::name)
                    .toList()),
            Arbitraries.of(true, false))
        .ofMaxSize(3);
  }

  private static Map<String, UUID> choices(
      Map<String, Boolean> chosen, Worker master, Worker duplicate) {
    return chosen.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one -> (one.getValue() ? master : duplicate).id().orElseThrow()));
  }

  private static Merged merge(Worker master, Worker duplicate, Rules rules) {
    return Survivorship.merge(Twins.side(master), Twins.side(duplicate), rules, Map.of());
  }

  private static Later later(UUID id, Worker duplicate, List<Transfer> transfers) {
    return new Later(id, duplicate, transfers, Map.of());
  }

  @Property
  void shouldKeepOrReportEveryValueAndInventNone(
      @ForAll("workers") Worker master,
      @ForAll("workers") Worker duplicate,
      @ForAll("rules") Rules rules,
      @ForAll("chosen") Map<String, Boolean> chosen) {
    Merged merged =
        Survivorship.merge(
            Twins.side(master), Twins.side(duplicate), rules, choices(chosen, master, duplicate));

    Set<Object> before =
        Stream.concat(Twins.contents(master), Twins.contents(duplicate))
            .collect(Collectors.toSet());
    Set<Object> after = Twins.contents(merged.survivor()).collect(Collectors.toSet());
    Set<Object> lost =
        merged.lost().stream().map(MergePropertyTest::content).collect(Collectors.toSet());
    assertThat(before).containsAll(after);
    Set<Object> kept = new HashSet<>(after);
    kept.addAll(lost);
    assertThat(kept).containsAll(before);
    assertThat(lost).doesNotContainAnyElementsOf(after);
  }

  private static Object content(Lost lost) {
    return List.of(lost.field(), Twins.comparable(lost.value()));
  }

  @Property
  void shouldNameTheOriginOfEveryValue(
      @ForAll("workers") Worker master,
      @ForAll("workers") Worker duplicate,
      @ForAll("rules") Rules rules) {
    Merged merged = merge(master, duplicate, rules);

    List<String> paths = new ArrayList<>();
    Fields.SINGLE.forEach(
        field -> field.of(merged.survivor()).ifPresent(value -> paths.add(field.name())));
    Fields.MANY.forEach(
        field -> {
          for (int index = 0; index < field.of(merged.survivor()).size(); index++) {
            paths.add(field.name() + "[" + index + "]");
          }
        });
    assertThat(merged.origins().stream().map(Origin::path))
        .containsExactlyInAnyOrderElementsOf(paths);
  }

  @Property
  void shouldRestoreTheMaster(
      @ForAll("workers") Worker master,
      @ForAll("workers") Worker duplicate,
      @ForAll("rules") Rules rules,
      @ForAll("chosen") Map<String, Boolean> chosen) {
    Merged merged =
        Survivorship.merge(
            Twins.side(master), Twins.side(duplicate), rules, choices(chosen, master, duplicate));

    Reversed reversed = Reversal.reverse(merged.survivor(), merged.transfers(), List.of());

    assertThat(Twins.values(reversed.survivor()))
        .containsExactlyInAnyOrderElementsOf(Twins.values(master));
    assertThat(reversed.unattributed()).isEmpty();
  }

  @Property
  void shouldKeepLaterEdits(
      @ForAll("workers") Worker master,
      @ForAll("workers") Worker duplicate,
      @ForAll("rules") Rules rules) {
    Merged merged = merge(master, duplicate, rules);
    List<ContactPoint> telecom = new ArrayList<>(merged.survivor().telecom());
    telecom.add(EDIT);
    Worker edited =
        merged.survivor().toBuilder().telecom(telecom).maritalStatus("edited later").build();

    Reversed reversed = Reversal.reverse(edited, merged.transfers(), List.of());

    List<ContactPoint> expected = new ArrayList<>(master.telecom());
    expected.add(EDIT);
    assertThat(reversed.survivor().telecom()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(reversed.survivor().maritalStatus()).contains("edited later");
  }

  @Property
  void shouldRestoreTheMasterWhenTheLaterMergeIsReversedFirst(
      @ForAll("workers") Worker master,
      @ForAll("workers") Worker first,
      @ForAll("workers") Worker second,
      @ForAll("rules") Rules rules) {
    Merged one = merge(master, first, rules);
    Merged two = merge(one.survivor(), second, rules);

    Worker afterSecond = Reversal.reverse(two.survivor(), two.transfers(), List.of()).survivor();
    Worker restored = Reversal.reverse(afterSecond, one.transfers(), List.of()).survivor();

    assertThat(Twins.values(afterSecond))
        .containsExactlyInAnyOrderElementsOf(Twins.values(one.survivor()));
    assertThat(Twins.values(restored)).containsExactlyInAnyOrderElementsOf(Twins.values(master));
  }

  @Property
  void shouldRestoreTheMasterWhenTheEarlierMergeIsReversedFirst(
      @ForAll("workers") Worker master,
      @ForAll("workers") Worker first,
      @ForAll("workers") Worker second,
      @ForAll("rules") Rules rules) {
    Merged one = merge(master, first, rules);
    Merged two = merge(one.survivor(), second, rules);

    Reversed withoutFirst =
        Reversal.reverse(
            two.survivor(), one.transfers(), List.of(later(SECOND, second, two.transfers())));
    Worker restored =
        Reversal.reverse(
                withoutFirst.survivor(), withoutFirst.mergeToTransfers().get(SECOND), List.of())
            .survivor();

    assertThat(Twins.contents(withoutFirst.survivor()).toList())
        .isSubsetOf(Stream.concat(Twins.contents(master), Twins.contents(second)).toList());
    assertThat(Twins.contents(withoutFirst.survivor()).toList()).containsAll(listed(second));
    assertThat(Twins.contents(restored))
        .containsExactlyInAnyOrderElementsOf(Twins.contents(master).toList());
  }

  /** Returns the elements of the lists of a record, and its names. */
  private static List<Object> listed(Worker worker) {
    return Twins.contents(worker)
        .filter(
            value ->
                Fields.named((String) ((List<?>) value).getFirst()).orElseThrow()
                    instanceof Field.Many<?>)
        .toList();
  }

  @Property
  void shouldRestoreTheMasterOfThreeMergesReversedInAnyOrder(
      @ForAll("workers") Worker master,
      @ForAll("workers") Worker first,
      @ForAll("workers") Worker second,
      @ForAll("workers") Worker third,
      @ForAll("rules") Rules rules) {
    Merged one = merge(master, first, rules);
    Merged two = merge(one.survivor(), second, rules);
    Merged three = merge(two.survivor(), third, rules);
    UUID last = new UUID(3, 3);

    Reversed withoutSecond =
        Reversal.reverse(
            three.survivor(), two.transfers(), List.of(later(last, third, three.transfers())));
    Reversed withoutFirst =
        Reversal.reverse(
            withoutSecond.survivor(),
            one.transfers(),
            List.of(later(last, third, withoutSecond.mergeToTransfers().get(last))));
    Worker restored =
        Reversal.reverse(
                withoutFirst.survivor(), withoutFirst.mergeToTransfers().get(last), List.of())
            .survivor();

    assertThat(Twins.contents(restored))
        .containsExactlyInAnyOrderElementsOf(Twins.contents(master).toList());
  }
}
