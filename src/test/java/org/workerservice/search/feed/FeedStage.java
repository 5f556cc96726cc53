package org.workerservice.search.feed;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.workerservice.search.TestIndex;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.index.WorkerIndex;
import org.workerservice.support.FakeSearchSource;

/** What the parts of a feed work with in tests: an index, a registry in memory, a held pool. */
final class FeedStage implements AutoCloseable {
  static final UUID TENANT = new UUID(1, 1);
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int WRITER_MEMORY = 1 << 20;

  final FakeSearchSource source = new FakeSearchSource();
  final HeldPool pool = new HeldPool();
  final AtomicBoolean room = new AtomicBoolean(true);
  final IndexFeed.Tools tools;
  final WorkerIndex index;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  FeedStage(Vertx vertx, Path directory, Duration commitInterval) throws IOException {
    Handover handover = new Handover();
    SearchPlan plan =
        new SearchPlan(
            directory,
            Duration.ZERO,
            HOUR,
            commitInterval,
            WRITER_MEMORY,
            TestIndex.VIEWS,
            HOUR,
            Duration.ZERO,
            room::get);
    SearchMeters meters = new SearchMeters(registry, handover);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    tools = new IndexFeed.Tools(vertx, pool, source, handover, meters, plan, clock);
    index =
        WorkerIndex.create(
            directory.resolve("index-1"), new WordAnalyzer(), plan.limits(), new UUID(4, 4));
  }

  double indexedSequence() {
    return registry.get("worker_service_search_indexed_sequence").gauge().value();
  }

  double jobFailures(String job) {
    return registry.get("worker_service_job_failures").tag("name", job).meters().stream()
        .mapToDouble(meter -> meter.measure().iterator().next().getValue())
        .sum();
  }

  @Override
  public void close() {
    index.abandon();
  }
}
