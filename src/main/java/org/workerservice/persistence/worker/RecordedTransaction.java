package org.workerservice.persistence.worker;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.IntSupplier;
import org.workerservice.persistence.database.WriteRecorder;

/**
 * Tells a recorder of every batch that goes into a transaction.
 *
 * @param waiting how many writes the batch has left in the queue
 */
public record RecordedTransaction(
    GroupCommit.Transaction transaction, WriteRecorder recorder, IntSupplier waiting)
    implements GroupCommit.Transaction {
  @Override
  public Future<List<WriteOutcome>> run(List<EncodedItem> batch) {
    long begun = System.nanoTime();
    recorder.waiting(waiting.getAsInt());
    return transaction
        .run(batch)
        .onComplete(
            ended ->
                recorder.batchEnded(batch.size(), System.nanoTime() - begun, ended.succeeded()));
  }
}
