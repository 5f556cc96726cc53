package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.workerservice.flow.worker.UpdateStage.CURRENT;
import static org.workerservice.flow.worker.UpdateStage.FIND;
import static org.workerservice.flow.worker.UpdateStage.FIND_CANDIDATES;
import static org.workerservice.flow.worker.UpdateStage.FIND_DECISIONS;
import static org.workerservice.flow.worker.UpdateStage.FIND_FEATURES;
import static org.workerservice.flow.worker.UpdateStage.FIND_PENDING;
import static org.workerservice.flow.worker.UpdateStage.FIND_WORKERS;
import static org.workerservice.flow.worker.UpdateStage.SCORE;
import static org.workerservice.flow.worker.UpdateStage.UPDATE;
import static org.workerservice.flow.worker.UpdateStage.edit;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.flow.worker.UpdateOutcome.Duplicate;
import org.workerservice.flow.worker.UpdateOutcome.Updated;
import org.workerservice.flow.worker.UpdateWorker.Change;
import org.workerservice.matching.feature.IdentityPrint;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.MatchDecision;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.review.PairDecision;
import org.workerservice.persistence.review.PendingPair;
import org.workerservice.persistence.review.RescoredItem;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindDecisions;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Update;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.persistence.worker.write.WriteOutcome.Claimed;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.SampleWorkers;
import org.workerservice.support.TestHash;

/** Claims, decisions and pairs for review: what an update finds out about other workers. */
class UpdateWorkerDuplicatesTest {
  @RegisterExtension private final UpdateStage stage = new UpdateStage();
  private final FakeActors actors = stage.actors();
  private final FakeActor<ReadCommand<?>> reader = stage.reader();
  private final FakeActor<WriteItem> writer = stage.writer();
  private final FakeActor<ReviewCommand<?>> reviews = stage.reviews();
  private final FakeRegistry registry = stage.registry();

  @Test
  void shouldRecordAcknowledgedWorkersEvenIfTheContentStaysTheSame() {
    registry.put(SampleWorkers.living(2).build());
    stage.acknowledge(id(2));
    stage.change(new Change.Replacement(CURRENT, true));

    assertThat(stage.outcome()).isInstanceOf(Updated.class);
    assertThat(stage.updates().getFirst().reviews()).hasSize(1);
  }

  @Test
  void shouldRecordThatAcknowledgedWorkersAreOtherPeople() {
    registry.put(SampleWorkers.living(2).build());
    stage.acknowledge(id(2));

    assertThat(stage.outcome()).isInstanceOf(Updated.class);

    assertThat(actors.steps()).containsExactly(FIND, FIND_FEATURES, SCORE, UPDATE);
    assertThat(stage.updates().getFirst().acknowledged()).containsExactly(id(2));
    assertThat(stage.updates().getFirst().reviews())
        .extracting(ReviewItem::other, ReviewItem::decidedNoMatch)
        .containsExactly(tuple(id(2), true));
  }

  @Test
  void shouldNameTheHolderOfAClaim() {
    registry.put(SampleWorkers.living(2).build());
    writer.answer(Update.class, new Claimed(Set.of(id(2))));

    assertThat(((Duplicate) stage.outcome()).matches())
        .extracting(match -> match.worker().id().orElseThrow())
        .containsExactly(id(2));
    assertThat(actors.steps())
        .containsExactly(FIND, UPDATE, FIND_FEATURES, SCORE, FIND_DECISIONS, FIND_WORKERS);
  }

  @Test
  void shouldNameTheClaimsThatStayWhateverTheirSpelling() {
    registry.put(CURRENT.toBuilder().identifiers(List.of(ssn("541-45-6782"))).build());
    stage.change(edit(identifiers(ssn("541 45 6782"), ssn("542-09-9991"))));

    stage.outcome();

    Update update = stage.updates().getFirst();
    assertThat(update.index().claims()).hasSize(2);
    assertThat(update.kept().claims()).containsExactly(update.index().claims().getFirst());
  }

  private static UnaryOperator<WorkerBuilder> identifiers(Identifier... all) {
    return worker -> worker.identifiers(List.of(all));
  }

  private static Identifier ssn(String value) {
    return Identifier.of(IdentifierType.SSN, "", value);
  }

  @Test
  void shouldNotRefuseANumberOfAWorkerThatAPersonHasTold() {
    registry.put(SampleWorkers.living(2).build(), SampleWorkers.living(3).build());
    reader.always(
        FindDecisions.class,
        find -> List.of(new PairDecision(id(2), MatchDecision.REJECTED, 2, Optional.empty())));
    writer.next(Update.class, first -> Future.succeededFuture(new Claimed(Set.of(id(2)))));

    assertThat(stage.outcome()).isInstanceOf(Updated.class);

    assertThat(stage.updates()).hasSize(2);
    assertThat(stage.updates().getLast().acknowledged()).containsExactly(id(2));
    writer.answer(Update.class, new Claimed(Set.of(id(2), id(3))));
    assertThat(((Duplicate) stage.outcome()).matches())
        .extracting(match -> match.worker().id().orElseThrow())
        .containsExactly(id(3));
  }

