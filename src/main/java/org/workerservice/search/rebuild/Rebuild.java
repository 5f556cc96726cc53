package org.workerservice.search.rebuild;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.workerservice.jobs.Repetition;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.feed.IndexFeed;
import org.workerservice.search.index.IndexFiles;
import org.workerservice.search.index.SearchSource.Entry;
import org.workerservice.search.index.SearchSource.LogState;
import org.workerservice.search.index.SearchSource.Tenant;
import org.workerservice.search.index.WorkerIndex;

/**
 * Builds an index beside the one in use: notes the newest sequence of the log of changes, scans all
 * workers, and replays the log from that sequence. Runs on the event loop of the search actor.
 */
final class Rebuild {
  private static final int PAGE = 500;

  private final IndexFeed.Tools tools;
  private final IndexFiles files;
  private final WordAnalyzer analyzer;
  private final BiConsumer<WorkerIndex, Throwable> onFeedFailure;
  private RebuildJob job;
  private boolean stopped;

  Rebuild(
      IndexFeed.Tools tools,
      IndexFiles files,
      WordAnalyzer analyzer,
      BiConsumer<WorkerIndex, Throwable> onFeedFailure) {
    this.tools = tools;
    this.files = files;
    this.analyzer = analyzer;
    this.onFeedFailure = onFeedFailure;
    this.job = RebuildJob.started(tools.clock().instant());
  }

  RebuildJob job() {
    return job;
  }

  boolean isRunning() {
    return job.state() == RebuildJob.State.RUNNING;
  }

  /** Stops after the page that is being scanned; the future of {@link #run} then fails. */
  void stop() {
    stopped = true;
  }

  /** Returns the feed of the new, durable index. Deletes the files of the index if it fails. */
  Future<IndexFeed> run() {
    return tools
        .source()
        .log(0)
        .compose(this::build)
        .onComplete(
            built ->
                job =
                    job.finished(
                        built.succeeded() ? RebuildJob.State.COMPLETED : RebuildJob.State.FAILED,
                        tools.clock().instant()));
  }

  private Future<IndexFeed> build(LogState log) {
    tools.meters().rebuilding(log.newest());
    Instant started = tools.clock().instant();
    return tools
        .pool()
        .run(
            () -> WorkerIndex.create(files.next(), analyzer, tools.plan().limits(), log.registry()))
        .compose(
            index ->
                scan(index)
                    .compose(scanned -> replay(index, log.newest(), started))
                    .recover(failure -> discard(index, failure)));
  }

  private Future<IndexFeed> discard(WorkerIndex index, Throwable failure) {
    Path path = index.path();
    return tools
        .pool()
        .run(
            () -> {
              index.abandon();
              IndexFiles.delete(path);
              return null;
            })
        .transform(done -> Future.failedFuture(failure));
  }

  private Future<Void> scan(WorkerIndex index) {
    return tools
        .source()
        .tenants()
        .compose(
            tenants -> {
              job = job.withTotal(tenants.stream().mapToLong(Tenant::workers).sum());
              Deque<UUID> left = new ArrayDeque<>(tenants.stream().map(Tenant::id).toList());
              return scanAll(index, left);
            });
  }

  private Future<Void> scanAll(WorkerIndex index, Deque<UUID> tenants) {
    return Repetition.whileTrue(
        () ->
            tenants.isEmpty()
                ? Future.succeededFuture(false)
                : scan(index, tenants.pop()).map(scanned -> true));
  }

  private Future<Void> scan(WorkerIndex index, UUID tenant) {
    AtomicReference<Optional<UUID>> last = new AtomicReference<>(Optional.empty());
    return Repetition.whileTrue(
        () ->
            stopped
                ? Future.failedFuture(IndexFeed.unavailable())
                : tools
                    .source()
                    .workersAfter(tenant, last.get(), PAGE)
                    .compose(page -> fill(index, tenant, page, last)));
  }

  private Future<Boolean> fill(
      WorkerIndex index, UUID tenant, List<Entry> page, AtomicReference<Optional<UUID>> last) {
    if (page.isEmpty()) {
      return Future.succeededFuture(false);
    }
    last.set(page.getLast().worker().id());
    return fill(index, tenant, page).map(filled -> true);
  }

  private Future<Void> fill(WorkerIndex index, UUID tenant, List<Entry> page) {
    return tools
        .pool()
        .<Void>run(
            () -> {
              index.fill(tenant, page);
              return null;
            })
        .compose(
            filled -> {
              job = job.plusIndexed(page.size());
              return Future.succeededFuture();
            });
  }

  private Future<IndexFeed> replay(WorkerIndex index, long newest, Instant started) {
    IndexFeed feed = new IndexFeed(tools, index, newest, started, onFeedFailure);
    return feed.replay().map(feed);
  }
}
