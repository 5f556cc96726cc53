package org.workerservice.flow.imports;

import java.util.List;
import org.workerservice.flow.imports.ImportWorkers.Row;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.validation.Violation;

/** A row of an import after validation. */
sealed interface PreparedRow {
  /** The row as received. */
  Row row();

  /**
   * A valid row on its way into the registry.
   *
   * @param worker normalised, with an id, without links
   * @param warnings the values that the row lost
   */
  record Entry(
      Row row, Worker worker, MatchIndexEntry index, String eventData, List<Violation> warnings)
      implements PreparedRow {
    /** Makes a defensive copy of the list. */
    public Entry {
      warnings = List.copyOf(warnings);
    }

    /** Creates a row that lost nothing. */
    Entry(Row row, Worker worker, MatchIndexEntry index, String eventData) {
      this(row, worker, index, eventData, List.of());
    }
  }

  /** A row with violations. */
  record Broken(Row row, List<Violation> violations) implements PreparedRow {}
}
