package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.FakeActors.TENANT;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
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
import org.workerservice.flow.worker.RestoreWorker.Outcome;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.Matching;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindVersion;
import org.workerservice.persistence.worker.read.ReadCommand.FindWorker;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Restore;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.persistence.worker.write.WriteOutcome.NotDeleted;
import org.workerservice.persistence.worker.write.WriteOutcome.NotFound;
import org.workerservice.persistence.worker.write.WriteOutcome.Repeated;
import org.workerservice.persistence.worker.write.WriteOutcome.VersionMismatch;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;
import org.workerservice.support.WriteOutcomes;

class RestoreWorkerTest {
  private static final String FIND = "persistence.reader FindWorker";
  private static final String FIND_VERSION = "persistence.reader FindVersion";
  private static final String FIND_CANDIDATES = "persistence.reader FindCandidates";
  private static final String FIND_PENDING = "persistence.reviews FindPending";
  private static final String RESTORE = "persistence.writer Restore";
  private static final IdempotencyKey KEY =
      new IdempotencyKey(TENANT, "steward", "POST /api/workers/{id}/restore", "key", "body");
  private static final Worker LIVING = SampleWorkers.living(1).build();
  private static final Worker DELETED = SampleWorkers.deleted(LIVING);

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<WriteItem> writer = actors.at(WriteItem.ADDRESS);
  private final FakeActor<ReviewCommand<?>> reviews = actors.at(ReviewCommand.ADDRESS);
  private final FakeActor<MatchCommand> matching = actors.at(Matching.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);

  private RequestContext context;

  @BeforeEach
  void start() {
    context = actors.context();
    registry.put(DELETED);
    FakeScores _ = new FakeScores(matching);
    reviews.always(ReviewCommand.FindPending.class, find -> List.of());
  }

  private Future<Outcome> restore() {
    return new RestoreWorker(FlowTools.on(actors.bus())).restore(context, id(1), Optional.of(KEY));
  }

  private Outcome outcome(WriteOutcome answer) {
    writer.answer(Restore.class, answer);
    return actors.value(this::restore);
  }

  private static IdempotencyKey.Earlier earlier(String body) {
    return new IdempotencyKey.Earlier(body, WriteEffect.RESTORED, id(1), 3);
  }

  @Test
  void shouldWriteTheRecordAsALivingOne() {
    Worker restored = LIVING.toBuilder().version(3).build();

    assertThat(outcome(new Written(restored, 7))).isEqualTo(new Outcome.Restored(restored));

    assertThat(actors.steps()).containsExactly(FIND, FIND_CANDIDATES, FIND_PENDING, RESTORE);
    Restore item = writer.received(Restore.class).getFirst();
    assertThat(item.worker()).isEqualTo(LIVING.toBuilder().version(2).build());
    assertThat(item.index().keys()).isNotEmpty();
    assertThat(item.idempotency()).contains(KEY);
  }

  @Test
  void shouldReportThatNoWorkerEverHadTheId() {
    reader.answer(FindWorker.class, Optional.empty());

    assertThat(actors.value(this::restore)).isEqualTo(new Outcome.NotFound());
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldReportTheOutcomeOfTheWriter() {
    assertThat(outcome(new NotFound())).isEqualTo(new Outcome.NotFound());
    assertThat(outcome(new NotDeleted())).isEqualTo(new Outcome.NotDeleted());
  }

  @Test
  void shouldReturnTheEarlierOutcomeOfARepeatedRequest() {
    Worker restored = LIVING.toBuilder().version(3).build();
    reader.answer(FindVersion.class, Optional.of(restored));

    assertThat(outcome(new Repeated(earlier("body")))).isEqualTo(new Outcome.Restored(restored));
    assertThat(actors.steps())
        .containsExactly(FIND, FIND_CANDIDATES, FIND_PENDING, RESTORE, FIND_VERSION);
    assertThat(reader.received(FindVersion.class))
        .containsExactly(new FindVersion(TENANT, id(1), 3));
  }

  @Test
  void shouldRefuseAKeyThatAnotherRequestHasUsed() {
    assertThat(outcome(new Repeated(earlier("other body")))).isEqualTo(new Outcome.KeyReused());
    assertThat(actors.steps()).containsExactly(FIND, FIND_CANDIDATES, FIND_PENDING, RESTORE);
  }

  @Test
  void shouldReadAgainAfterAConcurrentRestoreAndDelete() {
    writer
        .next(
            Restore.class,
            restore -> {
              registry.put(DELETED.toBuilder().version(4).build());
              return Future.succeededFuture(new VersionMismatch(4));
            })
        .always(Restore.class, restore -> new Written(restore.worker(), 9));

    assertThat(actors.value(this::restore)).isInstanceOf(Outcome.Restored.class);
    assertThat(actors.steps())
        .containsExactly(
            FIND,
            FIND_CANDIDATES,
            FIND_PENDING,
            RESTORE,
            FIND,
            FIND_CANDIDATES,
            FIND_PENDING,
            RESTORE);
    assertThat(writer.received(Restore.class))
        .extracting(restore -> restore.worker().version())
        .containsExactly(2L, 4L);
  }

  @Test
  void shouldNotRetryAfterTheDeadline() {
    writer.next(
        Restore.class,
        restore -> {
          actors.passDeadline();
          return Future.succeededFuture(new VersionMismatch(4));
        });

    assertThat(actors.failure(this::restore))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, late -> assertThat(late.reason()).isEqualTo(Reason.BUSY));
    assertThat(actors.steps()).containsExactly(FIND, FIND_CANDIDATES, FIND_PENDING, RESTORE);
  }

  static Stream<WriteOutcome> impossible() {
    return WriteOutcomes.except(
        Set.of(
            Written.class,
            NotFound.class,
            NotDeleted.class,
            VersionMismatch.class,
            Repeated.class,
            WriteOutcome.Stale.class));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void shouldFailOnAnImpossibleOutcome(WriteOutcome impossible) {
    writer.answer(Restore.class, impossible);

    assertThat(actors.failure(this::restore)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldReportThatTheWriterIsBusy() {
    actors.overload(WriteItem.ADDRESS);

    assertThat(actors.failure(this::restore))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Reason.BUSY));
  }

  @Test
  void shouldFailWhenAnActorFails() {
    writer.fail(Restore.class, new IllegalStateException("writer"));
    assertThat(actors.failure(this::restore)).hasMessage("writer");

    reader.fail(FindWorker.class, new IllegalStateException("reader"));
    assertThat(actors.failure(this::restore)).hasMessage("reader");
  }
}
