package org.workerservice.persistence.worker.read;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.review.DecisionReader;
import org.workerservice.persistence.worker.rows.WorkerRecords;

/** Answers queries; one instance on each event loop. */
public final class ReaderVerticle extends Mailbox<ReadCommand<?>> {
  private final Database database;
  private final WorkerReader workers;
  private final CandidateReader candidates;
  private final DecisionReader decisions;
  private final RequestLogReader requests;
  private final ChangeReader changes;

  public ReaderVerticle(Database database, WorkerRecords records) {
    super(ReadCommand.ADDRESS);
    this.database = database;
    this.workers = new WorkerReader(database, records);
    this.candidates = new CandidateReader(database);
    this.decisions = new DecisionReader(database);
    this.requests = new RequestLogReader(database);
    this.changes = new ChangeReader(database, records);
  }

  @Override
  protected Future<?> handle(ReadCommand<?> command) {
    return switch (command) {
      case ReadCommand.FindWorker find -> workers.find(find.tenant(), find.id());
      case ReadCommand.FindWorkers find -> workers.findMany(find.tenant(), find.ids());
      case ReadCommand.FindVersion find ->
          workers.findVersion(find.tenant(), find.id(), find.version());
      case ReadCommand.FindBySources find -> workers.findBySources(find.tenant(), find.keys());
      case ReadCommand.ListSources list -> workers.listSources(list);
      case ReadCommand.ListWorkers list -> workers.list(list.tenant(), list.range(), list.filter());
      case ReadCommand.FindOrganizationTree find -> workers.tree(find.tenant(), find.top());
      case ReadCommand.FindCandidates find ->
          candidates.find(find.tenant(), find.probes(), find.limit());
      case ReadCommand.FindFeatures find -> candidates.findById(find.tenant(), find.ids());
      case ReadCommand.FindDecisions find ->
          decisions.find(find.tenant(), find.worker(), find.others());
      case ReadCommand.FindIdempotent find -> requests.idempotent(find.key());
      case ReadCommand.FindImportOutcomes find ->
          requests.importOutcomes(find.tenant(), find.importId(), find.firstRow(), find.count());
      case ReadCommand.ReadEvents read ->
          requests.events(read.tenant(), read.after(), read.limit());
      case ReadCommand.ReadLog read -> changes.log(read.tenant(), read.sequence());
      case ReadCommand.ReadChanges read ->
          changes.changes(read.tenant(), read.after(), read.limit());
      case ReadCommand.ReadTenants read -> changes.tenants(read.tenant());
      case ReadCommand.FindIndexed find -> changes.find(find.tenant(), find.ids());
      case ReadCommand.ListIndexed list -> changes.list(list.tenant(), list.after(), list.limit());
      case ReadCommand.FindLastEvent find -> requests.lastEvent(find.tenant());
      case ReadCommand.Ping ping ->
          database.query(ping.tenant(), "SELECT 1", Tuple.tuple()).map(true);
    };
  }
}
