package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.flow.worker.CreateStage.CREATE;
import static org.workerservice.flow.worker.CreateStage.FIND_CANDIDATES;
import static org.workerservice.flow.worker.CreateStage.SCORE;
import static org.workerservice.support.SampleWorkers.id;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.flow.worker.CreateOutcome.Created;
import org.workerservice.flow.worker.CreateOutcome.KeyReused;
import org.workerservice.flow.worker.CreateOutcome.Repeated;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindIdempotent;
import org.workerservice.persistence.worker.read.ReadCommand.FindVersion;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Create;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.SampleWorkers;

/** Requests with an idempotency key. */
class CreateWorkerRepeatTest {
  private static final String FIND_IDEMPOTENT = "persistence.reader FindIdempotent";
  private static final String FIND_VERSION = "persistence.reader FindVersion";
  private static final IdempotencyKey KEY =
      new IdempotencyKey(FakeActors.TENANT, "steward", "POST /api/workers", "key", "body");
  private static final IdempotencyKey.Earlier EARLIER =
      new IdempotencyKey.Earlier("body", WriteEffect.CREATED, id(9), 3);
  private static final IdempotencyKey.Earlier OTHER_BODY =
      new IdempotencyKey.Earlier("other body", WriteEffect.CREATED, id(9), 3);
  private static final Worker EARLIER_WORKER = SampleWorkers.living(9).version(3).build();

  @RegisterExtension private final CreateStage stage = new CreateStage();
  private final FakeActors actors = stage.actors();
  private final FakeActor<ReadCommand<?>> reader = stage.reader();
  private final FakeActor<WriteItem> writer = stage.writer();

  @Test
  void shouldReturnTheEarlierOutcomeOfARepeatedRequest() {
    stage.key(KEY);
    stage.similar(1);
    reader
        .answer(FindIdempotent.class, Optional.of(EARLIER))
        .answer(FindVersion.class, Optional.of(EARLIER_WORKER));

    assertThat(stage.outcome()).isEqualTo(new Repeated(WriteEffect.CREATED, EARLIER_WORKER));
    assertThat(actors.steps()).containsExactly(FIND_IDEMPOTENT, FIND_VERSION);
    assertThat(reader.received(FindVersion.class))
        .containsExactly(new FindVersion(FakeActors.TENANT, id(9), 3));
  }

  @Test
  void shouldRefuseAKeyThatAnotherRequestHasUsed() {
    stage.key(KEY);
    reader.answer(FindIdempotent.class, Optional.of(OTHER_BODY));

    assertThat(stage.outcome()).isEqualTo(new KeyReused());
    assertThat(actors.steps()).containsExactly(FIND_IDEMPOTENT);
  }

  @Test
  void shouldPassTheKeyToTheWriter() {
    stage.key(KEY);
    reader.answer(FindIdempotent.class, Optional.empty());

    assertThat(stage.outcome()).isInstanceOf(Created.class);
    assertThat(actors.steps()).containsExactly(FIND_IDEMPOTENT, FIND_CANDIDATES, CREATE);
    assertThat(stage.written().getFirst().idempotency()).contains(KEY);
  }

  @Test
  void shouldRecogniseADuplicateThatAnEarlierAttemptCreated() {
    stage.key(KEY);
    stage.similar(9);
    reader
        .answer(FindIdempotent.class, Optional.empty())
        .answer(FindIdempotent.class, Optional.of(EARLIER))
        .answer(FindVersion.class, Optional.of(EARLIER_WORKER));

    assertThat(stage.outcome()).isEqualTo(new Repeated(WriteEffect.CREATED, EARLIER_WORKER));
    assertThat(actors.steps())
        .containsExactly(FIND_IDEMPOTENT, FIND_CANDIDATES, SCORE, FIND_IDEMPOTENT, FIND_VERSION);
  }

  @Test
  void shouldReturnTheEarlierOutcomeThatTheWriterFinds() {
    stage.key(KEY);
    reader
        .answer(FindIdempotent.class, Optional.empty())
        .answer(FindVersion.class, Optional.of(EARLIER_WORKER));
    writer.answer(Create.class, new WriteOutcome.Repeated(EARLIER));

    assertThat(stage.outcome()).isEqualTo(new Repeated(WriteEffect.CREATED, EARLIER_WORKER));
    assertThat(actors.steps())
        .containsExactly(FIND_IDEMPOTENT, FIND_CANDIDATES, CREATE, FIND_VERSION);
  }

  @Test
  void shouldRefuseAKeyThatAnotherRequestHasUsedInTheMeantime() {
    stage.key(KEY);
    reader.answer(FindIdempotent.class, Optional.empty());
    writer.answer(Create.class, new WriteOutcome.Repeated(OTHER_BODY));

    assertThat(stage.outcome()).isEqualTo(new KeyReused());
  }
}
