package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.workerservice.bus.Deadline;
import org.workerservice.model.Worker;
import org.workerservice.search.SearchOutcome.Found;
import org.workerservice.search.SearchOutcome.Hit;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.index.PageViews;
import org.workerservice.search.index.SearchSource;
import org.workerservice.search.index.WorkerIndex;
import org.workerservice.search.language.Expression;
import org.workerservice.search.language.Parsed;
import org.workerservice.search.language.QueryLimits;
import org.workerservice.search.language.QueryParser;
import org.workerservice.search.query.Completion;
import org.workerservice.search.query.QueryBuilder;
import org.workerservice.search.query.SearchFilters;
import org.workerservice.search.query.SearchOptions;

/** A separate index for each test, empty at first. */
public final class TestIndex implements BeforeEachCallback, AfterEachCallback {
  public static final UUID TENANT = UUID.randomUUID();
  public static final SearchOptions PLAIN = new SearchOptions(false, false, false);
  public static final SearchOptions FUZZY = new SearchOptions(true, false, false);
  public static final SearchOptions PHONETIC = new SearchOptions(false, true, false);
  static final SearchOptions MASKED = new SearchOptions(false, false, true);

  /** What a test index keeps for later pages. */
  public static final PageViews.Limits VIEWS = new PageViews.Limits(4, Duration.ofMinutes(5));

  private static final Duration AMPLE = Duration.ofSeconds(5);
  private static final WorkerIndex.Limits LIMITS =
      new WorkerIndex.Limits(1 << 20, VIEWS, () -> true);

  private final WordAnalyzer analyzer = new WordAnalyzer();
  private Path directory;
  private WorkerIndex index;

  /** The hits that a test requests. */
  public record Page(
      SearchFilters filters, Ranking order, int limit, int offset, Optional<PageCursor> after) {
    public static Page first(int limit) {
      return new Page(SearchFilters.NONE, Ranking.RELEVANCE, limit, 0, Optional.empty());
    }

    Page by(Ranking newOrder) {
      return new Page(filters, newOrder, limit, offset, after);
    }

    Page from(int newOffset) {
      return new Page(filters, order, limit, newOffset, after);
    }

    Page behind(Optional<PageCursor> hit) {
      return new Page(filters, order, limit, offset, hit);
    }

    Page with(SearchFilters others) {
      return new Page(others, order, limit, offset, after);
    }
  }

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    directory = Files.createTempDirectory("index");
    index = WorkerIndex.create(directory.resolve("index"), analyzer, LIMITS, UUID.randomUUID());
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    index.close();
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  public WordAnalyzer analyzer() {
    return analyzer;
  }

  /** Indexes a worker for the tenant of the tests and returns the id. */
  public UUID put(Worker worker) throws IOException {
    return put(TENANT, worker);
  }

  public UUID put(UUID tenant, Worker worker) throws IOException {
    index.apply(
        List.of(
            new WorkerIndex.Edit.Put(tenant, new SearchSource.Entry(worker, Optional.empty()))));
    return worker.id().orElseThrow();
  }

  public void remove(UUID id) throws IOException {
    index.apply(List.of(new WorkerIndex.Edit.Remove(id)));
  }

  /** Ends a segment. */
  public void refresh() throws IOException {
    index.refresh();
  }

  /** Makes the indexed workers durable. */
  public void commit(long sequence) throws IOException {
    index.commit(sequence, Instant.EPOCH);
  }

  /** Closes the index and opens its last commit. */
  public void reopen() throws IOException {
    UUID registry = index.registry();
    index.close();
    index = WorkerIndex.open(index.path(), analyzer, LIMITS, registry);
  }

  /** Returns the ids of the first hundred hits. */
  public List<UUID> ids(String text, SearchOptions options) throws IOException {
    return find(text, options, Page.first(100)).hits().stream().map(Hit::id).toList();
  }

  public Found find(String text, SearchOptions options, Page page) throws IOException {
    return (Found) find(text, options, page, AMPLE);
  }

  SearchOutcome find(String text, SearchOptions options, Page page, Duration timeout)
      throws IOException {
    index.refresh();
    return new Finder(timeout)
        .find(
            index,
            QueryBuilder.toFind(analyzer, options, Map.of())
                .build(expression(text), TENANT, page.filters()),
            command(text, options, page));
  }

  private static SearchCommand.Find command(String text, SearchOptions options, Page page) {
    return new SearchCommand.Find(
        TENANT,
        expression(text),
        Map.of(),
        options,
        page.filters(),
        page.order().forQuery(expression(text)),
        page.limit(),
        page.offset(),
        page.after(),
        false,
        Deadline.in(Duration.ofSeconds(10)));
  }

  public static Expression expression(String text) {
    Parsed parsed = QueryParser.parse(text, new QueryLimits(1000, 64, 8), field -> true);
    assertThat(parsed).as(text).isInstanceOf(Parsed.Understood.class);
    return ((Parsed.Understood) parsed).expression();
  }

  /** Returns the names that complete a text. */
  public List<String> suggestions(String text) throws IOException {
    index.refresh();
    return index.read(
        searcher ->
            new Finder(AMPLE)
                .names(searcher, new Completion(analyzer).query(text, TENANT).orElseThrow(), 10));
  }

  /** Returns the best five hits of a query. */
  public List<UUID> best(Query query) throws IOException {
    index.refresh();
    return index.read(searcher -> new Finder(AMPLE).best(searcher, query, 5));
  }
}
