package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.flow.worker.UpdateStage.CURRENT;
import static org.workerservice.flow.worker.UpdateStage.FIND;
import static org.workerservice.flow.worker.UpdateStage.UPDATE;
import static org.workerservice.flow.worker.UpdateStage.reason;
import static org.workerservice.flow.worker.UpdateStage.written;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.worker.UpdateOutcome.NotFound;
import org.workerservice.flow.worker.UpdateOutcome.Updated;
import org.workerservice.flow.worker.UpdateOutcome.VersionMismatch;
import org.workerservice.flow.worker.UpdateWorker.Change;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.MatchCommand.Score;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindWorker;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Rebase;
import org.workerservice.persistence.worker.write.WriteItem.Update;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.SampleWorkers;

/** The worker is written between the read and the write, time runs out, or an actor fails. */
class UpdateWorkerRacesTest {
  private static final int MANY = 100;

  @RegisterExtension private final UpdateStage stage = new UpdateStage();
  private final FakeActors actors = stage.actors();
  private final FakeActor<ReadCommand<?>> reader = stage.reader();
  private final FakeActor<WriteItem> writer = stage.writer();
  private final FakeActor<MatchCommand> matching = stage.matching();
  private final FakeRegistry registry = stage.registry();

  private void overtakenOnce() {
    writer.next(
        Update.class,
        update -> {
          registry.put(CURRENT.toBuilder().version(5).maritalStatus("M").build());
          return Future.succeededFuture(new WriteOutcome.VersionMismatch(5));
        });
  }

  @Test
  void shouldEditTheNewestVersionAndLoseNoChange() {
    stage.change(
        new Change.Edit(
            worker -> worker.toBuilder().employmentStatus(EmploymentStatus.ON_LEAVE).build()));
    overtakenOnce();

    Worker updated = ((Updated) stage.outcome()).worker();

    assertThat(updated.employmentStatus()).isEqualTo(EmploymentStatus.ON_LEAVE);
    assertThat(updated.maritalStatus()).contains("M");
    assertThat(actors.steps()).containsExactly(FIND, UPDATE, FIND, UPDATE);
    assertThat(stage.updates())
        .extracting(Update::expectedVersion)
        .containsExactly(OptionalLong.of(4), OptionalLong.of(5));
  }

  @Test
  void shouldLetTheWriterRebaseALateUpdateOnTheNewestVersion() {
    stage.change(
        new Change.Edit(
            worker -> worker.toBuilder().employmentStatus(EmploymentStatus.ON_LEAVE).build()));
    overtakenOnce();
    stage.outcome();

    assertThat(stage.updates().getFirst().rebase()).isEmpty();
    Update made = onto(CURRENT.toBuilder().version(9).maritalStatus("W").build()).orElseThrow();

    assertThat(made.worker().version()).isEqualTo(9);
    assertThat(made.expectedVersion()).isEqualTo(OptionalLong.of(9));
    assertThat(made.worker().employmentStatus()).isEqualTo(EmploymentStatus.ON_LEAVE);
    assertThat(made.worker().maritalStatus()).contains("W");
    assertThat(made.rebase()).isEmpty();
    assertThat(onto(CURRENT.toBuilder().employmentStatus(EmploymentStatus.ON_LEAVE).build()))
        .as("nothing left to write")
        .isEmpty();
    assertThat(onto(CURRENT.toBuilder().deletedAt(Instant.EPOCH).build())).isEmpty();
  }

  private Optional<Update> onto(Worker newest) {
    return stage.updates().getLast().rebase().orElseThrow().onto(newest);
  }

  @Test
  void shouldNotRebaseARequestWithAcknowledgedWorkers() {
    registry.put(SampleWorkers.living(2).build());
    stage.acknowledge(id(2));
    overtakenOnce();

    assertThat(stage.outcome()).isInstanceOf(Updated.class);
    assertThat(stage.updates()).allSatisfy(item -> assertThat(item.rebase()).isEmpty());
  }

