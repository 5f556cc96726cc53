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
 * A request to the index of this node. The index shows at least every change that this node has
 * acknowledged before; fails with {@link org.workerservice.bus.ServiceUnavailable} while the index
 * cannot be used.
 *
 * @param <R> type of the answer
 */
public sealed interface SearchCommand<R> extends Command<R> {
  /**
   * Finds the workers that match a query.
   *
   * @param known the workers that match the parts whose values are in no index
   * @param offset how many hits to skip, counted from {@code after} if that is given
   * @param withOtherNodes whether to wait for every change that other nodes have committed before
   */
  record Find(
      UUID tenant,
      Expression expression,
      Map<Expression, Set<UUID>> known,
      SearchOptions options,
      SearchFilters filters,
      Ranking order,
      int limit,
      int offset,
      Optional<PageCursor> after,
      boolean withOtherNodes,
      Deadline deadline)
      implements SearchCommand<SearchOutcome> {
    @Override
    public String toString() {
      return "Find[" + tenant + "]";
    }
  }

  /** Completes a text to distinct names, best first. */
  record Suggest(UUID tenant, String text, int limit) implements SearchCommand<List<String>> {
    @Override
    public String toString() {
      return "Suggest[" + tenant + "]";
    }
  }

  /** Finds the workers that a complete or partial record may describe, most relevant first. */
  record Resemble(UUID tenant, Worker fragments, int limit) implements SearchCommand<List<UUID>> {}

  /**
   * Marks the matches of an expression in workers with {@code <em>}. The texts are escaped for
   * HTML. Stops at the time limit of a query.
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

  /**
   * Starts a rebuild of the index, unless one is running; searches use the old index until then.
   */
  record Rebuild() implements SearchCommand<RebuildJob> {}

  /** Returns the state of the latest rebuild; empty if there was none since the start. */
  record ReadRebuild() implements SearchCommand<Optional<RebuildJob>> {}
}
