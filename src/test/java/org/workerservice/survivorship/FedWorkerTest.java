package org.workerservice.survivorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.ContactPointUse;
import org.workerservice.model.FieldSetter;
import org.workerservice.model.FieldSource;
import org.workerservice.model.HumanName;
import org.workerservice.model.PartialDateTime;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.survivorship.FedWorker.KeptField;
import org.workerservice.survivorship.SystemTrust.Ranking;

class FedWorkerTest {
  private static final Instant THEN = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final Ranking TRUST = new Ranking(List.of("hr", "payroll"));
  private static final Set<String> ALL_FIELDS =
      Fields.ALL.stream().map(Field::name).collect(Collectors.toSet());

  private static Feed feed(String system, Worker content, Set<String> fields) {
    return new Feed(new SourceKey(system, "7"), Optional.empty(), content, fields);
  }

  /** Applies a feed as an update does, with the sources of the fields that it changed. */
  private static Worker fed(Worker current, Feed feed) {
    return FieldOrigins.changed(
        current,
        FedWorker.of(current, feed, TRUST).worker(),
        FieldSource.ofSystem(feed.key().system(), feed.updatedAt().orElse(NOW)),
        TRUST);
  }

  private static Worker corrected(Worker current, Worker content) {
    return FieldOrigins.changed(current, content, FieldSource.of(FieldSetter.PERSON, THEN), TRUST);
  }

  @Provide
  Arbitrary<Worker> workers() {
    return Twins.workers();
  }

  @Provide
  Arbitrary<Feed> feeds() {
    return Combinators.combine(
            Arbitraries.of("hr", "payroll", "badge", "canteen"),
            Twins.workers(),
            Arbitraries.of(ALL_FIELDS).set(),
            Arbitraries.of(THEN, NOW).optional())
        .as(
            (system, content, fields, updatedAt) ->
                new Feed(new SourceKey(system, "7"), updatedAt, content, fields));
  }

  @Property
  void shouldChangeNothingWhenAppliedAgain(
      @ForAll("workers") Worker worker,
      @ForAll("workers") Worker correction,
      @ForAll("feeds") Feed before,
      @ForAll("feeds") Feed feed) {
    Worker current = corrected(fed(worker, before), correction.toBuilder().build());
    Worker once = fed(current, feed);

    assertThat(fed(once, feed)).isEqualTo(once);
    assertThat(FedWorker.of(once, feed, TRUST).kept())
        .as("what is kept stays kept")
        .isEqualTo(FedWorker.of(current, feed, TRUST).kept());
  }

  @Property
  void shouldNeverChangeWhatAPersonSet(
      @ForAll("workers") Worker worker,
      @ForAll("workers") Worker correction,
      @ForAll("feeds") Feed feed) {
    Worker corrected = corrected(worker, correction);
    Worker fed = fed(corrected, feed);

    for (Field<?> field : Fields.ALL) {
      if (FieldOrigins.of(corrected, field.name()).filter(FieldSource::byPerson).isPresent()) {
        assertThat(value(field, fed)).as(field.name()).isEqualTo(value(field, corrected));
      }
    }
  }

  @Property
  void shouldNeverChangeAFieldThatTheFeedDoesNotName(
      @ForAll("workers") Worker worker, @ForAll("feeds") Feed feed) {
    Worker fed = fed(worker, feed);

    Fields.ALL.stream()
        .filter(field -> !feed.fields().contains(field.name()))
        .forEach(
            field ->
                assertThat(value(field, fed)).as(field.name()).isEqualTo(value(field, worker)));
  }

  @Property
  void shouldReachOneStateWhateverTheOrderOfUnequalSystems(
      @ForAll("workers") Worker worker,
      @ForAll("workers") Worker hr,
      @ForAll("workers") Worker pay) {
    Feed trusted = feed("hr", hr, Set.of("gender", "employment_status", "birth_date"));
    Feed other = feed("payroll", pay, Set.of("gender", "employment_status", "birth_date"));
    // A value that a feed only confirms has no source, so it may take a second round to settle.
    Worker settled = fed(fed(fed(fed(worker, trusted), other), trusted), other);

    assertThat(fed(fed(settled, trusted), other)).isEqualTo(settled);
    trusted
        .fields()
        .forEach(
            name -> {
              Field.Single<?> field = (Field.Single<?>) Fields.named(name).orElseThrow();
              if (field.of(hr).isPresent()) {
                assertThat(value(field, settled)).as(name).isEqualTo(value(field, hr));
              }
            });
  }