  @Test
  void shouldStartAfterThePreviousUpdateHasEnded() {
    Promise<WriteOutcome> written = Promise.promise();
    writer.next(Update.class, update -> written.future());

    Future<UpdateOutcome> first = actors.begin(stage::update);
    Future<UpdateOutcome> second = actors.begin(stage::update);
    actors.settle();
    assertThat(actors.steps()).containsExactly(FIND, UPDATE);

    written.complete(written(stage.updates().getFirst()));

    assertThat(actors.value(() -> Future.all(first, second)).succeeded()).isTrue();
    assertThat(actors.steps()).containsExactly(FIND, UPDATE, FIND, UPDATE);
  }

  @Test
  void shouldNotQueueRequestsThatExpectAVersion() {
    writer.next(Update.class, update -> Promise.<WriteOutcome>promise().future());
    Future<UpdateOutcome> first = actors.begin(stage::update);
    actors.settle();
    stage.expect(VersionCondition.only(3));

    assertThat(stage.outcome()).isEqualTo(new VersionMismatch(4));
    assertThat(first.isComplete()).isFalse();
  }

  @Test
  void shouldNotRetryWhenTheExpectedVersionIsOutdated() {
    stage.expect(VersionCondition.only(4));
    overtakenOnce();

    assertThat(stage.outcome()).isEqualTo(new VersionMismatch(5));
    assertThat(actors.steps()).containsExactly(FIND, UPDATE);
  }

  @Test
  void shouldReportThatTheWorkerWasDeletedInTheMeantime() {
    writer.answer(Update.class, new WriteOutcome.NotFound());

    assertThat(stage.outcome()).isEqualTo(new NotFound());
  }

  @Test
  void shouldRebaseAChangeOfTheIdentityThatWasCompared() {
    overtakenOnce();
    stage.rename();
    stage.outcome();

    Rebase rebase = stage.updates().getLast().rebase().orElseThrow();

    assertThat(rebase.onto(CURRENT.toBuilder().version(9).maritalStatus("single").build()))
        .isPresent()
        .get()
        .satisfies(update -> assertThat(update.compared().watermark()).isPresent());
    assertThat(rebase.onto(CURRENT.toBuilder().version(9).gender(Gender.FEMALE).build()))
        .as("not compared")
        .isEmpty();
  }

  @Test
  void shouldNotRetryAfterTheDeadline() {
    writer.next(
        Update.class,
        update -> {
          actors.passDeadline();
          return Future.succeededFuture(new WriteOutcome.VersionMismatch(5));
        });

    assertThat(reason(actors.failure(stage::update))).isEqualTo(Reason.BUSY);
    assertThat(actors.steps()).containsExactly(FIND, UPDATE);
  }

  @Test
  void shouldRetryUntilTheDeadline() {
    writer.always(
        Update.class,
        update -> {
          actors.pass(Duration.ofMinutes(1).dividedBy(MANY));
          return new WriteOutcome.VersionMismatch(5);
        });

    assertThat(reason(actors.failure(stage::update))).isEqualTo(Reason.BUSY);
    assertThat(stage.updates()).hasSize(MANY);
  }

  @Test
  void shouldNotWriteWhenTheReadingEndsAfterTheDeadline() {
    reader.next(
        FindWorker.class,
        find -> {
          actors.passDeadline();
          return Future.succeededFuture(Optional.of(CURRENT));
        });

    assertThat(reason(actors.failure(stage::update))).isEqualTo(Reason.DEADLINE_EXCEEDED);
    assertThat(stage.updates()).isEmpty();
  }

  @Test
  void shouldReportThatTheWriterIsBusy() {
    actors.overload(WriteItem.ADDRESS);

    assertThat(reason(actors.failure(stage::update))).isEqualTo(Reason.BUSY);
  }

  @Test
  void shouldFailWhenAnActorFails() {
    writer.fail(Update.class, new IllegalStateException("writer"));
    assertThat(actors.failure(stage::update)).hasMessage("writer");

    reader.fail(FindWorker.class, new IllegalStateException("reader"));
    assertThat(actors.failure(stage::update)).hasMessage("reader");

    stage.acknowledge(id(1));
    matching.fail(Score.class, new IllegalStateException("scorer"));
    assertThat(actors.failure(stage::update)).hasMessage("scorer");
    assertThat(stage.updates()).hasSize(1);
  }
}
