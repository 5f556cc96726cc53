package org.workerservice.flow.search;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.ReadCommand;
import org.workerservice.privacy.Masking;
import org.workerservice.search.Highlighted;
import org.workerservice.search.PageCursor;
import org.workerservice.search.Search;
import org.workerservice.search.SearchCommand;
import org.workerservice.search.SearchOutcome;
import org.workerservice.search.language.Expression;
import org.workerservice.search.query.SearchFilters;
import org.workerservice.search.query.SearchOptions;
import org.workerservice.search.rebuild.RebuildJob;

/**
 * Searches: ask the index for ids, read the records, and ask once more when a record is no longer
 * as the index has seen it. Every record that is shown is recorded.
 */
public final class SearchWorkers {
  private final Bus bus;
  private final HashedNumbers numbers;
  private final ReadWorkers reads;
  private final Masking masking;

  /** Takes the tools of the flow. */
  public SearchWorkers(Toolbox tools, ReadWorkers reads) {
    this.bus = tools.bus();
    this.numbers = new HashedNumbers(tools.bus(), tools.identity());
    this.reads = reads;
    this.masking = tools.masking();
  }

  /**
   * What is asked for.
   *
   * @param offset how many hits to leave out, counted from {@code after} if that is given
   * @param highlight whether to show where the query meets the records
   * @param maskedView whether the records will be shown masked
   */
  public record Request(
      RequestContext context,
      Expression expression,
      SearchOptions options,
      SearchFilters filters,
      int limit,
      int offset,
      Optional<PageCursor> after,
      boolean highlight,
      boolean maskedView) {
    @Override
    public String toString() {
      return "Request[" + context.tenant() + "]";
    }
  }

  /** What became of a search. */
  public sealed interface Outcome {
    /**
     * A page of workers, best first.
     *
     * @param total how many workers meet the query and its filters
     * @param next where the next page begins; empty on the last one
     * @param highlights empty unless asked for
     */
    record Found(
        List<Worker> workers, long total, Optional<PageCursor> next, Highlighted highlights)
        implements Outcome {}

    /** The query took longer than queries may. */
    record TookTooLong() implements Outcome {}
  }

  /** Carries the request out. */
  public Future<Outcome> search(Request request) {
    return numbers
        .find(request.context(), request.expression())
        .compose(known -> find(request, known, false));
  }

  private Future<Outcome> find(Request request, Map<Expression, Set<UUID>> known, boolean anew) {
    SearchCommand.Find command =
        new SearchCommand.Find(
            request.context().tenant(),
            request.expression(),
            known,
            request.options(),
            request.filters(),
            request.limit(),
            request.offset(),
            request.after(),
            anew,
            request.context().deadline());
    return bus.ask(Search.ADDRESS, command, request.context().deadline())
        .compose(
            outcome ->
                switch (outcome) {
                  case SearchOutcome.TimedOut _ ->
                      Future.succeededFuture(new Outcome.TookTooLong());
                  case SearchOutcome.Found found -> read(request, known, anew, found);
                });
  }

  private Future<Outcome> read(
      Request request, Map<Expression, Set<UUID>> known, boolean anew, SearchOutcome.Found found) {
    return workers(request.context(), found.hits())
        .compose(
            idToWorker ->
                !anew && isOutdated(found.hits(), idToWorker)
                    // Another node has written since this index was fed.
                    ? find(request, known, true)
                    : show(request, found, idToWorker));
  }

  private Future<Map<UUID, Worker>> workers(RequestContext context, List<SearchOutcome.Hit> hits) {
    if (hits.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    List<UUID> ids = hits.stream().map(SearchOutcome.Hit::id).toList();
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(context.tenant(), ids),
            context.deadline())
        .map(
            workers ->
                workers.stream()
                    .filter(worker -> worker.deletedAt().isEmpty())
                    .collect(
                        Collectors.toMap(
                            worker -> worker.id().orElseThrow(), Function.identity())));
  }

  private static boolean isOutdated(List<SearchOutcome.Hit> hits, Map<UUID, Worker> idToWorker) {
    return hits.stream()
        .anyMatch(
            hit ->
                !idToWorker.containsKey(hit.id())
                    || idToWorker.get(hit.id()).version() != hit.version());
  }

  private Future<Outcome> show(
      Request request, SearchOutcome.Found found, Map<UUID, Worker> idToWorker) {
    List<Worker> workers =
        found.hits().stream()
            .map(SearchOutcome.Hit::id)
            .filter(idToWorker::containsKey)
            .map(idToWorker::get)
            .toList();
    reads.record(
        request.context(),
        "SEARCH",
        workers.stream().map(worker -> worker.id().orElseThrow()).toList());
    return highlights(request, workers)
        .map(highlights -> new Outcome.Found(workers, found.total(), found.next(), highlights));
  }

  private Future<Highlighted> highlights(Request request, List<Worker> workers) {
    SearchOptions shown =
        new SearchOptions(
            request.options().fuzzy(), request.options().phonetic(), request.maskedView());
    return request.highlight() && !workers.isEmpty()
        ? bus.ask(
            Search.ADDRESS,
            new SearchCommand.Highlight(
                request.expression(),
                shown,
                workers.stream().map(worker -> readable(request, worker)).toList()),
            request.context().deadline())
        : Future.succeededFuture(Highlighted.NOTHING);
  }

  private Worker readable(Request request, Worker worker) {
    return request.maskedView() ? masking.visible(worker) : masking.withoutSensitive(worker);
  }

  /** Returns names that go on as a text begins, best first. */
  public Future<List<String>> suggest(RequestContext context, String text, int limit) {
    return bus.ask(
        Search.ADDRESS,
        new SearchCommand.Suggest(context.tenant(), text, limit),
        context.deadline());
  }

  /** Begins to build the index of this node anew, unless that is under way. */
  public Future<RebuildJob> rebuild(RequestContext context) {
    return bus.ask(Search.ADDRESS, new SearchCommand.Rebuild(), context.deadline());
  }

  /** Returns how the latest rebuilding is going; empty when there was none since the start. */
  public Future<Optional<RebuildJob>> rebuilding(RequestContext context) {
    return bus.ask(Search.ADDRESS, new SearchCommand.ReadRebuild(), context.deadline());
  }
}
