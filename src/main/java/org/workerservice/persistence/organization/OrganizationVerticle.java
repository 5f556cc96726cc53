package org.workerservice.persistence.organization;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.worker.write.CommitListener;

/**
 * Reads and changes organisations; one instance, on an event loop. Organisations change rarely, so
 * each write is its own transaction, one after the other; together they use at most one connection
 * that the writer of workers could need.
 */
public final class OrganizationVerticle extends Mailbox<OrganizationCommand<?>> {
  private final OrganizationReader reader;
  private final OrganizationFinder finder;
  private final OrganizationHistory history;
  private final OrganizationTransaction transaction;
  private Future<?> last = Future.succeededFuture();

  /**
   * Creates the actor.
   *
   * @param listener told of every commit, on the event loop
   */
  public OrganizationVerticle(
      Database database, OrganizationRecords records, CommitListener listener) {
    super(OrganizationCommand.ADDRESS);
    this.reader = new OrganizationReader(database, records);
    this.finder = new OrganizationFinder(database, records);
    this.history = new OrganizationHistory(database, records);
    this.transaction = new OrganizationTransaction(database, records, listener);
  }

  @Override
  protected Future<?> handle(OrganizationCommand<?> command) {
    return switch (command) {
      case OrganizationCommand.Find find -> reader.find(find.tenant(), find.id());
      case OrganizationCommand.FindMany find ->
          reader.findMany(find.tenant(), find.ids(), find.odsCodes());
      case OrganizationCommand.FindVersion find ->
          reader.findVersion(find.tenant(), find.id(), find.version());
      case OrganizationCommand.ListAll list -> reader.list(list);
      case OrganizationCommand.Search search -> finder.search(search);
      case OrganizationCommand.FindHierarchy find -> finder.hierarchy(find);
      case OrganizationCommand.ReadTrail read ->
          history.read(read.tenant(), read.id(), read.after(), read.limit());
      case OrganizationCommand.Write write -> inTurn(write);
    };
  }

  private Future<OrganizationWriteOutcome> inTurn(OrganizationCommand.Write write) {
    Future<OrganizationWriteOutcome> turn = last.transform(before -> start(write));
    last = turn;
    return turn;
  }

  private Future<OrganizationWriteOutcome> start(OrganizationCommand.Write write) {
    return write.context().deadline().expired()
        ? Future.failedFuture(
            new ServiceUnavailable(
                Reason.DEADLINE_EXCEEDED, "The write waited too long. Retry later."))
        : transaction.run(write);
  }
}
