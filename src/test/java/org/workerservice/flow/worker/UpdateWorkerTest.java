package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.flow.worker.UpdateStage.CURRENT;
import static org.workerservice.flow.worker.UpdateStage.FIND;
import static org.workerservice.flow.worker.UpdateStage.UPDATE;
import static org.workerservice.flow.worker.UpdateStage.codes;
import static org.workerservice.flow.worker.UpdateStage.edit;
import static org.workerservice.flow.worker.UpdateStage.with;
import static org.workerservice.support.SampleWorkers.id;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.flow.Links;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.worker.UpdateOutcome.Invalid;
import org.workerservice.flow.worker.UpdateOutcome.NotFound;
import org.workerservice.flow.worker.UpdateOutcome.Updated;
import org.workerservice.flow.worker.UpdateOutcome.VersionMismatch;
import org.workerservice.flow.worker.UpdateWorker.Change;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.HumanName;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeQuery;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindWorker;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Update;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.persistence.worker.write.WriteOutcome.Claimed;
import org.workerservice.persistence.worker.write.WriteOutcome.UnknownReferences;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.SampleWorkers;
import org.workerservice.support.TestHash;
import org.workerservice.support.WriteOutcomes;

class UpdateWorkerTest {
  private static final WorkerLink LINK = new WorkerLink(id(8), LinkType.SEEALSO);

  @RegisterExtension private final UpdateStage stage = new UpdateStage();
  private final FakeActors actors = stage.actors();
  private final FakeActor<ReadCommand<?>> reader = stage.reader();
  private final FakeActor<WriteItem> writer = stage.writer();
  private final FakeActor<MergeCommand<?>> merges = stage.merges();
  private final FakeRegistry registry = stage.registry();

  @Test
  void shouldWriteTheContentWithServerOwnedFields() {
    Updated updated = (Updated) stage.outcome();

    assertThat(updated.worker().version()).isEqualTo(5);
    assertThat(updated.worker().employmentStatus()).isEqualTo(EmploymentStatus.ON_LEAVE);
    assertThat(actors.steps()).containsExactly(FIND, UPDATE);
    Update item = stage.updates().getFirst();
    assertThat(item.worker().id()).contains(id(1));
    assertThat(item.worker().createdAt()).isEqualTo(CURRENT.createdAt());
    assertThat(item.expectedVersion()).isEqualTo(OptionalLong.of(4));
    assertThat(item.index().keys()).isNotEmpty();
    assertThat(item.reviews()).isEmpty();
  }