  @Test
  void shouldWriteAgainWhenTheHolderOfAClaimIsDeletedInTheMeantime() {
    registry.put(SampleWorkers.living(2).build());
    writer.answer(Update.class, new Claimed(Set.of(id(2))));
    reader.next(
        FindDecisions.class,
        find -> {
          registry.delete(id(2));
          return Future.succeededFuture(List.of());
        });

    assertThat(stage.outcome()).isInstanceOf(Updated.class);
    assertThat(actors.steps())
        .containsExactly(FIND, UPDATE, FIND_FEATURES, SCORE, FIND_DECISIONS, FIND_WORKERS, UPDATE);
  }

  @Test
  void shouldRaiseAPairThatTheNewIdentityMakesAlike() {
    registry.put(SampleWorkers.living(2).build(), SampleWorkers.living(3).build());
    stage.scores().put(id(1), 1).put(id(2), 0.9).put(id(3), 0.8);
    stage.rename();

    assertThat(stage.outcome()).isInstanceOf(Updated.class);

    assertThat(actors.steps())
        .containsExactly(FIND, FIND_CANDIDATES, FIND_PENDING, SCORE, FIND_DECISIONS, UPDATE);
    Update item = stage.updates().getFirst();
    assertThat(item.reviews())
        .extracting(ReviewItem::other, ReviewItem::method, ReviewItem::decidedNoMatch)
        .containsExactly(tuple(id(2), DetectionMethod.UPDATE, false));
    assertThat(item.compared().watermark()).hasValue(registry.newest());
    assertThat(item.compared().rescored()).isEmpty();
  }

  @Test
  void shouldScorePendingPairsAgain() {
    registry.put(SampleWorkers.living(2).build(), SampleWorkers.living(3).build());
    stage.scores().put(id(2), 0.9).put(id(3), 0.4);
    reviews.always(
        ReviewCommand.FindPending.class,
        find -> List.of(new PendingPair(id(12), id(2), 5), new PendingPair(id(13), id(3), 0)));
    stage.rename();

    stage.outcome();

    Update item = stage.updates().getFirst();
    assertThat(item.reviews()).isEmpty();
    assertThat(item.compared().rescored())
        .extracting(RescoredItem::id, RescoredItem::changes, one -> one.score().score())
        .containsExactly(tuple(id(12), 6L, 0.9), tuple(id(13), 1L, 0.4));
  }

  @Test
  void shouldLeaveARejectedPairUnlessAnIdentityHasChangedSince() {
    byte[] now = print(CURRENT.toBuilder().name(HumanName.of("Okafor", "Adaeze")).build());
    byte[] other = print(SampleWorkers.living(2).build());
    byte[] before = print(CURRENT);
    registry.put(SampleWorkers.living(2).build());
    stage.scores().put(id(2), 0.9);
    stage.rename();

    decided(new PairDecision.Compared(now, other, other));
    assertThat(outcomeReviews()).isEmpty();
    decided(new PairDecision.Compared(before, other, other));
    assertThat(outcomeReviews())
        .extracting(ReviewItem::again)
        .containsExactly(Optional.of(new ReviewItem.Again(3, List.of("name"))));
    decided(new PairDecision.Compared(now, before(other), other));
    assertThat(outcomeReviews()).as("prints of two versions").isEmpty();
    decided(null);
    assertThat(outcomeReviews())
        .as("unknown prints: what this update changes counts")
        .extracting(one -> one.again().orElseThrow().changed())
        .containsExactly(List.of("name"));
  }

  private static byte[] before(byte[] print) {
    byte[] earlier = print.clone();
    earlier[0]--;
    return earlier;
  }

  private static byte[] print(Worker worker) {
    return IdentityPrint.of(worker, new TestHash()).encode();
  }

  private void decided(PairDecision.Compared compared) {
    reader.answer(
        FindDecisions.class,
        List.of(new PairDecision(id(2), MatchDecision.REJECTED, 3, Optional.ofNullable(compared))));
  }

  private List<ReviewItem> outcomeReviews() {
    assertThat(stage.outcome()).isInstanceOf(Updated.class);
    return stage.updates().getLast().reviews();
  }

  @Test
  void shouldCompareAgainWhenAWorkerWithTheSameKeysWasWrittenInTheMeantime() {
    stage.scores().put(id(2), 0.9);
    writer.next(
        Update.class,
        update -> {
          registry.put(SampleWorkers.living(2).build());
          return Future.succeededFuture(new WriteOutcome.Stale(Set.of(id(2)), registry.newest()));
        });
    stage.rename();

    assertThat(stage.outcome()).isInstanceOf(Updated.class);

    assertThat(stage.updates()).extracting(one -> one.reviews().size()).containsExactly(0, 1);
  }
}
