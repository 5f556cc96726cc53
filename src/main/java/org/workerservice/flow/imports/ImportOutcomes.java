package org.workerservice.flow.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.workerservice.persistence.database.ImportRow;

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

  ImportOutcome.Row get(long number) {
    return numberToOutcome.get(number);
  }

  List<ImportOutcome.Row> all() {
    return List.copyOf(numberToOutcome.values());
  }
}
