package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.flow.worker.CreateStage.CREATE;
import static org.workerservice.flow.worker.CreateStage.FIND_CANDIDATES;
import static org.workerservice.flow.worker.CreateStage.FIND_DECISIONS;
import static org.workerservice.flow.worker.CreateStage.FIND_FEATURES;
import static org.workerservice.flow.worker.CreateStage.FIND_WORKERS;
import static org.workerservice.flow.worker.CreateStage.SCORE;
import static org.workerservice.flow.worker.CreateStage.ids;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.worker.CreateOutcome.Created;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.MatchCommand.Score;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindCandidates;
import org.workerservice.persistence.worker.read.ReadCommand.FindDecisions;
import org.workerservice.persistence.worker.read.ReadCommand.FindFeatures;
import org.workerservice.persistence.worker.read.ReadCommand.FindWorkers;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Create;
import org.workerservice.persistence.worker.write.WriteOutcome.Claimed;
import org.workerservice.persistence.worker.write.WriteOutcome.Stale;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;

/** Similar workers are committed between search and write, time runs out, or an actor fails. */
class CreateWorkerRacesTest {
  @RegisterExtension private final CreateStage stage = new CreateStage();
  private final FakeActors actors = stage.actors();
  private final FakeActor<ReadCommand<?>> reader = stage.reader();
  private final FakeActor<WriteItem> writer = stage.writer();
  private final FakeActor<MatchCommand> matching = stage.matching();
  private final FakeRegistry registry = stage.registry();

