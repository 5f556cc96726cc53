package org.workerservice.search.rebuild;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.FailureText;
import org.workerservice.jobs.Backoff;
import org.workerservice.jobs.JobWatch;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.feed.IndexFeed;
import org.workerservice.search.index.CommitNote;
import org.workerservice.search.index.FullDisk;
import org.workerservice.search.index.IndexDamage;
import org.workerservice.search.index.IndexFiles;
import org.workerservice.search.index.SearchSource.LogState;
import org.workerservice.search.index.WorkerIndex;

/**
 * Keeps an index available: opens the index of the last run, or builds one; replaces an index that
 * is damaged, or on request. Runs on the event loop of the search actor.
 */
public final class IndexKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(15);

  private final IndexFeed.Tools tools;
  private final IndexFiles files;
  private final WordAnalyzer analyzer;
  private Optional<IndexFeed> live = Optional.empty();
  private Optional<Rebuild> rebuild = Optional.empty();
  private Future<?> rebuilding = Future.succeededFuture();
  private final JobWatch building;
  private final JobWatch fileChecks;
  private long nextReplacement;
  private boolean outOfRoom;
  private boolean checking;
  private boolean suspecting;
  private boolean stopped;

  /** Touches no files before {@link #start}. */
  public IndexKeeper(IndexFeed.Tools tools, WordAnalyzer analyzer) {
    this.tools = tools;
    this.files = new IndexFiles(tools.plan().directory());
    this.analyzer = analyzer;
    Backoff backoff = new Backoff(FIRST_PAUSE, MAX_PAUSE);
    this.building = new JobWatch(tools.meters().building(), backoff);
    this.fileChecks = new JobWatch(tools.meters().fileChecks(), backoff);
  }

  /** Opens or builds the index, in the background. */
  public void start() {
    tools
        .pool()
        .run(files::newest)
        .compose(found -> found.isEmpty() ? Future.succeededFuture(false) : tryToOpen(found.get()))
        .onComplete(
            opened -> {
              if (opened.failed()) {
                retry(opened.cause(), this::start);
              } else if (!opened.result() && !stopped) {
                rebuild();
              }
            });
  }

  private Future<Boolean> tryToOpen(IndexFiles.Found found) {
    return tools
        .source()
        .log(found.note().cursor())
        .compose(
            log ->
                continues(log, found.note())
                    ? tools.pool().run(() -> open(found)).map(opened -> use(opened, found))
                    : Future.succeededFuture(false));
  }

  private Optional<WorkerIndex> open(IndexFiles.Found found) {
    try {
      return Optional.of(
          WorkerIndex.open(found.path(), analyzer, tools.plan().limits(), found.note().registry()));
    } catch (IOException | RuntimeException | InternalError damage) {
      LOG.warn("The search index is damaged and will be rebuilt: {}", FailureText.of(damage));
      return Optional.empty();
    }
  }

  private boolean use(Optional<WorkerIndex> opened, IndexFiles.Found found) {
    opened.ifPresent(
        index ->
            use(
                new IndexFeed(
                    tools, index, found.note().cursor(), found.note().current(), this::failed)));
    return opened.isPresent();
  }

  /** Whether the log of changes still has every change that the index lacks. */
  private boolean continues(LogState log, CommitNote note) {
    Duration retention = tools.plan().retention();
    boolean kept =
        retention.isZero() || note.current().plus(retention).isAfter(tools.clock().instant());
    return log.registry().equals(note.registry())
        && log.newest() >= note.cursor()
        && log.known()
        && kept;
  }

  private void use(IndexFeed feed) {
    if (stopped) {
      feed.stop();
      tools.pool().run(() -> close(feed));
      return;
    }
    Optional<IndexFeed> replaced = live;
    live = Optional.of(feed);
    outOfRoom = false;
    building.succeeded();
    tools.meters().building().rest();
    tools.meters().available(true);
    tools.meters().indexed(feed.cursor());
    replaced.ifPresent(old -> old.stopFor(feed));
    replaced.ifPresent(this::dispose);
    feed.poll();
    if (replaced.isEmpty()) {
      tidy();
    }
  }

  private Void close(IndexFeed feed) {
    feed.index().abandon();
    return null;
  }

  private void dispose(IndexFeed feed) {
    feed.idle().compose(idle -> tools.pool().run(() -> close(feed))).onComplete(closed -> tidy());
  }

  private void tidy() {
    live.ifPresent(
        feed ->
            tools
                .pool()
                .run(
                    () -> {
                      files.keepOnly(feed.index().path());
                      return null;
                    })
                .onFailure(
                    failure ->
                        LOG.warn(
                            "Cannot delete old files of the search index: {}",
                            FailureText.of(failure))));
  }

  /**
   * Returns the index as soon as it shows every change that this node acknowledged before the call.
   * Fails with {@link org.workerservice.bus.ServiceUnavailable} while there is no usable index.
   */
  public Future<WorkerIndex> current() {
    return reached(feed -> feed.reach(tools.handover().acknowledged()));
  }

  /**
   * Returns the index as soon as it shows every change that any node committed before the call.
   * Fails with {@link org.workerservice.bus.ServiceUnavailable} while there is no usable index.
   */
  public Future<WorkerIndex> currentWithOthers() {
    return reached(IndexFeed::reachEverything);
  }

  /** Another index may have come into use while the search waited. */
  private Future<WorkerIndex> reached(Function<IndexFeed, Future<Void>> reach) {
    return live.map(feed -> reach.apply(feed).compose(reached -> index()))
        .orElseGet(() -> Future.failedFuture(IndexFeed.unavailable()));
  }

  private Future<WorkerIndex> index() {
    return live.map(feed -> Future.succeededFuture(feed.index()))
        .orElseGet(() -> Future.failedFuture(IndexFeed.unavailable()));
  }

  /** Whether another index has replaced this one and can be used. */
  public boolean isReplaced(WorkerIndex index) {
    return live.filter(feed -> feed.index() != index).isPresent();
  }

  /** Polls for changes of other nodes, and checks the files. Called every poll interval. */
  public void tick() {
    live.ifPresent(IndexFeed::poll);
    replaceOutOfRoom();
    if (live.isPresent() && !checking) {
      checking = true;
      WorkerIndex index = live.get().index();
      tools
          .pool()
          .run(
              () -> {
                index.expireViews();
                index.checkFiles();
                return null;
              })
          .onComplete(
              checked -> {
                checking = false;
                if (checked.failed()) {
                  fileChecks.failed(checked.cause());
                  failed(index, checked.cause());
                } else {
                  fileChecks.succeeded();
                }
              });
    }
  }

  /** Reports an unexpected failure of a query. Checks whether damaged files caused it. */
  public void suspect(WorkerIndex index, Throwable failure) {
    if (IndexDamage.is(failure)) {
      failed(index, failure);
      return;
    }
    if (suspecting) {
      return;
    }
    suspecting = true;
    tools
        .pool()
        .run(
            () -> {
              index.checkFiles();
              index.checkIntegrity();
              return null;
            })
        .onFailure(damage -> failed(index, damage))
        .onComplete(checked -> suspecting = false);
  }

  /** The index failed, or the log that feeds it; only in the first case a rebuild helps. */
  private void failed(WorkerIndex index, Throwable failure) {
    if (stopped || live.filter(feed -> feed.index() == index).isEmpty()) {
      return;
    }
    if (!IndexDamage.is(failure) && index.writable()) {
      return;
    }
    if (outOfRoom || FullDisk.is(failure)) {
      keepForReading();
      return;
    }
    LOG.error("The search index is unusable and will be rebuilt: {}", FailureText.of(failure));
    IndexFeed feed = live.get();
    live = Optional.empty();
    tools.meters().available(false);
    feed.stop();
    dispose(feed);
    rebuild();
  }

  /** Searches still use the index while another one is prepared. */
  private void keepForReading() {
    if (!outOfRoom) {
      LOG.error("The disk of the search index is full: searches use the index as it is");
      outOfRoom = true;
      nextReplacement = System.nanoTime();
    }
  }

  /** Lucene closes the writer when the disk is full; building an index needs room itself. */
  private void replaceOutOfRoom() {
    if (!outOfRoom || stopped || live.isEmpty() || System.nanoTime() - nextReplacement < 0) {
      return;
    }
    if (!live.get().index().writable()) {
      reopen();
    } else if (tools.plan().hasRoom().getAsBoolean()) {
      nextReplacement = System.nanoTime() + MAX_PAUSE.toNanos();
      rebuild();
    }
  }

  /** Opens the last commit; the log of changes has the rest. */
  private void reopen() {
    nextReplacement = System.nanoTime() + MAX_PAUSE.toNanos();
    tools
        .pool()
        .run(files::newest)
        .compose(found -> found.isEmpty() ? Future.succeededFuture(false) : tryToOpen(found.get()))
        .onSuccess(this::buildUnlessOpened)
        .onFailure(
            failure ->
                LOG.warn("Cannot reopen the search index: {}", failure.getClass().getName()));
  }

  private void buildUnlessOpened(boolean opened) {
    if (opened) {
      LOG.info("Reopened the search index");
    } else if (!stopped && tools.plan().hasRoom().getAsBoolean()) {
      rebuild();
    }
  }

  /** Starts a rebuild, unless one is running; returns the running job. */
  public RebuildJob rebuild() {
    if (rebuild.filter(Rebuild::isRunning).isPresent()) {
      return rebuild.get().job();
    }
    Rebuild started = new Rebuild(tools, files, analyzer, this::failed);
    rebuild = Optional.of(started);
    LOG.info("Rebuilding the search index");
    rebuilding =
        started
            .run()
            .onComplete(
                built -> {
                  if (built.succeeded()) {
                    LOG.info("Rebuilt the search index: {} workers", started.job().indexed());
                    use(built.result());
                  } else {
                    retry(built.cause(), this::rebuild);
                  }
                });
    return started.job();
  }

  /** Returns the latest rebuild since the start, if there was one. */
  public Optional<RebuildJob> job() {
    return rebuild.map(Rebuild::job);
  }

  /** Does not retry while another index is in use. */
  private void retry(Throwable failure, Runnable attempt) {
    if (stopped) {
      return;
    }
    Duration wait = building.failed(failure);
    if (live.isPresent()) {
      tools.meters().building().rest();
      return;
    }
    tools
        .vertx()
        .setTimer(
            wait.toMillis(),
            timer -> {
              if (!stopped && live.isEmpty()) {
                attempt.run();
              }
            });
  }

  /** Commits the index and closes it. */
  public Future<Void> stop() {
    stopped = true;
    rebuild.ifPresent(Rebuild::stop);
    Future<?> closed = live.map(this::commitAndClose).orElseGet(Future::succeededFuture);
    live = Optional.empty();
    return Future.join(closed, rebuilding.otherwiseEmpty()).mapEmpty();
  }

  private Future<?> commitAndClose(IndexFeed feed) {
    feed.stop();
    return feed.idle()
        .compose(idle -> feed.commit().otherwiseEmpty())
        .compose(committed -> tools.pool().run(() -> close(feed)))
        .otherwiseEmpty();
  }
}
