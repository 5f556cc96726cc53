package org.workerservice.load.report;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The figures of Gatling for one phase.
 *
 * @param whole all requests; the times are those of whole user actions: an update and the read
 *     before it count as one
 * @param kinds the requests of each kind, sorted by name
 */
record PhaseFigures(Figures whole, List<Figures> kinds) {
  /** Copies the list. */
  PhaseFigures {
    kinds = List.copyOf(kinds);
  }

  /** Combines the request counts of the kinds with the times of the group. */
  static PhaseFigures of(Figures group, List<Figures> kinds) {
    LongStream requests = kinds.stream().mapToLong(Figures::requests);
    LongStream errors = kinds.stream().mapToLong(Figures::errors);
    return new PhaseFigures(group.counted("together", requests.sum(), errors.sum()), kinds);
  }
}
