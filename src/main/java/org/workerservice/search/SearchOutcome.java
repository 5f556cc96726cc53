package org.workerservice.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of a query. */
public sealed interface SearchOutcome {
  /**
   * A page of hits, best first.
   *
   * @param total how many workers the query and its filters meet
   * @param next where the next page begins; empty on the last one
   */
  record Found(long total, List<Hit> hits, Optional<PageCursor> next) implements SearchOutcome {
    /** Copies the list. */
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /** The query took longer than it may. */
  record TimedOut() implements SearchOutcome {}

  /** A worker at the version that the query met. */
  record Hit(UUID id, long version) {}
}
