package org.workerservice.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workerservice.persistence.worker.write.RecordedTransaction;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.support.RecordedWrites;

class GatePassageTest {
  private final RecordedWrites recorder = new RecordedWrites();
  private final GatePassage passage = new GatePassage(recorder);

  @Test
  void shouldReportEnteringAndLeaving() {
    Promise<Void> gate = Promise.promise();
    passage.enter(gate.future());
    assertThat(recorder.told()).isEmpty();

    gate.complete();
    passage.leave();
    passage.leave();

    assertThat(recorder.told()).containsExactly("entered", "left");
  }

  @Test
  void shouldNotReportLeavingWithoutEntering() {
    passage.enter(Future.failedFuture("the connection broke"));

    passage.leave();

    assertThat(recorder.told()).isEmpty();
  }

  @Test
  void shouldReportTheStartAndTheEndOfABatch() {
    Promise<List<WriteOutcome>> outcomes = Promise.promise();
    RecordedTransaction transaction =
        new RecordedTransaction(batch -> outcomes.future(), recorder, () -> 7);

    transaction.run(List.of());
    outcomes.fail("the server is gone");

    assertThat(recorder.told()).containsExactly("7 waiting", "batch of 0 failed");
  }
}