  private static Object value(Field<?> field, Worker worker) {
    return switch (field) {
      case Field.Single<?> single -> single.of(worker);
      case Field.Many<?> many -> many.of(worker);
    };
  }

  private static Worker married(String status) {
    return Worker.named(HumanName.of("Okafor", "Ada")).maritalStatus(status).build();
  }

  private static Worker mailed(String... addresses) {
    return Worker.named(HumanName.of("Okafor", "Ada"))
        .telecom(
            Arrays.stream(addresses)
                .map(one -> ContactPoint.of(ContactPointSystem.EMAIL, one))
                .toList())
        .build();
  }

  private static List<String> mails(Worker worker) {
    return worker.telecom().stream().map(ContactPoint::value).toList();
  }

  private static Worker createdBy(String system, Worker worker) {
    return FieldOrigins.created(
        worker.toBuilder()
            .sources(List.of(new WorkerSource(system, "7", Optional.of(THEN))))
            .build(),
        THEN);
  }

  @Example
  void shouldKeepTheValueOfAMoreTrustedSystem() {
    Worker worker = createdBy("hr", married("single"));
    FedWorker fed =
        FedWorker.of(worker, feed("payroll", married("married"), Set.of("marital_status")), TRUST);

    assertThat(fed.worker().maritalStatus()).contains("single");
    assertThat(fed.kept())
        .containsExactly(new KeptField("marital_status", FieldSource.ofSystem("hr", THEN)));
  }

  private static Worker ada(boolean deceased, String time) {
    return Worker.named(HumanName.of("Okafor", "Ada"))
        .deceased(deceased)
        .deceasedDatetime(time == null ? null : PartialDateTime.parse(time))
        .build();
  }

  @Example
  void shouldKeepWhatAMoreTrustedSystemDenies() {
    Set<String> fields = Set.of("deceased", "deceased_datetime");
    Feed dead = feed("payroll", ada(true, "2026-01-02"), fields);
    Worker worker = fed(married(null), dead);
    assertThat(worker.deceased()).isTrue();

    Worker corrected = fed(worker, feed("hr", ada(false, null), Set.of("deceased")));

    assertThat(corrected.deceased()).isFalse();
    assertThat(corrected.deceasedDatetime()).isEmpty();
    assertThat(fed(corrected, dead)).isEqualTo(corrected);
    assertThat(FedWorker.of(corrected, dead, TRUST).kept())
        .extracting(KeptField::field)
        .containsExactly("deceased", "deceased_datetime");
    Worker again = fed(corrected, feed("hr", ada(true, "2026-01-02"), fields));
    assertThat(again.deceased()).isTrue();
    assertThat(fed(again, feed("payroll", ada(false, null), fields))).isEqualTo(again);
  }

  @Example
  void shouldFillWhatAMoreTrustedSystemLeftEmpty() {
    Worker worker = createdBy("hr", married(null));

    assertThat(
            fed(worker, feed("payroll", married("married"), Set.of("marital_status")))
                .maritalStatus())
        .contains("married");
  }

  @Example
  void shouldClearOnlyOwnValues() {
    Feed empty = feed("hr", married(null), Set.of("marital_status"));

    assertThat(fed(createdBy("hr", married("single")), empty).maritalStatus()).isEmpty();
    assertThat(fed(createdBy("payroll", married("single")), empty).maritalStatus())
        .contains("single");
    assertThat(fed(married("single"), empty).maritalStatus()).contains("single");
  }

  private static HumanName named(HumanName current, HumanName fed) {
    Worker worker = createdBy("hr", Worker.named(current).build());
    return fed(worker, feed("hr", Worker.named(fed).build(), Set.of("name"))).name();
  }

