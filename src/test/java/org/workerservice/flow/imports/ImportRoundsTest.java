package org.workerservice.flow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.workerservice.flow.imports.RoundsStage.BROKEN;
import static org.workerservice.flow.imports.RoundsStage.CREATE;
import static org.workerservice.flow.imports.RoundsStage.FIND_CANDIDATES;
import static org.workerservice.flow.imports.RoundsStage.IMPORT;
import static org.workerservice.flow.imports.RoundsStage.NOTE;
import static org.workerservice.flow.imports.RoundsStage.SCORE;
import static org.workerservice.flow.imports.RoundsStage.broken;
import static org.workerservice.flow.imports.RoundsStage.row;
import static org.workerservice.support.FakeActors.TENANT;
import static org.workerservice.support.SampleWorkers.id;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.flow.imports.ImportWorkers.OnDuplicate;
import org.workerservice.flow.imports.PreparedRow.Entry;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindCandidates;
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
import org.workerservice.support.FlowTools;
import org.workerservice.support.WriteOutcomes;

class ImportRoundsTest {
  private static final ImportRow.Outcome EARLIER =
      new ImportRow.Outcome(1, "hash 1", "created", "{\"id\":\"earlier\"}");

  @RegisterExtension private final RoundsStage stage = new RoundsStage();
  private final FakeActors actors = stage.actors();
  private final FakeActor<ReadCommand<?>> reader = stage.reader();
  private final FakeActor<WriteItem> writer = stage.writer();
  private final FakeRegistry registry = stage.registry();
  private final ImportOutcomes outcomes = stage.recorded();

  private List<String> noted() {
    return writer.received(Note.class).stream()
        .map(note -> note.row().outcome().number() + " " + note.row().outcome().outcome())
        .toList();
  }

  @Test
  void shouldWriteRowsWithoutSimilarWorkersWithTheirOutcomes() {
    assertThat(stage.outcomes(row(1), row(2))).containsExactly("1 created", "2 created");

    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE, CREATE);
    Create create = stage.created().getFirst();
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
    stage.outcomes(row(1), row(2));

    assertThat(reader.received(FindCandidates.class))
        .containsExactly(
            new FindCandidates(TENANT, List.of(List.of(1L), List.of(2L)), FlowTools.CANDIDATES));
  }

  @Test
  void shouldRecordInvalidRowsWithoutComparingThem() {
    assertThat(stage.outcomes(broken(1))).containsExactly("1 rejected");

    assertThat(actors.steps()).containsExactly(NOTE);
    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.errors(List.of(BROKEN)));
  }

  @Test
  void shouldDoNothingWithoutRows() {
    assertThat(stage.outcomes()).isEmpty();
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldSkipDuplicates() {
    stage.similar(1);

    assertThat(stage.outcomes(row(1))).containsExactly("1 duplicate");

    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, SCORE, NOTE);
    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.duplicateOf(List.of(id(1))));
  }

  @Test
  void shouldWriteDuplicatesForReview() {
    stage.onDuplicate(OnDuplicate.REVIEW);
    stage.similar(1);

    assertThat(stage.outcomes(row(1))).containsExactly("1 review");

    Create create = stage.created().getFirst();
    assertThat(create.contestClaims()).isTrue();
    assertThat(create.checkedWatermark()).isEqualTo(OptionalLong.of(registry.newest()));
    assertThat(create.reviews())
        .extracting(ReviewItem::other, ReviewItem::decidedNoMatch)
        .containsExactly(tuple(id(1), false));
    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.created(id(101), List.of(id(1))));
  }

  @Test
  void shouldCreateWantedDuplicatesWithoutComparingBehindTheGate() {
    stage.onDuplicate(OnDuplicate.CREATE);
    stage.similar(1);

    assertThat(stage.outcomes(row(1))).containsExactly("1 created");

    Create create = stage.created().getFirst();
    assertThat(create.contestClaims()).isTrue();
    assertThat(create.checkedWatermark()).isEmpty();
    assertThat(create.reviews()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OnDuplicate.class)
  void shouldCreateRowsWithoutSimilarWorkersUnderEveryDuplicatePolicy(OnDuplicate policy) {
    stage.onDuplicate(policy);

    assertThat(stage.outcomes(row(1))).containsExactly("1 created");
    assertThat(stage.created().getFirst().reviews()).isEmpty();
  }

  @Test
  void shouldRecordTheHolderOfAClaim() {
    writer.answer(Create.class, new Claimed(Set.of(id(2))));

    assertThat(stage.outcomes(row(1))).containsExactly("1 duplicate");

    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE, NOTE);
    assertThat(outcomes.get(1).details()).isEqualTo(ImportDetails.duplicateOf(List.of(id(2))));
  }

  @Test
  void shouldRejectAnIdThatIsTaken() {
    writer.answer(Create.class, new IdTaken());

    assertThat(stage.outcomes(row(1))).containsExactly("1 rejected");
    assertThat(noted()).containsExactly("1 rejected");
    assertThat(outcomes.get(1).details()).contains("id_taken");
  }

  @Test
  void shouldRejectUnknownReferences() {
    Entry row = row(1);
    Worker employed = row.worker().toBuilder().managingOrganization(id(50)).build();
    writer.answer(Create.class, new UnknownReferences(Set.of(id(50))));

    assertThat(stage.outcomes(new Entry(row.row(), employed, row.index(), "{}")))
        .containsExactly("1 rejected");
    assertThat(outcomes.get(1).details()).contains("managing_organization", "unknown_reference");
  }

  @Test
  void shouldReturnTheEarlierOutcomeOfRepeatedRows() {
    writer
        .answer(Create.class, new RowRepeated(EARLIER))
        .answer(Note.class, new RowRepeated(new ImportRow.Outcome(2, "hash 2", "duplicate", "{}")));

    assertThat(stage.outcomes(row(1), broken(2))).containsExactly("1 created", "2 duplicate");
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

    assertThat(stage.failure(row(1))).isInstanceOf(IllegalStateException.class);
  }
}
