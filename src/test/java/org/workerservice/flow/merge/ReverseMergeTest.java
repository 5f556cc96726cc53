package org.workerservice.flow.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.flow.merge.ReversalOutcome.AlreadyReversed;
import org.workerservice.flow.merge.ReversalOutcome.Done;
import org.workerservice.flow.merge.ReversalOutcome.KeyReused;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.Matching;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeQuery;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.ReversalChange;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;

class ReverseMergeTest {
  private static final UUID MERGE = new UUID(9, 1);
  private static final Worker BEFORE_MAIN = SampleWorkers.living(1).version(4).build();
  private static final Worker BEFORE_DUPLICATE = SampleWorkers.living(2).version(8).build();
  private static final Worker MAIN = merged(1, 5, 2, LinkType.REPLACES);
  private static final Worker DUPLICATE =
      SampleWorkers.deleted(merged(2, 8, 1, LinkType.REPLACED_BY));
  private static final MergeRecord COMPLETED = merge(Optional.empty());

  /** Another change of the merged duplicate came between the merge and its reversal. */
  private static final MergeRecord REVERSED =
      merge(
          Optional.of(
              new MergeRecord.Reversed(
                  "grace",
                  Instant.EPOCH,
                  Optional.empty(),
                  List.of(),
                  List.of(id(1), id(2)),
                  6,
                  14)));

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<MergeCommand<?>> merges = actors.at(MergeCommand.ADDRESS);
  private final FakeActor<MatchCommand> matching = actors.at(Matching.ADDRESS);
  private final FakeActor<ReviewCommand<?>> reviews = actors.at(ReviewCommand.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);

  private static Worker merged(long number, long version, long other, LinkType type) {
    return SampleWorkers.living(number)
        .version(version)
        .links(List.of(new WorkerLink(id(other), type)))
        .build();
  }

  private static MergeRecord merge(Optional<MergeRecord.Reversed> reversed) {
    return new MergeRecord(
        MERGE,
        id(1),
        id(2),
        "grace",
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        BEFORE_MAIN,
        BEFORE_DUPLICATE,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        5,
        reversed);
  }

  @BeforeEach
  void start() {
    registry.put(MAIN, DUPLICATE);
    reviews.always(ReviewCommand.FindPending.class, find -> List.of());
    FakeScores _ = new FakeScores(matching);
    reader.always(
        ReadCommand.FindVersion.class,
        find ->
            Optional.of(
                SampleWorkers.living(find.id().getLeastSignificantBits())
                    .version(find.version())
                    .build()));
    merges
        .always(MergeQuery.FindReplaced.class, find -> Map.of())
        .always(MergeQuery.FindMergesInto.class, find -> List.of(COMPLETED));
  }

  private ReversalOutcome reverse(Optional<IdempotencyKey> key) {
    return actors.value(
        () ->
            new ReverseMerge(FlowTools.on(actors.bus()))
                .reverse(new ReverseMerge.Request(actors.context(), MERGE, Optional.empty(), key)));
  }

  private static Optional<IdempotencyKey> key(String body) {
    return Optional.of(new IdempotencyKey(FakeActors.TENANT, "grace", "route", "key", body));
  }

  private static IdempotencyKey.Earlier earlier() {
    return new IdempotencyKey.Earlier("same", WriteEffect.UNMERGED, id(1), 6);
  }

  @Test
  void shouldReturnTheVersionsThatTheReversalWrote() {
    merges
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(ReversalChange.class, new ReversalChange.Outcome.Written(6))
        .answer(MergeQuery.FindMerge.class, Optional.of(REVERSED));

    Done done = (Done) reverse(Optional.empty());

    assertThat(done.survivor().version()).isEqualTo(6);
    assertThat(done.duplicate().version()).isEqualTo(14);
  }

  @Test
  void shouldAnswerARequestThatAnotherNodeCarriedOutMeanwhile() {
    merges
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(ReversalChange.class, new ReversalChange.Outcome.Repeated(earlier()))
        .answer(MergeQuery.FindMerge.class, Optional.of(REVERSED));

    assertThat(reverse(key("same"))).isInstanceOf(Done.class);
  }

  @Test
  void shouldRefuseAKeyThatAnotherNodeUsedMeanwhile() {
    merges
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(ReversalChange.class, new ReversalChange.Outcome.Repeated(earlier()))
        .answer(MergeQuery.FindMerge.class, Optional.of(REVERSED));

    assertThat(reverse(key("other"))).isInstanceOf(KeyReused.class);
  }

  @Test
  void shouldTryAgainIfTheMergeIsReversedAfterTheRecordsWereRead() {
    merges
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(MergeQuery.FindMergesInto.class, List.of(REVERSED))
        .answer(MergeQuery.FindMerge.class, Optional.of(REVERSED));

    assertThat(reverse(Optional.empty())).isInstanceOf(AlreadyReversed.class);
    assertThat(merges.received(ReversalChange.class)).isEmpty();
  }

  @Test
  void shouldReadTheMergesAfterTheRecordsThatTheWriteChecks() {
    merges
        .always(MergeQuery.FindMerge.class, find -> Optional.of(REVERSED))
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(ReversalChange.class, new ReversalChange.Outcome.Written(6));

    reverse(Optional.empty());

    assertThat(actors.steps())
        .containsSubsequence(
            "persistence.reader FindWorkers",
            "persistence.merges FindMergesInto",
            "persistence.merges ReversalChange");
    assertThat(actors.steps().indexOf("persistence.merges FindMergesInto"))
        .isGreaterThan(actors.steps().indexOf("persistence.reader FindWorkers"));
  }

  @Test
  void shouldTryAgainIfTheMergeOfTheSurvivorIsReversedMeanwhile() {
    registry.put(
        SampleWorkers.deleted(merged(1, 5, 3, LinkType.REPLACED_BY)),
        SampleWorkers.living(3).build());
    merges
        .always(MergeQuery.FindMerge.class, find -> Optional.of(REVERSED))
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .next(
            MergeQuery.FindMergesInto.class,
            find -> {
              registry.put(MAIN);
              return Future.succeededFuture(List.of(COMPLETED));
            })
        .answer(MergeQuery.FindMergesInto.class, List.of())
        .answer(MergeQuery.FindMerge.class, Optional.of(COMPLETED))
        .answer(ReversalChange.class, new ReversalChange.Outcome.Written(6));

    assertThat(reverse(Optional.empty())).isInstanceOf(Done.class);
  }
}
