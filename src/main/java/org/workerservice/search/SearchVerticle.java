package org.workerservice.search;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.search.Query;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.Mailbox;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.feed.Handover;
import org.workerservice.search.feed.IndexFeed;
import org.workerservice.search.feed.Pool;
import org.workerservice.search.feed.SearchMeters;
import org.workerservice.search.feed.SearchPlan;
import org.workerservice.search.index.IndexDamage;
import org.workerservice.search.index.SearchSource;
import org.workerservice.search.index.WorkerIndex;
import org.workerservice.search.query.Completion;
import org.workerservice.search.query.QueryBuilder;
import org.workerservice.search.query.Resemblance;
import org.workerservice.search.rebuild.IndexKeeper;

/**
 * Owns the index of a node; one instance, on an event loop. Blocking work runs on the pool. The
 * index is opened or built in the background; until it is ready, searches fail with {@link
 * ServiceUnavailable}.
 */
public final class SearchVerticle extends Mailbox<SearchCommand<?>> {
  private static final Duration HIGHLIGHTING_SLICE = Duration.ofMillis(20);

  private final WordAnalyzer analyzer = new WordAnalyzer();
  private final Resemblance resemblance = new Resemblance(analyzer);
  private final Completion completion = new Completion(analyzer);
  private final Highlights highlights = new Highlights(analyzer);
  private final Tools tools;
  private final Finder finder;
  private IndexKeeper keeper;

  /** The dependencies of the verticle. */
  public record Tools(
      Pool pool,
      SearchSource source,
      Handover handover,
      SearchMeters meters,
      SearchPlan plan,
      Clock clock) {}

  /** Touches no files before {@link #start}. */
  public SearchVerticle(Tools tools) {
    super(Search.ADDRESS);
    this.tools = tools;
    this.finder = new Finder(tools.plan().queryTimeout());
  }

  @Override
  public Future<?> start() {
    keeper =
        new IndexKeeper(
            new IndexFeed.Tools(
                vertx,
                tools.pool(),
                tools.source(),
                tools.handover(),
                tools.meters(),
                tools.plan(),
                tools.clock()),
            analyzer);
    keeper.start();
    vertx.setPeriodic(tools.plan().pollInterval().toMillis(), timer -> keeper.tick());
    return super.start();
  }

  @Override
  public Future<?> stop() {
    return super.stop().compose(stopped -> keeper.stop());
  }

  @Override
  protected Future<?> handle(SearchCommand<?> command) {
    return switch (command) {
      case SearchCommand.Find find -> find(find);
      case SearchCommand.Suggest suggest -> suggest(suggest);
      case SearchCommand.Resemble resemble -> resemble(resemble);
      case SearchCommand.Highlight highlight ->
          highlight(
              new Highlighting(highlights, highlight, new TimeLimit(tools.plan().queryTimeout())));
      case SearchCommand.Rebuild _ -> Future.succeededFuture(keeper.rebuild());
      case SearchCommand.ReadRebuild _ -> Future.succeededFuture(keeper.job());
    };
  }

  private Future<SearchOutcome> find(SearchCommand.Find find) {
    QueryBuilder builder = QueryBuilder.toFind(analyzer, find.options(), find.known());
    return read(
            find.withOtherNodes() ? keeper.currentWithOthers() : keeper.current(),
            index -> {
              refuseExpired(find.deadline());
              Query query = builder.build(find.expression(), find.tenant(), find.filters());
              return finder.find(index, query, find);
            })
        .map(
            outcome -> {
              if (outcome instanceof SearchOutcome.TimedOut) {
                tools.meters().timedOut();
              }
              return outcome;
            });
  }

  /** Works in slices, so that searches that wait for a thread get one in between. */
  private Future<Highlighted> highlight(Highlighting highlighting) {
    return tools
        .pool()
        .run(() -> highlighting.advance(new TimeLimit(HIGHLIGHTING_SLICE)))
        .compose(
            done ->
                done
                    ? Future.succeededFuture(highlighting.highlighted())
                    : highlight(highlighting));
  }

  private static void refuseExpired(Deadline deadline) {
    if (deadline.expired()) {
      throw new ServiceUnavailable(
          Reason.DEADLINE_EXCEEDED, "The search waited too long for a thread; retry later.");
    }
  }

  private Future<List<String>> suggest(SearchCommand.Suggest suggest) {
    Optional<Query> query = completion.query(suggest.text(), suggest.tenant());
    return query.isEmpty()
        ? Future.succeededFuture(List.of())
        : read(
            keeper.current(),
            index -> index.read(searcher -> finder.names(searcher, query.get(), suggest.limit())));
  }

  private Future<List<UUID>> resemble(SearchCommand.Resemble resemble) {
    Query query = resemblance.query(resemble.fragments(), resemble.tenant());
    return read(
        keeper.current(),
        index -> index.read(searcher -> finder.best(searcher, query, resemble.limit())));
  }

  /** A question to an index. */
  private interface Question<T> {
    T ask(WorkerIndex index) throws Exception;
  }

  private <T> Future<T> read(Future<WorkerIndex> current, Question<T> question) {
    return current.compose(
        index ->
            ask(index, question)
                .recover(
                    failure ->
                        keeper.isReplaced(index)
                            ? keeper.current().compose(other -> ask(other, question))
                            : refuse(index, failure)));
  }

  private <T> Future<T> ask(WorkerIndex index, Question<T> question) {
    return tools.pool().run(() -> tools.meters().query().recordCallable(() -> question.ask(index)));
  }

  private <T> Future<T> refuse(WorkerIndex index, Throwable failure) {
    if (failure instanceof ServiceUnavailable) {
      return Future.failedFuture(failure);
    }
    keeper.suspect(index, failure);
    return Future.failedFuture(IndexDamage.is(failure) ? IndexFeed.unavailable() : failure);
  }
}
