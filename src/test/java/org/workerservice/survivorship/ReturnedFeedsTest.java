package org.workerservice.survivorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.FieldSetter;
import org.workerservice.model.FieldSource;
import org.workerservice.model.HumanName;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.survivorship.FieldOrigins.Choice;
import org.workerservice.survivorship.Reversal.Unattributed;
import org.workerservice.survivorship.SystemTrust.Ranking;

/** What a system sets on a survivor goes back with its key. */
class ReturnedFeedsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final Ranking TRUST = new Ranking(List.of("archive"));
  private static final Rules RULES = new Rules(Rule.KEEP_MASTER, Map.of());
  private static final String PAYROLL = "payroll";

  @Provide
  Arbitrary<Worker> workers() {
    return Twins.workers();
  }

  @Provide
  Arbitrary<Set<String>> fields() {
    return Arbitraries.of(Fields.ALL.stream().map(Field::name).toList()).set();
  }

  private static Merged merge(Worker master, Worker duplicate) {
    return Survivorship.merge(side(master), side(duplicate), RULES, Map.of());
  }

  private static Side side(Worker worker) {
    return new Side(worker, field -> FieldOrigins.provenance(worker, field, TRUST));
  }

  private static Worker fed(Worker worker, String system, Worker content, Set<String> fields) {
    Feed feed = new Feed(new SourceKey(system, "7"), Optional.empty(), content, fields);
    return FieldOrigins.changed(
        worker,
        FedWorker.of(worker, feed, TRUST).worker(),
        FieldSource.ofSystem(system, NOW),
        TRUST);
  }

  private static Worker survivor(Worker master, Worker duplicate, Merged merged) {
    return FieldOrigins.merged(master, duplicate, merged, Choice.NONE);
  }

  private static ReturnedFeeds.Returned returned(
      Worker now, Worker master, Worker duplicate, Merged merged, String... unclear) {
    return ReturnedFeeds.of(
        new ReturnedFeeds.Basis(
            now, master, merged.transfers(), Set.of(PAYROLL), Set.of(unclear), TRUST),
        duplicate);
  }

  private static Worker reversed(ReturnedFeeds.Returned returned, Merged merged) {
    return Reversal.reverse(returned.survivor(), merged.transfers(), List.of()).survivor();
  }

  private static Object value(Field<?> field, Worker worker) {
    return switch (field) {
      case Field.Single<?> single -> single.of(worker);
      case Field.Many<?> many -> Set.copyOf(many.of(worker));
    };
  }

  @Property
  void shouldGiveTheSurvivorItsOwnValuesBack(
      @ForAll("workers") Worker master,
      @ForAll("workers") Worker duplicate,
      @ForAll("workers") Worker content,
      @ForAll("fields") Set<String> fields) {
    Merged merged = merge(master, duplicate);
    Worker now = fed(survivor(master, duplicate, merged), PAYROLL, content, fields);

    ReturnedFeeds.Returned returned = returned(now, master, duplicate, merged);

    Worker survivor = reversed(returned, merged);
    Set<String> reported =
        returned.unattributed().stream().map(Unattributed::field).collect(Collectors.toSet());
    for (Field<?> field : Fields.ALL) {
      if (!reported.contains(field.name()) && field != (Field<?>) Fields.ADDITIONAL_NAMES) {
        assertThat(value(field, survivor)).as(field.name()).isEqualTo(value(field, master));
      }
    }
    for (Field.Single<?> field : Fields.SINGLE) {
      if (!value(field, now).equals(value(field, merged.survivor()))) {
        assertThat(value(field, returned.duplicate()))
            .as(field.name())
            .isEqualTo(value(field, now));
      }
    }
  }

  @Property
  void shouldLeaveTheWorkOfOthers(
      @ForAll("workers") Worker master,
      @ForAll("workers") Worker duplicate,
      @ForAll("workers") Worker content,
      @ForAll("fields") Set<String> fields) {
    Merged merged = merge(master, duplicate);
    Worker now = fed(survivor(master, duplicate, merged), "hr", content, fields);

    ReturnedFeeds.Returned returned = returned(now, master, duplicate, merged);

    assertThat(returned.survivor()).isEqualTo(now);
    assertThat(returned.duplicate()).isEqualTo(duplicate);
  }

  private static Worker ada(long id, String maritalStatus, String... addresses) {
    return Worker.named(HumanName.of("Okafor", "Ada"))
        .id(new UUID(1, id))
        .maritalStatus(maritalStatus)
        .telecom(
            List.of(addresses).stream()
                .map(one -> ContactPoint.of(ContactPointSystem.EMAIL, one))
                .toList())
        .build();
  }

  @Example
  void shouldReportWhatAnotherMergeChangedAsWell() {
    Worker master = ada(1, "single");
    Worker duplicate = ada(2, "married");
    Merged merged = merge(master, duplicate);
    Worker now =
        fed(
            survivor(master, duplicate, merged),
            PAYROLL,
            ada(3, "divorced"),
            Set.of("marital_status"));

    ReturnedFeeds.Returned returned = returned(now, master, duplicate, merged, "marital_status");

    assertThat(returned.survivor()).isEqualTo(now);
    assertThat(returned.unattributed())
        .containsExactly(
            new Unattributed("marital_status", Optional.of("divorced"), Optional.of("single")));
  }

  @Example
  void shouldReportNewElementsOfASharedList() {
    Worker master = ada(1, null, "a@x.org");
    Worker duplicate = ada(2, null, "b@x.org");
    Merged merged = merge(master, duplicate);
    Worker now =
        fed(
            survivor(master, duplicate, merged),
            PAYROLL,
            ada(3, null, "c@x.org"),
            Set.of("telecom"));

    ReturnedFeeds.Returned returned = returned(now, master, duplicate, merged);

    assertThat(returned.survivor()).isEqualTo(now);
    assertThat(returned.unattributed())
        .containsExactly(
            new Unattributed(
                "telecom",
                Optional.of(ContactPoint.of(ContactPointSystem.EMAIL, "c@x.org")),
                Optional.empty()));
  }

  @Example
  void shouldNotReportAListThatOnlyAnotherSystemFilled() {
    Worker master = ada(1, null);
    Worker duplicate = ada(2, null);
    Merged merged = merge(master, duplicate);
    Worker now =
        fed(survivor(master, duplicate, merged), "hr", ada(3, null, "c@x.org"), Set.of("telecom"));

    assertThat(returned(now, master, duplicate, merged).unattributed()).isEmpty();
  }

  @Example
  void shouldMoveAListThatOnlyTheSystemFilled() {
    Worker master = ada(1, null);
    Worker duplicate = ada(2, null);
    Merged merged = merge(master, duplicate);
    Worker fed = ada(3, null, "c@x.org");
    Worker now = fed(survivor(master, duplicate, merged), PAYROLL, fed, Set.of("telecom"));

    ReturnedFeeds.Returned returned = returned(now, master, duplicate, merged);

    assertThat(returned.survivor().telecom()).isEmpty();
    assertThat(returned.duplicate().telecom()).isEqualTo(fed.telecom());
    assertThat(returned.duplicate().fieldProvenance())
        .containsEntry("telecom", FieldSource.ofSystem(PAYROLL, NOW));
    assertThat(returned.unattributed()).isEmpty();
  }

  @Example
  void shouldKeepWhatAPersonOrAMoreTrustedSystemSetOnTheDuplicate() {
    for (FieldSource setter :
        List.of(FieldSource.of(FieldSetter.PERSON, NOW), FieldSource.ofSystem("archive", NOW))) {
      shouldKeepWhatWasSetOnTheDuplicateBy(setter);
    }
  }

  private static void shouldKeepWhatWasSetOnTheDuplicateBy(FieldSource setter) {
    Worker master = ada(1, "single");
    Worker duplicate = FieldOrigins.changed(ada(2, "single"), ada(2, "widowed"), setter, TRUST);
    Merged merged = Survivorship.merge(side(master), side(ada(2, "single")), RULES, Map.of());
    Worker now =
        fed(
            survivor(master, ada(2, "single"), merged),
            PAYROLL,
            ada(3, "divorced"),
            Set.of("marital_status"));

    ReturnedFeeds.Returned returned = returned(now, master, duplicate, merged);

    assertThat(returned.survivor().maritalStatus()).contains("single");
    assertThat(returned.duplicate()).isEqualTo(duplicate);
  }
}
