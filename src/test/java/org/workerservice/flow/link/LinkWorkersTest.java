package org.workerservice.flow.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.link.LinkOutcome.Changed;
import org.workerservice.flow.link.LinkOutcome.Invalid;
import org.workerservice.flow.link.LinkOutcome.NoLink;
import org.workerservice.flow.link.LinkOutcome.NotFound;
import org.workerservice.flow.link.LinkOutcome.Unchanged;
import org.workerservice.flow.link.LinkOutcome.VersionMismatch;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.link.LinkChange.Outcome.Outdated;
import org.workerservice.persistence.worker.link.LinkChange.Outcome.Written;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindWorkers;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;
import org.workerservice.validation.Violation;

class LinkWorkersTest {
  private static final String FIND = "persistence.reader FindWorkers";
  private static final String WRITE = "persistence.link-writer LinkChange";
  private static final int MAX_LINKS = 256;
  private static final int MANY = 100;

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<LinkChange> writer = actors.at(LinkChange.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);

  private RequestContext context;
  private VersionCondition expected = VersionCondition.ANY;

  @BeforeEach
  void start() {
    context = actors.context();
    writer.always(LinkChange.class, change -> new Written());
    registry.put(SampleWorkers.living(1).version(4).build());
    registry.put(SampleWorkers.living(2).version(8).build());
  }

  private LinkWorkers flow() {
    return new LinkWorkers(FlowTools.on(actors.bus()));
  }

  private LinkWorkers.Pair pair(UUID other) {
    return new LinkWorkers.Pair(context, id(1), other, expected);
  }

  private Future<LinkOutcome> linking() {
    return flow().link(pair(id(2)), LinkType.REFER);
  }

  private LinkOutcome link(UUID other, LinkType type) {
    return actors.value(() -> flow().link(pair(other), type));
  }

  private LinkOutcome unlink() {
    return actors.value(() -> flow().unlink(pair(id(2))));
  }

  private void linked(long from, long to, LinkType type) {
    Worker worker =
        SampleWorkers.living(from).version(4).links(List.of(new WorkerLink(id(to), type))).build();
    registry.put(worker);
  }

  private LinkChange written() {
    return writer.received(LinkChange.class).getLast();
  }

  private static String code(LinkOutcome outcome) {
    return ((Invalid) outcome).violations().stream().map(Violation::code).findFirst().orElseThrow();
  }

  // Creating a link.

  @Test
  void shouldWriteBothEndsAtTheVersionsThatWereRead() {
    Changed changed = (Changed) link(id(2), LinkType.REFER);

    assertThat(changed.worker().version()).isEqualTo(5);
    assertThat(changed.worker().links()).containsExactly(new WorkerLink(id(2), LinkType.REFER));
    assertThat(actors.steps()).containsExactly(FIND, WRITE);
    assertThat(written().kind()).isEqualTo(LinkChange.Kind.LINK);
    assertThat(written().idToVersion()).isEqualTo(Map.of(id(1), 4L, id(2), 8L));
    assertThat(written().ends())
        .extracting(LinkChange.End::id, LinkChange.End::links)
        .containsExactly(
            tuple(id(1), List.of(new WorkerLink(id(2), LinkType.REFER))),
            tuple(id(2), List.of(new WorkerLink(id(1), LinkType.SEEALSO))));
    assertThat(written().ends()).allMatch(LinkChange.End::published);
  }

  @Test
  void shouldWriteOnlyTheEndThatChanges() {
    linked(2, 1, LinkType.SEEALSO);

    assertThat(link(id(2), LinkType.REFER)).isInstanceOf(Changed.class);
    assertThat(written().ends()).extracting(LinkChange.End::id).containsExactly(id(1));
  }

  @Test
  void shouldReturnTheWorkerAsItWasWhenOnlyTheOtherEndChanges() {
    linked(1, 2, LinkType.REFER);

    Changed changed = (Changed) link(id(2), LinkType.REFER);

    assertThat(written().ends()).extracting(LinkChange.End::id).containsExactly(id(2));
    assertThat(changed.worker().version()).isEqualTo(4);
  }

