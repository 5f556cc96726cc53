package org.workerservice.persistence.worker;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;

/** Writes links; runs on an event loop, beside the writer and behind the same gate. */
public final class LinkWriterVerticle extends Mailbox<LinkChange> {
  private final LinkTransaction transaction;

  /** Shares the connections of the node. */
  public LinkWriterVerticle(Database database) {
    super(LinkChange.ADDRESS);
    this.transaction = new LinkTransaction(database);
  }

  @Override
  protected Future<?> handle(LinkChange change) {
    return transaction.run(change);
  }
}
