package org.workerservice.persistence.assignment;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.worker.write.CommitListener;
import org.workerservice.persistence.worker.write.GuardedListener;

/**
 * Writes assignments, behind the same gate as the writer of workers, and answers queries about
 * them; one instance on each event loop.
 */
public final class AssignmentVerticle extends Mailbox<AssignmentCommand<?>> {
  private final AssignmentTransaction transaction;
  private final ImportTransaction imports;
  private final AssignmentReader reader;
  private final TimelineReader timelines;

  /**
   * Creates an instance.
   *
   * @param listener told of every committed change, on the event loop
   */
  public AssignmentVerticle(Database database, CommitListener listener) {
    super(AssignmentCommand.ADDRESS);
    CommitListener guarded = new GuardedListener(listener);
    this.transaction = new AssignmentTransaction(database, guarded);
    this.imports = new ImportTransaction(database, guarded);
    this.reader = new AssignmentReader(database);
    this.timelines = new TimelineReader(database);
  }

  @Override
  protected Future<?> handle(AssignmentCommand<?> command) {
    return switch (command) {
      case AssignmentChange change -> transaction.run(change);
      case AssignmentImport change -> imports.run(change);
      case AssignmentCommand.Find find -> reader.find(find.tenant(), find.worker(), find.id());
      case AssignmentCommand.FindVersion find -> reader.findVersion(find);
      case AssignmentCommand.ListOfWorker list -> reader.ofWorker(list);
      case AssignmentCommand.ListOfOrganization list -> reader.ofOrganization(list);
      case AssignmentCommand.ReadTimeline read -> timelines.read(read);
    };
  }
}
