package org.workerservice.flow.imports;

import java.util.List;

/** The outcome of one request of an import. */
public sealed interface ImportOutcome {
  /** Each row has its outcome, in the order of the rows. */
  record Imported(List<Row> rows) implements ImportOutcome {}

  /** These rows were sent before in the same import, with different content. */
  record RowsDiffer(List<Long> numbers) implements ImportOutcome {}

  /**
   * The outcome of a row.
   *
   * @param outcome {@code created}, {@code duplicate}, {@code review} or {@code rejected}
   * @param details a JSON object
   */
  record Row(long number, String outcome, String details) {}
}
