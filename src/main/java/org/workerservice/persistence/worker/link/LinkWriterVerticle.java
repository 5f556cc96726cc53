package org.workerservice.persistence.worker.link;

import io.vertx.core.Future;
import java.util.function.LongConsumer;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;

/** Writes links, behind the same gate as the writer; runs on an event loop. */
public final class LinkWriterVerticle extends Mailbox<LinkChange> {
  private final LinkTransaction transaction;

  /**
   * Creates an instance.
   *
   * @param committed gets the last sequence of every committed change, on the event loop
   */
  public LinkWriterVerticle(Database database, LongConsumer committed) {
    super(LinkChange.ADDRESS);
    this.transaction = new LinkTransaction(database, committed);
  }

  @Override
  protected Future<?> handle(LinkChange change) {
    return transaction.run(change);
  }
}
