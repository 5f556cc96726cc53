package org.workerservice.load.report;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What Gatling counted in one phase.
 *
 * @param whole all requests; the times are those of what a user did in one go, an update with the
 *     read before it counting as one
 * @param kinds the requests of each kind, in the order of their names
 */
record PhaseFigures(Figures whole, List<Figures> kinds) {
  /** Copies the list. */
  PhaseFigures {
    kinds = List.copyOf(kinds);
  }

  /** Takes numbers of requests from the kinds and times from the group. */
  static PhaseFigures of(Figures group, List<Figures> kinds) {
    LongStream requests = kinds.stream().mapToLong(Figures::requests);
    LongStream errors = kinds.stream().mapToLong(Figures::errors);
    return new PhaseFigures(group.counted("together", requests.sum(), errors.sum()), kinds);
  }
}
