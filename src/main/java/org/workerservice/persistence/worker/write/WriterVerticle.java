package org.workerservice.persistence.worker.write;

import io.vertx.core.Future;
import java.time.Duration;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.worker.rows.WorkerRecords;

/**
 * The writer of a node; one instance, on an event loop. The bus limits how many writes may wait at
 * its address.
 */
public final class WriterVerticle extends Mailbox<WriteItem> {
  private final Database database;
  private final WorkerRecords records;
  private final int maxBatch;
  private final Duration linger;
  private final CommitListener listener;
  private GroupCommit groupCommit;

  /**
   * Creates the writer.
   *
   * @param maxBatch max writes of one transaction
   * @param linger how long a write waits for others
   * @param listener told of every committed write, on the event loop
   */
  public WriterVerticle(
      Database database,
      WorkerRecords records,
      int maxBatch,
      Duration linger,
      CommitListener listener) {
    super(WriteItem.ADDRESS);
    this.database = database;
    this.records = records;
    this.maxBatch = maxBatch;
    this.linger = linger;
    this.listener = new GuardedListener(listener);
  }

  @Override
  public Future<?> start() {
    groupCommit =
        new GroupCommit(
            new RecordedTransaction(
                new BatchTransaction(database, records)::run,
                database.recorder(),
                () -> groupCommit.waiting()),
            context,
            maxBatch,
            linger);
    return super.start();
  }

  @Override
  protected Future<?> handle(WriteItem item) {
    return groupCommit
        .submit(EncodedItem.of(item, records))
        .map(
            outcome -> {
              if (outcome instanceof WriteOutcome.Written written) {
                listener.committed(item, written);
              }
              return outcome;
            });
  }
}
