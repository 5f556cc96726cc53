package org.workerservice.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.Command;
import org.workerservice.bus.Deadline;
import org.workerservice.model.Worker;
import org.workerservice.search.language.Expression;
import org.workerservice.search.query.SearchFilters;
import org.workerservice.search.query.SearchOptions;
import org.workerservice.search.rebuild.RebuildJob;

/**
 * A question to the index of this node, which sees at least what this node has acknowledged before;
 * fails with {@link org.workerservice.bus.ServiceUnavailable} while the index cannot be used.
 *
 * @param <R> the answer
 */
public sealed interface SearchCommand<R> extends Command<R> {
  /**
   * The workers that meet a query.
   *
   * @param known the workers behind the parts that ask for values which are in no index
   * @param offset how many hits to leave out, counted from {@code after} if that is given
   * @param anew whether changes of other nodes are to be looked for before
   */
  record Find(
      UUID tenant,
      Expression expression,
      Map<Expression, Set<UUID>> known,
      SearchOptions options,
      SearchFilters filters,
      int limit,
      int offset,
      Optional<PageCursor> after,
      boolean anew,
      Deadline deadline)
      implements SearchCommand<SearchOutcome> {
    @Override
    public String toString() {
      return "Find[" + tenant + "]";
    }
  }

  /** Names that go on as a text begins, best first, each once. */
  record Suggest(UUID tenant, String text, int limit) implements SearchCommand<List<String>> {
    @Override
    public String toString() {
      return "Suggest[" + tenant + "]";
    }
  }

  /** Workers that a record, whole or in fragments, may describe, most relevant first. */
  record Resemble(UUID tenant, Worker fragments, int limit) implements SearchCommand<List<UUID>> {}

  /**
   * Where an expression meets records, with {@code <em>} around what was met and otherwise escaped
   * for HTML, as far as the time for a query allows.
   */
  record Highlight(Expression expression, SearchOptions options, List<Worker> workers)
      implements SearchCommand<Highlighted> {
    /** Copies the list. */
    public Highlight {
      workers = List.copyOf(workers);
    }

    @Override
    public String toString() {
      return "Highlight[" + workers.size() + "]";
    }
  }

  /** Begins to build the index anew, unless that is under way; the old one serves meanwhile. */
  record Rebuild() implements SearchCommand<RebuildJob> {}

  /** How the latest rebuilding is going; empty when there was none since the start. */
  record ReadRebuild() implements SearchCommand<Optional<RebuildJob>> {}
}
