package org.workerservice.flow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.workerservice.support.FakeActors.TENANT;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.imports.ImportWorkers.Content;
import org.workerservice.flow.imports.ImportWorkers.OnDuplicate;
import org.workerservice.flow.imports.ImportWorkers.Row;
import org.workerservice.flow.imports.PreparedRow.Broken;
import org.workerservice.flow.imports.PreparedRow.Entry;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.Matching;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindCandidates;
import org.workerservice.persistence.worker.read.ReadCommand.FindFeatures;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Create;
import org.workerservice.persistence.worker.write.WriteItem.Note;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.persistence.worker.write.WriteOutcome.Claimed;
import org.workerservice.persistence.worker.write.WriteOutcome.IdTaken;
import org.workerservice.persistence.worker.write.WriteOutcome.RowRepeated;
import org.workerservice.persistence.worker.write.WriteOutcome.Stale;
import org.workerservice.persistence.worker.write.WriteOutcome.UnknownReferences;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;
import org.workerservice.support.WriteOutcomes;
import org.workerservice.validation.Violation;

class ImportRoundsTest {
  private static final String FIND_CANDIDATES = "persistence.reader FindCandidates";
  private static final String FIND_FEATURES = "persistence.reader FindFeatures";
  private static final String SCORE = "matching Score";
  private static final String CREATE = "persistence.writer Create";
  private static final String NOTE = "persistence.writer Note";

  private static final UUID IMPORT = new UUID(3, 3);
  private static final Violation BROKEN = new Violation("name", "required", "A name is needed.");
  private static final ImportRow.Outcome EARLIER =
      new ImportRow.Outcome(1, "hash 1", "created", "{\"id\":\"earlier\"}");

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<WriteItem> writer = actors.at(WriteItem.ADDRESS);
  private final FakeActor<MatchCommand> matching = actors.at(Matching.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);
  private final FakeScores scores = new FakeScores(matching);
  private final ImportOutcomes outcomes = new ImportOutcomes();

  private OnDuplicate onDuplicate = OnDuplicate.SKIP;

  @BeforeEach
  void answerAsTheWriterDoes() {
    writer
        .always(Create.class, create -> new Written(create.worker(), 100))
        .always(Note.class, note -> new WriteOutcome.Noted());
  }

  /** Returns a row whose number is in the id of its worker. */
  private static Entry row(long number) {
    Worker worker = SampleWorkers.withoutId().toBuilder().id(id(100 + number)).build();
    return new Entry(
        source(number, worker),
        worker,
        new MatchIndexEntry(new byte[] {(byte) number}, 1, List.of(number), List.of(), new byte[0]),
        "{}");
  }

  private static Row source(long number, Worker worker) {
    return new Row(number, "hash " + number, new Content.Readable(worker));
  }

  private static Broken broken(long number) {
    return new Broken(
        new Row(number, "hash " + number, new Content.Malformed(List.of(BROKEN))), List.of(BROKEN));
  }

  private Future<?> write(PreparedRow... rows) {
    ImportWorkers.Request request =
        new ImportWorkers.Request(
            actors.context(), IMPORT, onDuplicate, Stream.of(rows).map(PreparedRow::row).toList());
    return new ImportRounds(FlowTools.on(actors.bus()), request, outcomes).write(List.of(rows));
  }

  /** Returns the outcomes of the rows, such as {@code 1 created}. */
  private List<String> outcomes(PreparedRow... rows) {
    actors.value(() -> write(rows).mapEmpty());
    return outcomes.all().stream().map(row -> row.number() + " " + row.outcome()).toList();
  }

  private Throwable failure(PreparedRow... rows) {
    return actors.failure(() -> write(rows).mapEmpty());
  }

  private void similar(long number) {
    registry.put(SampleWorkers.living(number).build());
    scores.put(id(number), FlowTools.THRESHOLD);
  }

  private List<Create> created() {
    return writer.received(Create.class);
  }

  private List<String> noted() {
    return writer.received(Note.class).stream()
        .map(note -> note.row().outcome().number() + " " + note.row().outcome().outcome())
        .toList();
  }

  // Outcomes of one round.

