package org.workerservice.flow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.workerservice.flow.imports.RoundsStage.CREATE;
import static org.workerservice.flow.imports.RoundsStage.FIND_CANDIDATES;
import static org.workerservice.flow.imports.RoundsStage.FIND_FEATURES;
import static org.workerservice.flow.imports.RoundsStage.NOTE;
import static org.workerservice.flow.imports.RoundsStage.SCORE;
import static org.workerservice.flow.imports.RoundsStage.broken;
import static org.workerservice.flow.imports.RoundsStage.row;
import static org.workerservice.support.FakeActors.TENANT;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.imports.ImportWorkers.OnDuplicate;
import org.workerservice.flow.imports.PreparedRow.Entry;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindCandidates;
import org.workerservice.persistence.worker.read.ReadCommand.FindFeatures;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Create;
import org.workerservice.persistence.worker.write.WriteItem.Note;
import org.workerservice.persistence.worker.write.WriteOutcome.Stale;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.SampleWorkers;

/** Similar workers are committed meanwhile, time runs out, or an actor fails. */
class ImportRoundsRacesTest {
  @RegisterExtension private final RoundsStage stage = new RoundsStage();
  private final FakeActors actors = stage.actors();
  private final FakeActor<ReadCommand<?>> reader = stage.reader();
  private final FakeActor<WriteItem> writer = stage.writer();
  private final FakeRegistry registry = stage.registry();
  private final ImportOutcomes outcomes = stage.recorded();

