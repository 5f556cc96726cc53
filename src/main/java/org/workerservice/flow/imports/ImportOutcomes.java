package org.workerservice.flow.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.workerservice.flow.imports.ImportWorkers.Row;
import org.workerservice.persistence.assignment.AssignmentImport.Effect;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.validation.Violation;

/** The outcomes of the rows of one request so far, by row number; for one event loop. */
final class ImportOutcomes {
  private final Map<Long, ImportOutcome.Row> numberToOutcome = new TreeMap<>();

  void add(ImportRow.Outcome outcome) {
    put(new ImportOutcome.Row(outcome.number(), outcome.outcome(), outcome.details()));
  }

  /** Replaces the earlier outcome of the row. */
  void put(ImportOutcome.Row outcome) {
    numberToOutcome.put(outcome.number(), outcome);
  }

  /** Adds a warning to the outcome of the row. */
  void warn(long number, Violation warning) {
    ImportOutcome.Row row = get(number);
    put(
        new ImportOutcome.Row(
            number, row.outcome(), ImportDetails.withWarning(row.details(), warning)));
  }

  /** Adds how many assignments of the row were created and updated. */
  void addAssignments(long number, List<Effect> effects) {
    ImportOutcome.Row row = get(number);
    put(
        new ImportOutcome.Row(
            number, row.outcome(), ImportDetails.withAssignments(row.details(), effects)));
  }

  /** Adds a warning if the row has assignments and was skipped as a duplicate. */
  void warnOfDuplicate(Row row, Violation warning) {
    if (!row.assignments().isEmpty() && get(row.number()).outcome().equals("duplicate")) {
      warn(row.number(), warning);
    }
  }

  ImportOutcome.Row get(long number) {
    return numberToOutcome.get(number);
  }

  List<ImportOutcome.Row> all() {
    return List.copyOf(numberToOutcome.values());
  }
}