  @Test
  void shouldNotWriteAReplacementThatChangesNothing() {
    stage.change(new Change.Replacement(CURRENT, true));

    assertThat(stage.outcome()).isEqualTo(new UpdateOutcome.Unchanged(CURRENT));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldNotWriteAnEditThatChangesNothing() {
    stage.change(new Change.Edit(worker -> worker));

    assertThat(stage.outcome()).isEqualTo(new UpdateOutcome.Unchanged(CURRENT));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldFailWhenTheEditFails() {
    stage.change(
        new Change.Edit(
            worker -> {
              throw new IllegalArgumentException("edit");
            }));

    assertThat(actors.failure(stage::update)).hasMessage("edit");
    assertThat(stage.updates()).isEmpty();
  }

  @Test
  void shouldNotFindAWorkerThatIsMissingOrDeleted() {
    registry.delete(id(1));
    assertThat(stage.outcome()).isEqualTo(new NotFound());

    reader.answer(FindWorker.class, Optional.empty());
    assertThat(stage.outcome()).isEqualTo(new NotFound());
    assertThat(actors.steps()).containsExactly(FIND, FIND);
  }

  @Test
  void shouldRefuseAnOutdatedExpectedVersion() {
    stage.expect(VersionCondition.only(3));

    assertThat(stage.outcome()).isEqualTo(new VersionMismatch(4));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldRefuseInvalidContent() {
    stage.change(new Change.Replacement(Worker.named(HumanName.of("")).build(), true));

    assertThat(codes(stage.outcome())).isNotEmpty();
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldRefuseOtherLinks() {
    stage.change(
        new Change.Replacement(
            with(EmploymentStatus.ON_LEAVE).toBuilder().links(List.of(LINK)).build(), true));

    assertThat(stage.outcome()).isEqualTo(new Invalid(List.of(Links.READ_ONLY)));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldKeepTheLinksThatTheContentDoesNotName() {
    registry.put(CURRENT.toBuilder().links(List.of(LINK)).build());
    stage.change(new Change.Replacement(with(EmploymentStatus.ON_LEAVE), false));

    assertThat(((Updated) stage.outcome()).worker().links()).containsExactly(LINK);
  }

  @Test
  void shouldKeepLinksThatAMergeCreated() {
    WorkerLink merged = new WorkerLink(id(8), LinkType.REPLACES);
    registry.put(CURRENT.toBuilder().links(List.of(merged)).build());
    merges.always(MergeQuery.FindReplaced.class, find -> Map.of());
    stage.change(
        new Change.Edit(
            worker -> worker.toBuilder().employmentStatus(EmploymentStatus.ON_LEAVE).build()));

    assertThat(((Updated) stage.outcome()).worker().links()).containsExactly(merged);
  }

  @Test
  void shouldKeepWhatMergedRecordsAreMatchedBy() {
    Worker replaced =
        SampleWorkers.living(8).name(HumanName.of("Replaced", "Rosa")).taxId("912345678").build();
    registry.put(
        CURRENT.toBuilder().links(List.of(new WorkerLink(id(8), LinkType.REPLACES))).build());
    merges.always(MergeQuery.FindReplaced.class, find -> Map.of(id(1), List.of(replaced)));
    stage.change(
        new Change.Edit(
            worker -> worker.toBuilder().employmentStatus(EmploymentStatus.ON_LEAVE).build()));

    assertThat(stage.outcome()).isInstanceOf(Updated.class);

    WorkerIdentity identity = new WorkerIdentity(new TestHash());
    MatchIndexEntry own = identity.of(replaced, stage.context().tenant());
    assertThat(stage.updates().getFirst().index().keys()).containsAll(own.keys());
    assertThat(stage.updates().getFirst().index().claims()).containsAll(own.claims()).isNotEmpty();
    assertThat(stage.updates().getFirst().kept().claims()).containsAll(own.claims());
  }

  @Test
  void shouldReportUnknownReferences() {
    stage.acknowledge(id(51));
    writer.answer(Update.class, new UnknownReferences(Set.of(id(51))));

    assertThat(codes(stage.outcome())).containsExactly("unknown_reference");
  }

  static Stream<WriteOutcome> impossible() {
    return WriteOutcomes.except(
        Set.of(
            Written.class,
            WriteOutcome.NotFound.class,
            WriteOutcome.VersionMismatch.class,
            WriteOutcome.SourceTaken.class,
            WriteOutcome.Repeated.class,
            WriteOutcome.RowRepeated.class,
            Claimed.class,
            UnknownReferences.class,
            WriteOutcome.Stale.class));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void shouldFailOnAnImpossibleOutcome(WriteOutcome impossible) {
    writer.answer(Update.class, impossible);

    assertThat(actors.failure(stage::update)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldJudgeTheVersionThatIsChanged() {
    stage.expect(new VersionCondition(Optional.of(Set.of(2L, 4L)), Set.of(), false));
    assertThat(stage.outcome()).isInstanceOf(Updated.class);

    stage.expect(new VersionCondition(Optional.empty(), Set.of(4L), false));
    assertThat(stage.outcome()).isEqualTo(new VersionMismatch(4));

    stage.expect(new VersionCondition(Optional.empty(), Set.of(), true));
    assertThat(stage.outcome()).isEqualTo(new VersionMismatch(4));
    assertThat(stage.updates()).hasSize(1);
  }

  @Test
  void shouldKeepAnIncompleteNameThatAnImportAccepted() {
    HumanName mononym = HumanName.of("Sukarno");
    registry.put(CURRENT.toBuilder().name(mononym).build());
    stage.change(edit(worker -> worker.employmentStatus(EmploymentStatus.ON_LEAVE)));
    assertThat(stage.outcome()).isInstanceOf(Updated.class);

    stage.change(edit(worker -> worker.name(HumanName.of("Suharto"))));
    assertThat(codes(stage.outcome())).containsExactly("required");
  }
}
