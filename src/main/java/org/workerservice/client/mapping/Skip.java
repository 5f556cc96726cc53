package org.workerservice.client.mapping;

import java.util.List;

/**
 * Rows that are not imported.
 *
 * @param reason what these rows are, for the summary
 * @param when conditions, at least one of which must hold for a row to be skipped
 * @param unless conditions, one of which keeps a row
 */
record Skip(String reason, List<Condition> when, List<Condition> unless) {
  /** Makes defensive copies. */
  Skip {
    when = List.copyOf(when);
    unless = List.copyOf(unless);
  }

  boolean applies(Row row) {
    return (when.isEmpty() || when.stream().anyMatch(condition -> condition.holds(row)))
        && unless.stream().noneMatch(condition -> condition.holds(row));
  }
}
