package org.workerservice.persistence.worker.link;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;

/** Writes links, behind the same gate as the writer; runs on an event loop. */
public final class LinkWriterVerticle extends Mailbox<LinkChange> {
  private final LinkTransaction transaction;

  public LinkWriterVerticle(Database database) {
    super(LinkChange.ADDRESS);
    this.transaction = new LinkTransaction(database);
  }

  @Override
  protected Future<?> handle(LinkChange change) {
    return transaction.run(change);
  }
}
