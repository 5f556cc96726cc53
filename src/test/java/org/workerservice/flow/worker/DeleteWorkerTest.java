package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.worker.DeleteWorker.Outcome;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Delete;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.persistence.worker.write.WriteOutcome.NotFound;
import org.workerservice.persistence.worker.write.WriteOutcome.VersionMismatch;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;
import org.workerservice.support.WriteOutcomes;

class DeleteWorkerTest {
  private static final OptionalLong EXPECTED = OptionalLong.of(1);
  private static final VersionCondition NOT_VERSION_ONE =
      new VersionCondition(Optional.empty(), Set.of(1L), false);

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<WriteItem> writer = actors.at(WriteItem.ADDRESS);

  private final FakeRegistry registry = new FakeRegistry(actors.at(ReadCommand.ADDRESS));

  private RequestContext context;
  private VersionCondition condition = VersionCondition.only(1);

  @BeforeEach
  void start() {
    context = actors.context();
  }

  private Future<Outcome> delete() {
    return new DeleteWorker(FlowTools.on(actors.bus())).delete(context, id(1), condition);
  }

  private Outcome outcome(WriteOutcome answer) {
    writer.answer(Delete.class, answer);
    return actors.value(this::delete);
  }

  @Test
  void shouldReturnTheVersionOfTheDeletedRecord() {
    assertThat(outcome(new Written(SampleWorkers.deleted(SampleWorkers.living(1).build()), 7)))
        .isEqualTo(new Outcome.Deleted(2));
    assertThat(writer.received(Delete.class)).containsExactly(new Delete(context, id(1), EXPECTED));
  }

  @Test
  void shouldReportThatNoWorkerHasTheId() {
    assertThat(outcome(new NotFound())).isEqualTo(new Outcome.NotFound());
  }

  @Test
  void shouldNotDeleteAChangedWorker() {
    assertThat(outcome(new VersionMismatch(4))).isEqualTo(new Outcome.VersionMismatch(4));
    assertThat(actors.steps())
        .containsExactly("persistence.reader FindWorker", "persistence.writer Delete");
  }

  @Test
  void shouldHandOverTheMaskedContentOfTheVersionThatItRead() {
    registry.put(SampleWorkers.living(1).version(3).build());
    condition = VersionCondition.ANY;

    assertThat(outcome(new Written(SampleWorkers.living(1).version(4).build(), 7)))
        .isEqualTo(new Outcome.Deleted(4));

    WriteItem.LastContent last = writer.received(Delete.class).getFirst().last().orElseThrow();
    assertThat(last.version()).isEqualTo(3);
    assertThat(last.eventData()).startsWith("{").contains("\"active\":false");
  }

  @Test
  void shouldReadTheVersionThatAConditionDoesNotName() {
    registry.put(SampleWorkers.living(1).version(1).build());
    condition = NOT_VERSION_ONE;
    assertThat(actors.value(this::delete)).isEqualTo(new Outcome.VersionMismatch(1));

    registry.put(SampleWorkers.living(1).version(2).build());
    writer.next(
        Delete.class,
        late -> {
          registry.put(SampleWorkers.living(1).version(3).build());
          return Future.succeededFuture(new VersionMismatch(3));
        });
    writer.next(
        Delete.class,
        inTime ->
            Future.succeededFuture(new Written(SampleWorkers.living(1).version(4).build(), 7)));

    assertThat(actors.value(this::delete)).isEqualTo(new Outcome.Deleted(4));
    assertThat(writer.received(Delete.class))
        .extracting(Delete::expectedVersion)
        .containsExactly(OptionalLong.of(2), OptionalLong.of(3));
  }

  @Test
  void shouldFindNoWorkerForAnyCondition() {
    registry.put(SampleWorkers.living(1).build());
    registry.delete(id(1));
    condition = NOT_VERSION_ONE;

    assertThat(actors.value(this::delete)).isEqualTo(new Outcome.NotFound());
  }

  static Stream<WriteOutcome> impossible() {
    return WriteOutcomes.except(Set.of(Written.class, NotFound.class, VersionMismatch.class));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void shouldFailOnAnImpossibleOutcome(WriteOutcome impossible) {
    writer.answer(Delete.class, impossible);

    assertThat(actors.failure(this::delete)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldNotStartAfterTheDeadline() {
    actors.passDeadline();

    assertThat(actors.failure(this::delete))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldReportThatTheWriterIsBusy() {
    actors.overload(WriteItem.ADDRESS);

    assertThat(actors.failure(this::delete))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Reason.BUSY));
  }

  @Test
  void shouldFailWhenTheWriterFails() {
    writer.fail(Delete.class, new IllegalStateException("writer"));

    assertThat(actors.failure(this::delete)).hasMessage("writer");
  }
}
