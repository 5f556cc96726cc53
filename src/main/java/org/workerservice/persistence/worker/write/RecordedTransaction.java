package org.workerservice.persistence.worker.write;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.IntSupplier;
import org.workerservice.persistence.database.WriteRecorder;

/**
 * Reports every batch to a recorder.
 *
 * @param waiting returns how many writes are still in the queue
 */
public record RecordedTransaction(
    GroupCommit.Transaction transaction, WriteRecorder recorder, IntSupplier waiting)
    implements GroupCommit.Transaction {
  @Override
  public Future<List<WriteOutcome>> run(List<EncodedItem> batch) {
    long startedAt = System.nanoTime();
    recorder.waiting(waiting.getAsInt());
    return transaction
        .run(batch)
        .onComplete(
            ended ->
                recorder.batchEnded(
                    batch.size(), System.nanoTime() - startedAt, ended.succeeded()));
  }
}
