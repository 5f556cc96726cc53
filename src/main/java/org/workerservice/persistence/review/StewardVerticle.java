package org.workerservice.persistence.review;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;

/** Shares review items among stewards; one instance on each event loop. */
public final class StewardVerticle extends Mailbox<StewardCommand<?>> {
  private final StewardWriter writer;
  private final ManyDecisions decisions;

  /** Shares the connections of the node. */
  public StewardVerticle(Database database) {
    super(StewardCommand.ADDRESS);
    writer = new StewardWriter(database);
    decisions = new ManyDecisions(database);
  }

  @Override
  protected Future<?> handle(StewardCommand<?> command) {
    return switch (command) {
      case StewardCommand.TakeNext next -> writer.takeNext(next);
      case StewardCommand.Assign assign -> writer.assign(assign);
      case StewardCommand.Unassign unassign -> writer.unassign(unassign);
      case StewardCommand.Escalate escalate -> writer.escalate(escalate);
      case StewardCommand.DecideMany decide -> decisions.decide(decide);
      case StewardCommand.Comment comment -> writer.comment(comment);
    };
  }
}
