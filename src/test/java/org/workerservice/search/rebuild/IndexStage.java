package org.workerservice.search.rebuild;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.search.Finder;
import org.workerservice.search.TestIndex;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.feed.Handover;
import org.workerservice.search.feed.IndexFeed;
import org.workerservice.search.feed.Pool;
import org.workerservice.search.feed.SearchMeters;
import org.workerservice.search.feed.SearchPlan;
import org.workerservice.search.index.IndexFiles;
import org.workerservice.search.index.WorkerIndex;
import org.workerservice.search.query.QueryBuilder;
import org.workerservice.search.query.SearchFilters;
import org.workerservice.support.EventLoop;
import org.workerservice.support.FakeSearchSource;

/**
 * Builds and feeds indexes in tests: a registry in memory, one event loop that also does the work
 * of the pool, a fixed clock, and no refresh interval.
 */
final class IndexStage implements BeforeEachCallback {
  static final UUID TENANT = new UUID(1, 1);
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final Duration RETENTION = Duration.ofDays(7);
  private static final int WRITER_MEMORY = 1 << 20;

  private final FakeSearchSource source = new FakeSearchSource();
  private final Handover handover = new Handover();
  private final WordAnalyzer analyzer = new WordAnalyzer();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SearchMeters meters = new SearchMeters(registry, handover);
  private final AtomicBoolean room = new AtomicBoolean(true);
  private final Path directory;
  private EventLoop loop;

  IndexStage(Path directory) {
    this.directory = directory;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    loop = EventLoop.of(test);
  }

  FakeSearchSource source() {
    return source;
  }

  Handover handover() {
    return handover;
  }

  WordAnalyzer analyzer() {
    return analyzer;
  }

  /** Whether the disk has room. */
  AtomicBoolean room() {
    return room;
  }

  WorkerIndex.Limits limits() {
    return new WorkerIndex.Limits(WRITER_MEMORY, TestIndex.VIEWS, room::get);
  }

  IndexFiles files() {
    return new IndexFiles(directory);
  }

  IndexFeed.Tools tools() {
    return new IndexFeed.Tools(
        loop.vertx(),
        new SameThread(),
        source,
        handover,
        meters,
        new SearchPlan(
            directory,
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(1),
            WRITER_MEMORY,
            TestIndex.VIEWS,
            Duration.ofSeconds(5),
            RETENTION,
            room::get),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Works on the thread of the caller. */
  private final class SameThread implements Pool {
    @Override
    public <T> Future<T> run(Callable<T> work) {
      try {
        return Future.succeededFuture(work.call());
      } catch (Exception | InternalError failure) {
        return Future.failedFuture(failure);
      }
    }
  }

  boolean available() {
    return registry.get("worker_service_search_available").gauge().value() == 1;
  }

  /** Completes a held answer on the event loop. */
  void release(Promise<Void> hold) {
    value(
        () -> {
          hold.complete();
          return Future.succeededFuture();
        });
    settle();
  }

  <T> Future<T> begin(Supplier<Future<T>> flow) {
    Future<T> begun = loop.begin(flow);
    settle();
    return begun;
  }

  <T> T value(Supplier<Future<T>> flow) {
    return loop.value(flow);
  }

  <T> Throwable failure(Supplier<Future<T>> flow) {
    return loop.failure(flow);
  }

  void settle() {
    loop.settle();
  }

  static UUID id(long number) {
    return new UUID(7, number);
  }

  static Worker worker(long number, String given) {
    return builder(number, given).build();
  }

  static WorkerBuilder builder(long number, String given) {
    return Worker.named(HumanName.of("Okafor", given)).id(id(number)).version(1);
  }

  /** Returns the numbers of the workers that match a query in the current view of an index. */
  List<Long> found(WorkerIndex index, String text) throws IOException {
    return index.read(
        searcher ->
            new Finder(Duration.ofSeconds(5))
                    .best(
                        searcher,
                        QueryBuilder.toFind(analyzer, TestIndex.PLAIN, Map.of())
                            .build(TestIndex.expression(text), TENANT, SearchFilters.NONE),
                        10_000)
                    .stream()
                    .map(UUID::getLeastSignificantBits)
                    .sorted()
                    .toList());
  }

  /** Returns the directories of the existing indexes. */
  List<String> directories() throws IOException {
    if (Files.notExists(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** Damages a file of an index. */
  static void damage(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().endsWith(".cfs"))
              .findFirst()
              .orElseThrow();
      byte[] content = Files.readAllBytes(file);
      for (int at = content.length / 3; at < content.length; at++) {
        content[at] ^= 0x55;
      }
      Files.write(file, content);
    }
  }
}
