package org.workerservice.persistence.merge;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.worker.rows.WorkerRecords;
import org.workerservice.persistence.worker.write.CommitListener;

/**
 * Writes merges and their reversals, behind the same gate as the writer, and answers queries about
 * them; one instance on each event loop.
 */
public final class MergeVerticle extends Mailbox<MergeCommand<?>> {
  private final MergeTransaction merges;
  private final ReversalTransaction reversals;
  private final MergeReader reader;

  /**
   * Creates an instance.
   *
   * @param listener told of every committed change, on the event loop
   */
  public MergeVerticle(Database database, WorkerRecords records, CommitListener listener) {
    super(MergeCommand.ADDRESS);
    this.merges = new MergeTransaction(database, records, listener);
    this.reversals = new ReversalTransaction(database, records, listener);
    this.reader = new MergeReader(database, records);
  }

  @Override
  protected Future<?> handle(MergeCommand<?> command) {
    return switch (command) {
      case MergeChange change -> merges.run(change);
      case ReversalChange change -> reversals.run(change);
      case MergeQuery.FindReplaced find -> reader.replaced(find.tenant(), find.survivors());
      case MergeQuery.FindSurvivor find -> reader.survivor(find.tenant(), find.id());
      case MergeQuery.FindRejected find -> reader.rejected(find.tenant(), find.ids());
      case MergeQuery.FindMerge find -> reader.find(find.tenant(), find.id());
      case MergeQuery.FindMergeOf find -> reader.of(find.tenant(), find.duplicate());
      case MergeQuery.FindMergesInto find -> reader.into(find.tenant(), find.main());
      case MergeQuery.ListMerges list -> reader.list(list);
    };
  }
}
