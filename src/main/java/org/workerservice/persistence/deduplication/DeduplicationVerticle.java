package org.workerservice.persistence.deduplication;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;

/** Reads and stores what batches compare and find; on event loops. */
public final class DeduplicationVerticle extends Mailbox<DeduplicationCommand<?>> {
  private final ScanStore scan;
  private final EntityStore entities;

  /** Shares the connections of the node. */
  public DeduplicationVerticle(Database database) {
    super(DeduplicationCommand.ADDRESS);
    scan = new ScanStore(database);
    entities = new EntityStore(database);
  }

  @Override
  protected Future<?> handle(DeduplicationCommand<?> command) {
    return switch (command) {
      case DeduplicationCommand.FindHead find -> scan.head(find.tenant());
      case DeduplicationCommand.ExistsOrganization exists ->
          scan.existsOrganization(exists.tenant(), exists.organization());
      case DeduplicationCommand.ReadRecords read -> scan.records(read);
      case DeduplicationCommand.ReadChanges read -> scan.changes(read);
      case DeduplicationCommand.PutUnits put -> scan.putUnits(put);
      case DeduplicationCommand.ClaimUnit claim -> scan.claim(claim);
      case DeduplicationCommand.FinishUnit finish -> scan.finish(finish);
      case DeduplicationCommand.FindState find -> scan.state(find.tenant(), find.job());
      case DeduplicationCommand.ReadMatches read -> scan.matches(read);
      case DeduplicationCommand.FindRejected find -> scan.rejected(find.tenant(), find.workers());
      case DeduplicationCommand.ClearEntities clear -> entities.clear(clear.lease());
      case DeduplicationCommand.PutEntities put -> entities.put(put.lease(), put.entities());
      case DeduplicationCommand.ReadEntities read -> entities.read(read);
      case DeduplicationCommand.Settle settle -> entities.settle(settle);
      case DeduplicationCommand.NoteMerges note -> entities.noteMerges(note);
      case DeduplicationCommand.FindMergedFor find -> scan.mergedFor(find);
      case DeduplicationCommand.CountEntities count -> entities.count(count.tenant(), count.job());
      case DeduplicationCommand.DropScan drop -> scan.drop(drop);
      case DeduplicationCommand.DropOtherScans drop -> scan.dropOthers(drop);
    };
  }
}
