package org.workerservice.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The outcome of a query. */
public sealed interface SearchOutcome {
  /**
   * A page of hits, best first.
   *
   * @param total how many workers match the query and its filters
   * @param next the position after which the next page starts; empty on the last page
   */
  record Found(long total, List<Hit> hits, Optional<PageCursor> next) implements SearchOutcome {
    /** Copies the list. */
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /** The state of the index that the cursor belongs to is not kept any more. */
  record Expired() implements SearchOutcome {}

  /** The query exceeded its time limit. */
  record TimedOut() implements SearchOutcome {}

  /** A worker in the version that matched the query. */
  record Hit(UUID id, long version) {}
}