  @Test
  void shouldWriteRowsWithoutSimilarWorkersWithTheirOutcomes() {
    assertThat(outcomes(row(1), row(2))).containsExactly("1 created", "2 created");

    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE, CREATE);
    Create create = created().getFirst();
    assertThat(create.checkedWatermark()).isEqualTo(OptionalLong.of(0));
    assertThat(create.contestClaims()).isFalse();
    assertThat(create.importRow())
        .contains(
            new ImportRow(
                IMPORT,
                new ImportRow.Outcome(
                    1, "hash 1", "created", ImportDetails.created(id(101), List.of()))));
    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.created(id(101), List.of()));
  }

  @Test
  void shouldAskAboutAllRowsAtOnce() {
    outcomes(row(1), row(2));

    assertThat(reader.received(FindCandidates.class))
        .containsExactly(
            new FindCandidates(TENANT, List.of(List.of(1L), List.of(2L)), FlowTools.CANDIDATES));
  }

  @Test
  void shouldRecordInvalidRowsWithoutComparingThem() {
    assertThat(outcomes(broken(1))).containsExactly("1 rejected");

    assertThat(actors.steps()).containsExactly(NOTE);
    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.errors(List.of(BROKEN)));
  }

  @Test
  void shouldDoNothingWithoutRows() {
    assertThat(outcomes()).isEmpty();
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldSkipDuplicates() {
    similar(1);

    assertThat(outcomes(row(1))).containsExactly("1 duplicate");

    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, SCORE, NOTE);
    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.duplicateOf(List.of(id(1))));
  }

  @Test
  void shouldWriteDuplicatesForReview() {
    onDuplicate = OnDuplicate.REVIEW;
    similar(1);

    assertThat(outcomes(row(1))).containsExactly("1 review");

    Create create = created().getFirst();
    assertThat(create.contestClaims()).isTrue();
    assertThat(create.checkedWatermark()).isEqualTo(OptionalLong.of(registry.newest()));
    assertThat(create.reviews())
        .extracting(ReviewItem::other, ReviewItem::decidedNoMatch)
        .containsExactly(tuple(id(1), false));
    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.created(id(101), List.of(id(1))));
  }

  @Test
  void shouldCreateWantedDuplicatesWithoutComparingBehindTheGate() {
    onDuplicate = OnDuplicate.CREATE;
    similar(1);

    assertThat(outcomes(row(1))).containsExactly("1 created");

    Create create = created().getFirst();
    assertThat(create.contestClaims()).isTrue();
    assertThat(create.checkedWatermark()).isEmpty();
    assertThat(create.reviews()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OnDuplicate.class)
  void shouldCreateRowsWithoutSimilarWorkersUnderEveryDuplicatePolicy(OnDuplicate policy) {
    onDuplicate = policy;

    assertThat(outcomes(row(1))).containsExactly("1 created");
    assertThat(created().getFirst().reviews()).isEmpty();
  }

  @Test
  void shouldRecordTheHolderOfAClaim() {
    writer.answer(Create.class, new Claimed(Set.of(id(2))));

    assertThat(outcomes(row(1))).containsExactly("1 duplicate");

    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE, NOTE);
    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.duplicateOf(List.of(id(2))));
  }

  @Test
  void shouldRejectAnIdThatIsTaken() {
    writer.answer(Create.class, new IdTaken());

    assertThat(outcomes(row(1))).containsExactly("1 rejected");
    assertThat(noted()).containsExactly("1 rejected");
    assertThat(outcomes.get(1).details()).contains("id_taken");
  }

  @Test
  void shouldRejectUnknownReferences() {
    Entry row = row(1);
    Worker employed = row.worker().toBuilder().managingOrganization(id(50)).build();
    writer.answer(Create.class, new UnknownReferences(Set.of(id(50))));

    assertThat(outcomes(new Entry(row.row(), employed, row.index(), "{}")))
        .containsExactly("1 rejected");
    assertThat(outcomes.get(1).details()).contains("managing_organization", "unknown_reference");
  }

  @Test
  void shouldReturnTheEarlierOutcomeOfRepeatedRows() {
    writer
        .answer(Create.class, new RowRepeated(EARLIER))
        .answer(Note.class, new RowRepeated(new ImportRow.Outcome(2, "hash 2", "duplicate", "{}")));

    assertThat(outcomes(row(1), broken(2))).containsExactly("1 created", "2 duplicate");
    assertThat(outcomes.get(1).details()).isEqualTo(EARLIER.details());
  }

  static Stream<WriteOutcome> impossible() {
    return WriteOutcomes.except(
        Set.of(
            Written.class,
            RowRepeated.class,
            Stale.class,
            Claimed.class,
            IdTaken.class,
            WriteOutcome.SourceTaken.class,
            UnknownReferences.class));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void shouldFailOnAnImpossibleOutcome(WriteOutcome impossible) {
    writer.answer(Create.class, impossible);

    assertThat(failure(row(1))).isInstanceOf(IllegalStateException.class);
  }

  // Races: similar workers are committed between the comparison and the write.

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

    assertThat(outcomes(row(1), row(2))).containsExactly("1 created", "2 created");

    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, CREATE, CREATE, FIND_FEATURES, SCORE, CREATE);
    assertThat(reader.received(FindFeatures.class))
        .containsExactly(new FindFeatures(TENANT, List.of(id(3))));
    assertThat(created())
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
              scores.put(id(101), 1);
              return Future.succeededFuture(new Written(create.worker(), 40));
            })
        .answer(Create.class, new Stale(Set.of(id(101)), 41));

    assertThat(outcomes(row(1), row(2))).containsExactly("1 created", "2 duplicate");
    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, CREATE, CREATE, FIND_FEATURES, SCORE, NOTE);
    assertThat(outcomes.get(2).details()).isEqualTo(ImportDetails.duplicateOf(List.of(id(101))));
  }

  @Test
  void shouldKnowTheWorkerThatAnotherImportCreatedUnderTheKeyOfTheRow() {
    onDuplicate = OnDuplicate.UPDATE;
    Worker found = withKey(SampleWorkers.living(1).build());
    registry.put(found);
    scores.put(id(1), 1);
    reader
        .answer(ReadCommand.FindBySources.class, List.of())
        .always(ReadCommand.FindBySources.class, find -> List.of(found));
    Entry row = row(1);

    assertThat(outcomes(new Entry(row.row(), withKey(row.worker()), row.index(), "{}")))
        .containsExactly("1 unchanged");

    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.written(id(1), found.version()));
    assertThat(created()).isEmpty();
  }

  private static Worker withKey(Worker worker) {
    return worker.toBuilder()
        .sources(List.of(new WorkerSource("hr", "7", Optional.empty())))
        .build();
  }

  @Test
  void shouldCompareWithTheEarlierCandidatesAgainToo() {
    onDuplicate = OnDuplicate.REVIEW;
    similar(1);
    writer.next(
        Create.class,
        create -> {
          similar(2);
          registry.delete(id(1));
          return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
        });

    assertThat(outcomes(row(1))).containsExactly("1 review");

    assertThat(reader.received(FindFeatures.class).getFirst().ids())
        .containsExactlyInAnyOrder(id(1), id(2));
    assertThat(created().getLast().reviews()).extracting(ReviewItem::other).containsExactly(id(2));
  }

  @Test
  void shouldSearchAgainForARowWithMoreNewerWorkersThanCandidates() {
    Set<UUID> many = Set.of(id(2), id(3), id(4), id(5));
    writer
        .answer(Create.class, new Stale(many, 41))
        .answer(Create.class, new Stale(Set.of(id(2)), 42));

    assertThat(outcomes(row(1), row(2))).containsExactly("1 created", "2 created");

    assertThat(reader.received(FindCandidates.class))
        .extracting(FindCandidates::probes)
        .containsExactly(List.of(List.of(1L), List.of(2L)), List.of(List.of(1L)));
    assertThat(reader.received(FindFeatures.class))
        .containsExactly(new FindFeatures(TENANT, List.of(id(2))));
    assertThat(created())
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

    assertThat(outcomes(row(1))).containsExactly("1 created");
    assertThat(created())
        .extracting(Create::checkedWatermark)
        .containsExactly(OptionalLong.of(0), OptionalLong.of(41), OptionalLong.of(42));
  }

  // Deadlines and outages.

  @Test
  void shouldNotWriteAgainAfterTheDeadline() {
    writer.next(
        Create.class,
        create -> {
          actors.passDeadline();
          return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
        });

    assertThat(failure(row(1)))
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

    assertThat(failure(row(1), row(2))).isInstanceOf(ServiceUnavailable.class);
    assertThat(outcomes.all()).extracting(ImportOutcome.Row::number).containsExactly(1L);
  }

  @Test
  void shouldReportThatTheWriterIsBusy() {
    actors.overload(WriteItem.ADDRESS);

    assertThat(failure(row(1)))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Reason.BUSY));
    assertThat(outcomes.all()).isEmpty();
  }

  @Test
  void shouldFailWhenAnActorFails() {
    reader.fail(FindCandidates.class, new IllegalStateException("reader"));
    assertThat(failure(row(1))).hasMessage("reader");
    assertThat(created()).isEmpty();

    writer.fail(Create.class, new IllegalStateException("writer"));
    assertThat(failure(row(1))).hasMessage("writer");

    writer.fail(Note.class, new IllegalStateException("note"));
    assertThat(failure(broken(1))).hasMessage("note");
    assertThat(outcomes.all()).isEmpty();
  }
}