  @Test
  void shouldCompareWithTheNewerWorkersOnlyAndWrite() {
    registry.put(SampleWorkers.living(1).build());
    writer.next(
        Create.class,
        create -> {
          registry.put(SampleWorkers.living(2).build());
          return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
        });

    assertThat(stage.outcome()).isInstanceOf(Created.class);

    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, SCORE, CREATE, FIND_FEATURES, SCORE, CREATE);
    assertThat(reader.received(FindFeatures.class))
        .containsExactly(new FindFeatures(FakeActors.TENANT, List.of(id(2))));
    assertThat(stage.written())
        .extracting(Create::checkedWatermark)
        .containsExactly(OptionalLong.of(1), OptionalLong.of(41));
    assertThat(stage.written().getLast().worker()).isEqualTo(stage.written().getFirst().worker());
  }

  @Test
  void shouldRefuseWhenANewerWorkerIsADuplicate() {
    writer.next(
        Create.class,
        create -> {
          stage.similar(2);
          return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
        });

    assertThat(ids(stage.outcome())).containsExactly(id(2));
    assertThat(actors.steps())
        .containsExactly(
            FIND_CANDIDATES, CREATE, FIND_FEATURES, SCORE, FIND_DECISIONS, FIND_WORKERS);
  }

  @Test
  void shouldRetryWhileNewerWorkersAppearBeforeTheDeadline() {
    writer
        .answer(Create.class, new Stale(Set.of(id(2)), 41))
        .answer(Create.class, new Stale(Set.of(id(3)), 42))
        .answer(Create.class, new Stale(Set.of(id(4)), 43));

    assertThat(stage.outcome()).isInstanceOf(Created.class);

    assertThat(stage.written())
        .extracting(Create::checkedWatermark)
        .containsExactly(
            OptionalLong.of(0), OptionalLong.of(41), OptionalLong.of(42), OptionalLong.of(43));
  }

  @Test
  void shouldSearchAgainWhenThereAreMoreNewerWorkersThanCandidates() {
    Set<UUID> many = Set.of(id(2), id(3), id(4), id(5));
    assertThat(many).hasSizeGreaterThan(FlowTools.CANDIDATES);
    writer.next(
        Create.class,
        create -> {
          registry.put(SampleWorkers.living(6).build());
          return Future.succeededFuture(new Stale(many, 41));
        });

    assertThat(stage.outcome()).isInstanceOf(Created.class);

    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, CREATE, FIND_CANDIDATES, SCORE, CREATE);
    assertThat(stage.written().getLast().checkedWatermark())
        .isEqualTo(OptionalLong.of(registry.newest()));
  }

  @Test
  void shouldCompareWithAsManyNewerWorkersAsThereMayBeCandidates() {
    writer.answer(Create.class, new Stale(Set.of(id(2), id(3), id(4)), 41));

    assertThat(stage.outcome()).isInstanceOf(Created.class);
    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE, FIND_FEATURES, CREATE);
  }

  @Test
  void shouldSearchAgainWhenEveryBlockingCandidateIsDeletedInTheMeantime() {
    stage.similar(1);
    reader.next(
        FindDecisions.class,
        find -> {
          registry.delete(id(1));
          return Future.succeededFuture(List.of());
        });

    assertThat(stage.outcome()).isInstanceOf(Created.class);
    assertThat(actors.steps())
        .containsExactly(
            FIND_CANDIDATES, SCORE, FIND_DECISIONS, FIND_WORKERS, FIND_CANDIDATES, CREATE);
  }

  @Test
  void shouldNameOnlyThoseBlockingCandidatesThatAreStillThere() {
    stage.similar(1);
    stage.similar(2);
    reader.next(
        FindDecisions.class,
        find -> {
          registry.delete(id(1));
          return Future.succeededFuture(List.of());
        });

    assertThat(ids(stage.outcome())).containsExactly(id(2));
  }

  @Test
  void shouldNameTheHolderOfAClaimWhateverItsScore() {
    writer.next(
        Create.class,
        create -> {
          registry.put(SampleWorkers.living(2).build());
          return Future.succeededFuture(new Claimed(Set.of(id(2))));
        });

    assertThat(ids(stage.outcome())).containsExactly(id(2));
    assertThat(actors.steps())
        .containsExactly(
            FIND_CANDIDATES, CREATE, FIND_FEATURES, SCORE, FIND_DECISIONS, FIND_WORKERS);
  }

  @Test
  void shouldWriteWhenTheHolderOfAClaimIsDeletedInTheMeantime() {
    writer.answer(Create.class, new Claimed(Set.of(id(2))));

    assertThat(stage.outcome()).isInstanceOf(Created.class);
    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, CREATE, FIND_FEATURES, FIND_CANDIDATES, CREATE);
  }

  private void assertLate(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED))
        .hasMessageContaining("could not be written in time");
  }

  @Test
  void shouldAskNothingAfterTheDeadline() {
    CreateWorker.Request request = stage.request(Duration.ZERO);

    assertLate(actors.failure(() -> stage.flow().create(request)));
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldNotWriteAgainAfterTheDeadline() {
    writer.next(
        Create.class,
        create -> {
          actors.passDeadline();
          return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
        });

    assertLate(actors.failure(stage::create));
    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE);
  }

  @Test
  void shouldNotSearchAgainAfterTheDeadline() {
    stage.similar(1);
    reader.next(
        FindWorkers.class,
        find -> {
          actors.passDeadline();
          return Future.succeededFuture(List.of());
        });

    assertLate(actors.failure(stage::create));
    assertThat(stage.written()).isEmpty();
  }

  @Test
  void shouldNotWriteWhenTheComparisonEndsAfterTheDeadline() {
    registry.put(SampleWorkers.living(1).build());
    matching.next(
        Score.class,
        score -> {
          actors.passDeadline();
          return Future.succeededFuture(List.of(List.of()));
        });

    assertThat(actors.failure(stage::create))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
    assertThat(stage.written()).isEmpty();
  }

  @Test
  void shouldReportThatTheWriterIsBusy() {
    actors.overload(WriteItem.ADDRESS);

    assertThat(actors.failure(stage::create))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Reason.BUSY));
    assertThat(stage.written()).isEmpty();
  }

  @Test
  void shouldFailWhenTheReaderFails() {
    reader.fail(FindCandidates.class, new IllegalStateException("reader"));

    assertThat(actors.failure(stage::create)).hasMessage("reader");
    assertThat(stage.written()).isEmpty();
  }

  @Test
  void shouldFailWithoutWritingWhenTheScorerFails() {
    registry.put(SampleWorkers.living(1).build());
    matching.fail(Score.class, new IllegalStateException("scorer"));

    assertThat(actors.failure(stage::create)).hasMessage("scorer");
    assertThat(stage.written()).isEmpty();
  }

  @Test
  void shouldFailWhenTheWriterFails() {
    ServiceUnavailable unknown = new ServiceUnavailable(Reason.OUTCOME_UNKNOWN, "unknown");
    writer.fail(Create.class, unknown);

    assertThat(actors.failure(stage::create)).isSameAs(unknown);
    assertThat(stage.written()).hasSize(1);
  }
}
