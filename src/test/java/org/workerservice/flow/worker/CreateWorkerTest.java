package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.workerservice.flow.worker.CreateStage.CREATE;
import static org.workerservice.flow.worker.CreateStage.FIND_CANDIDATES;
import static org.workerservice.flow.worker.CreateStage.FIND_DECISIONS;
import static org.workerservice.flow.worker.CreateStage.FIND_FEATURES;
import static org.workerservice.flow.worker.CreateStage.FIND_WORKERS;
import static org.workerservice.flow.worker.CreateStage.SCORE;
import static org.workerservice.flow.worker.CreateStage.ids;
import static org.workerservice.support.SampleWorkers.id;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.flow.Links;
import org.workerservice.flow.worker.CreateOutcome.Created;
import org.workerservice.flow.worker.CreateOutcome.IdTaken;
import org.workerservice.flow.worker.CreateOutcome.Invalid;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.MatchCommand.Score;
import org.workerservice.model.HumanName;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.Candidates;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindCandidates;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Create;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.persistence.worker.write.WriteOutcome.Claimed;
import org.workerservice.persistence.worker.write.WriteOutcome.Stale;
import org.workerservice.persistence.worker.write.WriteOutcome.UnknownReferences;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;
import org.workerservice.support.WriteOutcomes;
import org.workerservice.validation.Violation;

class CreateWorkerTest {
  @RegisterExtension private final CreateStage stage = new CreateStage();
  private final FakeActors actors = stage.actors();
  private final FakeActor<ReadCommand<?>> reader = stage.reader();
  private final FakeActor<WriteItem> writer = stage.writer();
  private final FakeActor<MatchCommand> matching = stage.matching();
  private final FakeRegistry registry = stage.registry();

  @Test
  void shouldWriteAWorkerWithoutSimilarWorkers() {
    registry.put(SampleWorkers.living(1).build());

    Created created = (Created) stage.outcome();

    assertThat(created.worker().id()).isPresent();
    assertThat(created.worker().name()).isEqualTo(stage.worker().name());
    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, SCORE, CREATE);
    Create item = stage.written().getFirst();
    assertThat(item.worker()).isEqualTo(created.worker());
    assertThat(item.checkedWatermark()).isEqualTo(OptionalLong.of(registry.newest()));
    assertThat(item.contestClaims()).isFalse();
    assertThat(item.reviews()).isEmpty();
    assertThat(item.importRow()).isEmpty();
    assertThat(item.index().keys())
        .isEqualTo(reader.received(FindCandidates.class).getFirst().probes().getFirst());
  }

  @Test
  void shouldNotScoreWhereThereAreNoCandidates() {
    assertThat(stage.outcome()).isInstanceOf(Created.class);

    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE);
  }

  @Test
  void shouldKeepTheIdThatTheWorkerBrings() {
    stage.worker(stage.worker().toBuilder().id(id(77)).build());

    assertThat(((Created) stage.outcome()).worker().id()).contains(id(77));
  }

  @Test
  void shouldRefuseInvalidContentWithoutAskingAnyActor() {
    stage.worker(Worker.named(HumanName.of("")).build());

    assertThat(((Invalid) stage.outcome()).violations()).isNotEmpty();
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldRefuseLinksWithoutAskingAnyActor() {
    stage.worker(
        stage.worker().toBuilder().links(List.of(new WorkerLink(id(1), LinkType.REFER))).build());

    assertThat(stage.outcome()).isEqualTo(new Invalid(List.of(Links.READ_ONLY)));
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldRefuseADuplicateWithoutWriting() {
    stage.similar(1);

    assertThat(ids(stage.outcome())).containsExactly(id(1));
    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, SCORE, FIND_DECISIONS, FIND_WORKERS);
  }

  @Test
  void shouldAcceptCandidatesBelowTheThreshold() {
    stage.similar(1);
    stage.scores().put(id(1), FlowTools.THRESHOLD - 0.001);

    assertThat(stage.outcome()).isInstanceOf(Created.class);
  }

  @Test
  void shouldAskForTenMatchesBesideThoseAcknowledged() {
    stage.similar(1);
    stage.acknowledge(id(1));

    assertThat(stage.outcome()).isInstanceOf(Created.class);

    assertThat(matching.received(Score.class).getLast().limit()).isEqualTo(11);
  }

  @Test
  void shouldNameTheBestTenOfManyDuplicates() {
    List<UUID> newer = LongStream.rangeClosed(1, 12).mapToObj(SampleWorkers::id).toList();
    LongStream.rangeClosed(1, 12).forEach(stage::similar);
    reader.answer(
        FindCandidates.class,
        new Candidates(
            12, List.of(newer.stream().map(one -> new Candidate(one, new byte[0], 1)).toList())));

    assertThat(ids(stage.outcome())).isEqualTo(newer.subList(0, 10));
  }

  @Test
  void shouldWriteBesideAnAcknowledgedWorkerAndNoteTheDecision() {
    stage.similar(1);
    stage.acknowledge(id(1));

    assertThat(stage.outcome()).isInstanceOf(Created.class);

    assertThat(actors.steps())
        .containsExactly(FIND_FEATURES, SCORE, FIND_CANDIDATES, SCORE, CREATE);
    assertThat(stage.written().getFirst().acknowledged()).containsExactly(id(1));
    assertThat(stage.written().getFirst().reviews())
        .extracting(ReviewItem::other, ReviewItem::decidedNoMatch)
        .containsExactly(tuple(id(1), true));
  }

  @Test
  void shouldStillRefuseWhereAnotherWorkerIsAcknowledged() {
    stage.similar(1);
    stage.similar(2);
    stage.acknowledge(id(1));

    assertThat(ids(stage.outcome())).containsExactly(id(2));
    assertThat(stage.written()).isEmpty();
  }

  @Test
  void shouldReportUnknownReferences() {
    stage.worker(stage.worker().toBuilder().managingOrganization(id(50)).build());
    stage.acknowledge(id(51));
    writer.answer(Create.class, new UnknownReferences(Set.of(id(50), id(51))));

    assertThat(((Invalid) stage.outcome()).violations())
        .extracting(Violation::field)
        .containsExactly("managing_organization", "acknowledge_duplicates");
  }

  @Test
  void shouldReportThatTheIdIsTaken() {
    writer.answer(Create.class, new WriteOutcome.IdTaken());

    assertThat(stage.outcome()).isEqualTo(new IdTaken());
  }

  static Stream<WriteOutcome> impossible() {
    return WriteOutcomes.except(
        Set.of(
            Written.class,
            Stale.class,
            Claimed.class,
            WriteOutcome.IdTaken.class,
            WriteOutcome.SourceTaken.class,
            UnknownReferences.class,
            WriteOutcome.Repeated.class));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void shouldFailOnAnImpossibleOutcome(WriteOutcome impossible) {
    writer.answer(Create.class, impossible);

    assertThat(actors.failure(stage::create)).isInstanceOf(IllegalStateException.class);
  }
}