  @Test
  void shouldWriteNothingIfBothEndsAreAlreadyAsRequested() {
    linked(1, 2, LinkType.REFER);
    linked(2, 1, LinkType.SEEALSO);

    assertThat(link(id(2), LinkType.REFER)).isInstanceOf(Unchanged.class);
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldRefuseALinkToItselfWithoutReading() {
    assertThat(code(link(id(1), LinkType.REFER))).isEqualTo("self_reference");
    assertThat(actors.steps()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"REPLACES", "REPLACED_BY"})
  void shouldRefuseMergeLinksWithoutReading(LinkType type) {
    assertThat(code(link(id(2), type))).isEqualTo("read_only");
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldNotFindAWorkerThatIsMissingOrDeleted() {
    registry.delete(id(1));
    assertThat(link(id(2), LinkType.REFER)).isEqualTo(new NotFound());

    reader.answer(FindWorkers.class, List.of());
    assertThat(link(id(2), LinkType.REFER)).isEqualTo(new NotFound());
    assertThat(actors.steps()).containsExactly(FIND, FIND);
  }

  @Test
  void shouldRefuseALinkToAWorkerThatIsMissingOrDeleted() {
    assertThat(code(link(id(3), LinkType.REFER))).isEqualTo("unknown_reference");

    registry.delete(id(2));
    assertThat(code(link(id(2), LinkType.REFER))).isEqualTo("unknown_reference");
    assertThat(actors.steps()).containsExactly(FIND, FIND);
  }

  private static List<WorkerLink> links(long count) {
    return LongStream.range(0, count)
        .mapToObj(number -> new WorkerLink(id(1000 + number), LinkType.REFER))
        .toList();
  }

  @Test
  void shouldLimitTheLinksOfEitherEnd() {
    registry.put(SampleWorkers.living(1).links(links(MAX_LINKS)).build());
    assertThat(code(link(id(2), LinkType.REFER))).isEqualTo("too_many");

    registry.put(SampleWorkers.living(1).build());
    registry.put(SampleWorkers.living(2).links(links(MAX_LINKS)).build());
    assertThat(code(link(id(2), LinkType.REFER))).isEqualTo("too_many");

    registry.put(SampleWorkers.living(2).links(links(MAX_LINKS - 1)).build());
    assertThat(link(id(2), LinkType.REFER)).isInstanceOf(Changed.class);
  }

  // Removing a link.

  @Test
  void shouldRemoveTheLinkAtBothEnds() {
    linked(1, 2, LinkType.REFER);
    linked(2, 1, LinkType.SEEALSO);

    Changed changed = (Changed) unlink();

    assertThat(changed.worker().links()).isEmpty();
    assertThat(written().kind()).isEqualTo(LinkChange.Kind.UNLINK);
    assertThat(written().ends()).extracting(LinkChange.End::id).containsExactly(id(1), id(2));
    assertThat(written().ends()).allMatch(end -> end.links().isEmpty());
  }

  @Test
  void shouldNotPublishAnEventForADeletedWorker() {
    linked(1, 2, LinkType.REFER);
    linked(2, 1, LinkType.SEEALSO);
    registry.delete(id(2));

    assertThat(unlink()).isInstanceOf(Changed.class);
    assertThat(written().ends()).extracting(LinkChange.End::published).containsExactly(true, false);
  }

  @Test
  void shouldReportThatThereIsNoLink() {
    assertThat(unlink()).isEqualTo(new NoLink());
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldNotRemoveALinkThatAMergeCreated() {
    linked(1, 2, LinkType.REPLACES);

    assertThat(code(unlink())).isEqualTo("read_only");
    assertThat(actors.steps()).containsExactly(FIND);
  }

  // Versions and races.

  @Test
  void shouldRefuseAnOutdatedExpectedVersion() {
    expected = VersionCondition.only(3);

    assertThat(link(id(2), LinkType.REFER)).isEqualTo(new VersionMismatch(4));
    assertThat(unlink()).isEqualTo(new VersionMismatch(4));
    assertThat(actors.steps()).containsExactly(FIND, FIND);
  }

  @Test
  void shouldReadAgainWhenOneOfThemHasChangedInTheMeantime() {
    writer.next(
        LinkChange.class,
        change -> {
          registry.put(SampleWorkers.living(2).version(9).build());
          return Future.succeededFuture(new Outdated());
        });

    assertThat(link(id(2), LinkType.REFER)).isInstanceOf(Changed.class);
    assertThat(actors.steps()).containsExactly(FIND, WRITE, FIND, WRITE);
    assertThat(writer.received(LinkChange.class))
        .extracting(LinkChange::idToVersion)
        .containsExactly(Map.of(id(1), 4L, id(2), 8L), Map.of(id(1), 4L, id(2), 9L));
  }

  @Test
  void shouldDecideAgainOnTheNewestVersions() {
    writer.next(
        LinkChange.class,
        change -> {
          registry.delete(id(2));
          return Future.succeededFuture(new Outdated());
        });

    assertThat(code(link(id(2), LinkType.REFER))).isEqualTo("unknown_reference");
    assertThat(actors.steps()).containsExactly(FIND, WRITE, FIND);
  }

  @Test
  void shouldNotRetryWhenTheExpectedVersionIsOutdated() {
    expected = VersionCondition.only(4);
    writer.next(
        LinkChange.class,
        change -> {
          registry.put(SampleWorkers.living(1).version(5).build());
          return Future.succeededFuture(new Outdated());
        });

    assertThat(link(id(2), LinkType.REFER)).isEqualTo(new VersionMismatch(5));
    assertThat(actors.steps()).containsExactly(FIND, WRITE, FIND);
  }

  private void assertBusy(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Reason.BUSY));
  }

  @Test
  void shouldNotRetryAfterTheDeadline() {
    writer.next(
        LinkChange.class,
        change -> {
          actors.passDeadline();
          return Future.succeededFuture(new Outdated());
        });

    assertBusy(actors.failure(this::linking));
    assertThat(actors.steps()).containsExactly(FIND, WRITE);
  }

  @Test
  void shouldRetryUntilTheDeadline() {
    writer.always(
        LinkChange.class,
        change -> {
          actors.pass(Duration.ofMinutes(1).dividedBy(MANY));
          return new Outdated();
        });

    assertBusy(actors.failure(this::linking));
    assertThat(writer.received(LinkChange.class)).hasSize(MANY);
  }

  @Test
  void shouldNotStartAfterTheDeadline() {
    actors.passDeadline();

    assertBusy(actors.failure(this::linking));
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldReportThatTheWriterIsBusy() {
    actors.overload(LinkChange.ADDRESS);

    assertBusy(actors.failure(this::linking));
  }

  @Test
  void shouldFailWhenAnActorFails() {
    writer.fail(LinkChange.class, new IllegalStateException("writer"));
    assertThat(actors.failure(this::linking)).hasMessage("writer");

    reader.fail(FindWorkers.class, new IllegalStateException("reader"));
    assertThat(actors.failure(this::linking)).hasMessage("reader");
  }
}
