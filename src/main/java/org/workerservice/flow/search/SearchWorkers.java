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
import org.workerservice.flow.IdentifierHolders;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.privacy.Masking;
import org.workerservice.search.Highlighted;
import org.workerservice.search.PageCursor;
import org.workerservice.search.Ranking;
import org.workerservice.search.Search;
import org.workerservice.search.SearchCommand;
import org.workerservice.search.SearchOutcome;
import org.workerservice.search.criteria.Criterion;
import org.workerservice.search.language.Expression;
import org.workerservice.search.query.SearchFilters;
import org.workerservice.search.query.SearchOptions;
import org.workerservice.search.rebuild.RebuildJob;

/**
 * Searches: query the index for ids, read the records, and query once more if a record is newer
 * than the index. The access log records every worker that is returned.
 */
public final class SearchWorkers {
  private final Bus bus;
  private final HashedNumbers numbers;
  private final HashedIdentifiers identifiers;
  private final ReadWorkers reads;
  private final Masking masking;

  public SearchWorkers(Toolbox tools, ReadWorkers reads) {
    this.bus = tools.bus();
    this.numbers = new HashedNumbers(tools.bus(), tools.identity());
    this.identifiers = new HashedIdentifiers(new IdentifierHolders(tools.bus(), tools.identity()));
    this.reads = reads;
    this.masking = tools.masking();
  }

  /**
   * A search request.
   *
   * @param organizationTree it or an organization below it must manage a worker
   * @param offset number of hits to skip, counted from {@code after} if given
   * @param highlight whether to highlight the matches in the records
   * @param maskedView whether the caller sees masked records
   */
  public record Request(
      RequestContext context,
      Expression expression,
      SearchOptions options,
      SearchFilters filters,
      Optional<UUID> organizationTree,
      Ranking order,
      int limit,
      int offset,
      Optional<PageCursor> after,
      boolean highlight,
      boolean maskedView) {
    Request withOrganizations(Set<UUID> ids) {
      return with(filters.withOrganizations(ids));
    }

    Request with(SearchFilters others) {
      return new Request(
          context,
          expression,
          options,
          others,
          organizationTree,
          order,
          limit,
          offset,
          after,
          highlight,
          maskedView);
    }

    @Override
    public String toString() {
      return "Request[" + context.tenant() + "]";
    }
  }

  /** The outcome of a search. */
  public sealed interface Outcome {
    /**
     * A page of workers, best first.
     *
     * @param total how many workers match the query and its filters
     * @param next where the next page starts; empty on the last page
     * @param highlights empty unless requested
     */
    record Found(
        List<Worker> workers, long total, Optional<PageCursor> next, Highlighted highlights)
        implements Outcome {}

    /** The query exceeded the query timeout. */
    record TookTooLong() implements Outcome {}

    /** The page belongs to a state of the index that this instance does not have any more. */
    record Expired() implements Outcome {}
  }

  /** Executes the request. */
  public Future<Outcome> search(Request request) {
    return withTree(request)
        .compose(this::withKnown)
        .compose(
            whole ->
                numbers
                    .find(whole.context(), whole.expression(), !whole.options().masked())
                    .compose(known -> find(whole, known, false)));
  }

  /** Readers of masked records do not find workers by values that are masked for them. */
  private Future<Request> withKnown(Request request) {
    List<Criterion> criteria = request.filters().criteria();
    return request.options().masked()
        ? Future.succeededFuture(request)
        : identifiers
            .resolve(request.context(), criteria)
            .map(
                resolved ->
                    resolved == criteria
                        ? request
                        : request.with(request.filters().withCriteria(resolved)));
  }

  /** The index does not know which organization is below which. */
  private Future<Request> withTree(Request request) {
    return request
        .organizationTree()
        .map(
            top ->
                bus.ask(
                        ReadCommand.ADDRESS,
                        new ReadCommand.FindOrganizationTree(request.context().tenant(), top),
                        request.context().deadline())
                    .map(ids -> request.withOrganizations(Set.copyOf(ids))))
        .orElseGet(() -> Future.succeededFuture(request));
  }

  private Future<Outcome> find(Request request, Map<Expression, Set<UUID>> known, boolean again) {
    SearchCommand.Find command =
        new SearchCommand.Find(
            request.context().tenant(),
            request.expression(),
            known,
            request.options(),
            request.filters(),
            request.order(),
            request.limit(),
            request.offset(),
            request.after(),
            again,
            request.context().deadline());
    return bus.ask(Search.ADDRESS, command, request.context().deadline())
        .compose(
            outcome ->
                switch (outcome) {
                  case SearchOutcome.TimedOut _ ->
                      Future.succeededFuture(new Outcome.TookTooLong());
                  case SearchOutcome.Expired _ -> Future.succeededFuture(new Outcome.Expired());
                  case SearchOutcome.Found found -> read(request, known, again, found);
                });
  }

  private Future<Outcome> read(
      Request request, Map<Expression, Set<UUID>> known, boolean again, SearchOutcome.Found found) {
    return workers(request.context(), found.hits())
        .compose(
            idToWorker ->
                !again && mayImprove(request) && isOutdated(found.hits(), idToWorker)
                    // Another node has written since this index was last updated.
                    ? find(request, known, true)
                    : show(request, found, idToWorker));
  }

  /** Later pages come from the state of the index that the first page came from. */
  private static boolean mayImprove(Request request) {
    return request.after().flatMap(PageCursor::view).isEmpty();
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

  /** Returns names that start with a text, best first. */
  public Future<List<String>> suggest(RequestContext context, String text, int limit) {
    return bus.ask(
        Search.ADDRESS,
        new SearchCommand.Suggest(context.tenant(), text, limit),
        context.deadline());
  }

  /** Starts to rebuild the index of this node, unless a rebuild is already running. */
  public Future<RebuildJob> rebuild(RequestContext context) {
    return bus.ask(Search.ADDRESS, new SearchCommand.Rebuild(), context.deadline());
  }

  /**
   * Returns the progress of the latest rebuild; empty if there was none since the start of the
   * service.
   */
  public Future<Optional<RebuildJob>> rebuilding(RequestContext context) {
    return bus.ask(Search.ADDRESS, new SearchCommand.ReadRebuild(), context.deadline());
  }
}
