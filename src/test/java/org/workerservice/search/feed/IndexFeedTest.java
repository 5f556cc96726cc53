package org.workerservice.search.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.search.TestIndex;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.index.SearchSource;
import org.workerservice.search.index.WorkerIndex;

@ExtendWith(VertxExtension.class)
class IndexFeedTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path directory;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Log log = new Log();
  private final List<Throwable> failures = new ArrayList<>();
  private IndexFeed feed;

  /** A log of changes that fails while it is broken. */
  private static final class Log implements SearchSource {
    private boolean broken = true;
    private int rounds;

    @Override
    public Future<List<Change>> changes(long after, int limit) {
      rounds++;
      return broken
          ? Future.failedFuture(new IllegalStateException("poison"))
          : Future.succeededFuture(
              after < 5
                  ? List.of(new Change(5, UUID.randomUUID(), Optional.empty(), 0, false))
                  : List.of());
    }

    @Override
    public Future<LogState> log(long sequence) {
      return Future.succeededFuture(new LogState(UUID.randomUUID(), 5, true));
    }

    @Override
    public Future<List<Entry>> workers(UUID tenant, Collection<UUID> ids) {
      return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<Tenant>> tenants() {
      throw new AssertionError("unexpected call");
    }

    @Override
    public Future<List<Entry>> workersAfter(UUID tenant, Optional<UUID> id, int limit) {
      throw new AssertionError("unexpected call");
    }
  }

  private static final class SameThread implements Pool {
    @Override
    public <T> Future<T> run(Callable<T> work) {
      try {
        return Future.succeededFuture(work.call());
      } catch (Exception failure) {
        return Future.failedFuture(failure);
      }
    }
  }

  @BeforeEach
  void open(Vertx vertx) throws IOException {
    Handover handover = new Handover();
    SearchPlan plan =
        new SearchPlan(
            directory,
            Duration.ZERO,
            HOUR,
            HOUR,
            1 << 20,
            TestIndex.VIEWS,
            HOUR,
            Duration.ZERO,
            () -> true);
    IndexFeed.Tools tools =
        new IndexFeed.Tools(
            vertx,
            new SameThread(),
            log,
            handover,
            new SearchMeters(registry, handover),
            plan,
            Clock.systemUTC());
    WorkerIndex index =
        WorkerIndex.create(
            directory.resolve("index"), new WordAnalyzer(), plan.limits(), UUID.randomUUID());
    feed =
        new IndexFeed(
            tools, index, 0, Clock.systemUTC().instant(), (one, failure) -> failures.add(failure));
  }

  private double measured(String name) {
    return registry.get("worker_service_job_" + name).tag("name", "search_feed").meters().stream()
        .mapToDouble(meter -> meter.measure().iterator().next().getValue())
        .sum();
  }

  @Test
  void shouldBackOffWhileTheLogCannotBeRead() {
    for (int tick = 0; tick < 50; tick++) {
      feed.poll();
    }

    assertThat(log.rounds).isEqualTo(1);
    assertThat(failures).hasSize(1);
    assertThat(measured("failures")).isEqualTo(1);
  }

  @Test
  void shouldReadTheLogAtOnceForSearchesThatWait() {
    feed.poll();
    log.broken = false;

    Future<Void> reached = feed.reach(5);

    await().untilAsserted(() -> assertThat(reached.succeeded()).isTrue());
    assertThat(feed.cursor()).isEqualTo(5);
    assertThat(measured("success_age_seconds")).isLessThan(60);
  }
}
