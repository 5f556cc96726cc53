package org.workerservice.flow.imports;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WriteChecks;
import org.workerservice.flow.imports.ImportWorkers.Content;
import org.workerservice.flow.imports.ImportWorkers.Row;
import org.workerservice.flow.imports.PreparedRow.Broken;
import org.workerservice.flow.imports.PreparedRow.Entry;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.survivorship.FieldOrigins;
import org.workerservice.validation.Validation;
import org.workerservice.validation.Violation;
import org.workerservice.validation.WorkerValidator;

/** Validates the rows of an import and computes their match keys and features, on all cores. */
final class ImportPreparation {
  /** Rows that one thread of the pool prepares at a time. */
  private static final int SLICE = 50;

  private final Toolbox tools;
  private final WriteChecks checks;

  ImportPreparation(Toolbox tools) {
    this.tools = tools;
    this.checks = tools.checks();
  }

  Future<List<PreparedRow>> prepare(RequestContext context, List<Row> rows) {
    List<Future<List<PreparedRow>>> slices = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += SLICE) {
      List<Row> slice = rows.subList(from, Math.min(from + SLICE, rows.size()));
      slices.add(tools.pool().run(() -> slice.stream().map(row -> prepare(context, row)).toList()));
    }
    return Future.all(slices)
        .map(all -> slices.stream().flatMap(slice -> slice.result().stream()).toList());
  }

  private PreparedRow prepare(RequestContext context, Row row) {
    return switch (row.content()) {
      case Content.Malformed(List<Violation> violations) -> new Broken(row, violations);
      case Content.Readable(Worker worker, var _) -> checked(context, row, checks.ofImport(worker));
    };
  }

  private PreparedRow checked(RequestContext context, Row row, WorkerValidator.Checked checked) {
    return switch (checked.validation()) {
      case Validation.Invalid(List<Violation> violations) -> new Broken(row, violations);
      case Validation.Valid(Worker valid) -> entry(context, row, valid, checked.warnings());
    };
  }

  private Entry entry(RequestContext context, Row row, Worker valid, List<Violation> warnings) {
    Worker worker =
        FieldOrigins.created(
            valid.toBuilder().id(valid.id().orElseGet(WorkerIds::next)).links(List.of()).build(),
            tools.clock().instant());
    return new Entry(
        row,
        worker,
        tools.identity().of(worker, context.tenant()),
        tools.eventData().of(worker),
        warnings);
  }
}
