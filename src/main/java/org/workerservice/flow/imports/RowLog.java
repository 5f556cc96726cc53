package org.workerservice.flow.imports;

import io.vertx.core.Future;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.imports.ImportWorkers.Row;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteOutcome;

/** Keeps the outcomes of the rows of one request; for one event loop. */
final class RowLog {
  private final Bus bus;
  private final RequestContext context;
  private final UUID importId;
  private final ImportOutcomes outcomes;

  RowLog(Bus bus, ImportWorkers.Request request, ImportOutcomes outcomes) {
    this.bus = bus;
    this.context = request.context();
    this.importId = request.importId();
    this.outcomes = outcomes;
  }

  /** Returns what the writer keeps of a row together with what the row writes. */
  ImportRow row(Row row, String outcome, String details) {
    return new ImportRow(
        importId, new ImportRow.Outcome(row.number(), row.hash(), outcome, details));
  }

  /** Writes the outcome of a row that writes nothing else. */
  Future<?> note(Row row, String outcome, String details) {
    ImportRow noted = row(row, outcome, details);
    return bus.ask(WriteItem.ADDRESS, new WriteItem.Note(context, noted), context.deadline())
        .compose(
            answer ->
                done(
                    answer instanceof WriteOutcome.RowRepeated(ImportRow.Outcome earlier)
                        ? earlier
                        : noted.outcome()));
  }

  /** The outcome is written. */
  Future<?> done(ImportRow.Outcome outcome) {
    outcomes.add(outcome);
    return Future.succeededFuture();
  }
}