  private static HumanName text(String text) {
    return new HumanName(null, "", List.of(), List.of(), List.of(), Optional.of(text));
  }

  @Example
  void shouldKeepThePartsThatAnIncompleteNameLacks() {
    HumanName full = HumanName.of("Ostrowiecki", "Bronislaw");

    assertThat(named(full, HumanName.of("Ostrowiecki"))).isEqualTo(full);
    assertThat(named(full, HumanName.of("", "Bronislaw"))).isEqualTo(full);
    assertThat(named(full, text("OSTROWIECKI, Bronislaw"))).isEqualTo(full);
    assertThat(named(full, HumanName.of("Kowalski"))).isEqualTo(HumanName.of("Kowalski"));
    assertThat(named(full, HumanName.of("Ostrowiecki", "Jan")).given()).containsExactly("Jan");
    assertThat(named(full, text("Jan Kowalski"))).isEqualTo(text("Jan Kowalski"));
  }

  @Example
  void shouldReplaceOnlyAListThatNoOtherSystemHasFilled() {
    Worker own = createdBy("hr", mailed("a@x.org", "b@x.org"));
    assertThat(mails(fed(own, feed("hr", mailed("c@x.org"), Set.of("telecom")))))
        .containsExactly("c@x.org");

    Worker shared = fed(own, feed("payroll", mailed("p@x.org"), Set.of("telecom")));
    assertThat(mails(shared)).containsExactly("a@x.org", "b@x.org", "p@x.org");
    assertThat(mails(fed(shared, feed("hr", mailed("c@x.org"), Set.of("telecom")))))
        .as("the elements of payroll stay")
        .containsExactly("a@x.org", "b@x.org", "p@x.org", "c@x.org");
  }

  private static Worker called(ContactPointUse... uses) {
    return Worker.named(HumanName.of("Okafor", "Ada"))
        .telecom(
            Arrays.stream(uses)
                .map(
                    use ->
                        new ContactPoint(
                            ContactPointSystem.PHONE,
                            "+48221234567",
                            Optional.of(use),
                            Optional.empty()))
                .toList())
        .build();
  }

  @Example
  void shouldKeepTwoUsesOfOneNumber() {
    Feed both =
        feed("payroll", called(ContactPointUse.HOME, ContactPointUse.WORK), Set.of("telecom"));

    for (Worker worker :
        List.of(mailed("a@x.org"), called(ContactPointUse.HOME), called(ContactPointUse.MOBILE))) {
      Worker once = fed(createdBy("badge", worker), both);
      assertThat(once.telecom()).containsAll(both.content().telecom());
      assertThat(fed(once, both)).isEqualTo(once);
    }
  }

  @Example
  void shouldOnlyAddTheKeyWhenTheWorkerHasNewerContent() {
    Worker worker =
        married("single").toBuilder()
            .sources(List.of(new WorkerSource("hr", "6", Optional.of(NOW))))
            .build();
    Feed old =
        new Feed(
            new SourceKey("hr", "7"),
            Optional.of(THEN),
            married("married"),
            Set.of("marital_status"));
    Worker fed = FedWorker.of(worker, old, TRUST).worker();

    assertThat(fed.maritalStatus()).contains("single");
    assertThat(fed.sources()).extracting(WorkerSource::id).containsExactly("6", "7");
    assertThat(FedWorker.of(fed, old, TRUST).worker()).isEqualTo(fed);
  }

  @Example
  void shouldTrustUnlistedSystemsLeastAndAlike() {
    assertThat(List.of("hr", "payroll", "badge", "canteen"))
        .extracting(TRUST::of)
        .containsExactly(2, 1, 0, 0);
    SystemTrust trust = new SystemTrust(List.of("hr"), Map.of(new UUID(1, 1), List.of("erp")));
    assertThat(trust.of(new UUID(1, 1)).of("erp")).isEqualTo(1);
    assertThat(trust.of(new UUID(1, 2)).of("erp")).isZero();
  }
}