  @Test
  void shouldCompareAgainOnlyTheRowsThatAreOutdated() {
    writer
        .answer(Create.class, new Written(row(1).worker(), 40))
        .next(
            Create.class,
            create -> {
              registry.put(SampleWorkers.living(3).build());
              return Future.succeededFuture(new Stale(Set.of(id(3)), 41));
            });

    assertThat(stage.outcomes(row(1), row(2))).containsExactly("1 created", "2 created");

    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, CREATE, CREATE, FIND_FEATURES, SCORE, CREATE);
    assertThat(reader.received(FindFeatures.class))
        .containsExactly(new FindFeatures(TENANT, List.of(id(3))));
    assertThat(stage.created())
        .extracting(create -> create.worker().id().orElseThrow(), Create::checkedWatermark)
        .containsExactly(
            tuple(id(101), OptionalLong.of(0)),
            tuple(id(102), OptionalLong.of(0)),
            tuple(id(102), OptionalLong.of(41)));
  }

  @Test
  void shouldSkipARowThatResemblesAnEarlierRowOfTheSameRequest() {
    writer
        .next(
            Create.class,
            create -> {
              registry.put(create.worker());
              stage.scores().put(id(101), 1);
              return Future.succeededFuture(new Written(create.worker(), 40));
            })
        .answer(Create.class, new Stale(Set.of(id(101)), 41));

    assertThat(stage.outcomes(row(1), row(2))).containsExactly("1 created", "2 duplicate");
    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, CREATE, CREATE, FIND_FEATURES, SCORE, NOTE);
    assertThat(outcomes.get(2).details()).isEqualTo(ImportDetails.duplicateOf(List.of(id(101))));
  }

  @Test
  void shouldKnowTheWorkerThatAnotherImportCreatedUnderTheKeyOfTheRow() {
    stage.onDuplicate(OnDuplicate.UPDATE);
    Worker found = withKey(SampleWorkers.living(1).build());
    registry.put(found);
    stage.scores().put(id(1), 1);
    reader
        .answer(ReadCommand.FindBySources.class, List.of())
        .always(ReadCommand.FindBySources.class, find -> List.of(found));
    Entry row = row(1);

    assertThat(stage.outcomes(new Entry(row.row(), withKey(row.worker()), row.index(), "{}")))
        .containsExactly("1 unchanged");

    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.written(id(1), found.version()));
    assertThat(stage.created()).isEmpty();
  }

  private static Worker withKey(Worker worker) {
    return worker.toBuilder()
        .sources(List.of(new WorkerSource("hr", "7", Optional.empty())))
        .build();
  }

  @Test
  void shouldCompareWithTheEarlierCandidatesAgainToo() {
    stage.onDuplicate(OnDuplicate.REVIEW);
    stage.similar(1);
    writer.next(
        Create.class,
        create -> {
          stage.similar(2);
          registry.delete(id(1));
          return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
        });

    assertThat(stage.outcomes(row(1))).containsExactly("1 review");

    assertThat(reader.received(FindFeatures.class).getFirst().ids())
        .containsExactlyInAnyOrder(id(1), id(2));
    assertThat(stage.created().getLast().reviews())
        .extracting(ReviewItem::other)
        .containsExactly(id(2));
  }

  @Test
  void shouldSearchAgainForARowWithMoreNewerWorkersThanCandidates() {
    Set<UUID> many = Set.of(id(2), id(3), id(4), id(5));
    writer
        .answer(Create.class, new Stale(many, 41))
        .answer(Create.class, new Stale(Set.of(id(2)), 42));

    assertThat(stage.outcomes(row(1), row(2))).containsExactly("1 created", "2 created");

    assertThat(reader.received(FindCandidates.class))
        .extracting(FindCandidates::probes)
        .containsExactly(List.of(List.of(1L), List.of(2L)), List.of(List.of(1L)));
    assertThat(reader.received(FindFeatures.class))
        .containsExactly(new FindFeatures(TENANT, List.of(id(2))));
    assertThat(stage.created())
        .extracting(create -> create.worker().id().orElseThrow(), Create::checkedWatermark)
        .containsExactlyInAnyOrder(
            tuple(id(101), OptionalLong.of(0)),
            tuple(id(102), OptionalLong.of(0)),
            tuple(id(101), OptionalLong.of(registry.newest())),
            tuple(id(102), OptionalLong.of(42)));
  }

  @Test
  void shouldRetryWhileNewerWorkersAppearBeforeTheDeadline() {
    writer
        .answer(Create.class, new Stale(Set.of(id(2)), 41))
        .answer(Create.class, new Stale(Set.of(id(3)), 42));

    assertThat(stage.outcomes(row(1))).containsExactly("1 created");
    assertThat(stage.created())
        .extracting(Create::checkedWatermark)
        .containsExactly(OptionalLong.of(0), OptionalLong.of(41), OptionalLong.of(42));
  }

  @Test
  void shouldNotWriteAgainAfterTheDeadline() {
    writer.next(
        Create.class,
        create -> {
          actors.passDeadline();
          return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
        });

    assertThat(stage.failure(row(1)))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED))
        .hasMessageContaining("could not be imported in time");
    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE);
  }

  @Test
  void shouldKeepTheOutcomeOfAWrittenRowWhenAnotherIsTooLate() {
    writer
        .answer(Create.class, new Written(row(1).worker(), 40))
        .next(
            Create.class,
            create -> {
              actors.passDeadline();
              return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
            });

    assertThat(stage.failure(row(1), row(2))).isInstanceOf(ServiceUnavailable.class);
    assertThat(outcomes.all()).extracting(ImportOutcome.Row::number).containsExactly(1L);
  }

  @Test
  void shouldReportThatTheWriterIsBusy() {
    actors.overload(WriteItem.ADDRESS);

    assertThat(stage.failure(row(1)))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Reason.BUSY));
    assertThat(outcomes.all()).isEmpty();
  }

  @Test
  void shouldFailWhenAnActorFails() {
    reader.fail(FindCandidates.class, new IllegalStateException("reader"));
    assertThat(stage.failure(row(1))).hasMessage("reader");
    assertThat(stage.created()).isEmpty();

    writer.fail(Create.class, new IllegalStateException("writer"));
    assertThat(stage.failure(row(1))).hasMessage("writer");

    writer.fail(Note.class, new IllegalStateException("note"));
    assertThat(stage.failure(broken(1))).hasMessage("note");
    assertThat(outcomes.all()).isEmpty();
  }
}
