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
 * Keeps an index in use: opens what the last run has left, or builds one; replaces one that is
 * damaged or asked to be replaced. Runs on the event loop of the search actor.
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

  /** Keeps an index with these tools. */
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
      LOG.warn("The search index is damaged and is built anew: {}", FailureText.of(damage));
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

  /** Whether the log of changes still has everything the index lacks. */
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
                            "Old files of the search index could not be deleted: {}",
                            FailureText.of(failure))));
  }

  /** Returns the index if it can be used, seeing all that this node has acknowledged. */
  public Future<WorkerIndex> current() {
    return reached(feed -> feed.reach(tools.handover().acknowledged()));
  }

  /** Returns the index if it can be used, seeing all that any node has committed before. */
  public Future<WorkerIndex> currentWithOthers() {
    return reached(IndexFeed::reachEverything);
  }

  /** Another index may have come into use while somebody waited. */
  private Future<WorkerIndex> reached(Function<IndexFeed, Future<Void>> reach) {
    return live.map(feed -> reach.apply(feed).compose(reached -> index()))
        .orElseGet(() -> Future.failedFuture(IndexFeed.unavailable()));
  }

  private Future<WorkerIndex> index() {
    return live.map(feed -> Future.succeededFuture(feed.index()))
        .orElseGet(() -> Future.failedFuture(IndexFeed.unavailable()));
  }

  /** Whether an index has been replaced by another one that can be used. */
  public boolean isReplaced(WorkerIndex index) {
    return live.filter(feed -> feed.index() != index).isPresent();
  }

  /** Looks for changes of other nodes and after the files. */
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

  /** A query failed in a way it should not: perhaps because the files are not what they were. */
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

  /** What failed was the index, or what feeds it; only the first needs another index. */
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
    LOG.error("The search index cannot be used and is built anew: {}", FailureText.of(failure));
    IndexFeed feed = live.get();
    live = Optional.empty();
    tools.meters().available(false);
    feed.stop();
    dispose(feed);
    rebuild();
  }

  /** What it has can be searched while another one is made ready. */
  private void keepForReading() {
    if (!outOfRoom) {
      LOG.error("The disk of the search index is full: the index is searched as it is");
      outOfRoom = true;
      nextReplacement = System.nanoTime();
    }
  }

  /** Lucene closes a writer whose files found no room; building an index needs room itself. */
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

  /** What was made durable last is there, and the log of changes has the rest. */
  private void reopen() {
    nextReplacement = System.nanoTime() + MAX_PAUSE.toNanos();
    tools
        .pool()
        .run(files::newest)
        .compose(found -> found.isEmpty() ? Future.succeededFuture(false) : tryToOpen(found.get()))
        .onSuccess(this::buildUnlessOpened)
        .onFailure(
            failure ->
                LOG.warn(
                    "The search index could not be opened again: {}",
                    failure.getClass().getName()));
  }

  private void buildUnlessOpened(boolean opened) {
    if (opened) {
      LOG.info("The search index was opened again");
    } else if (!stopped && tools.plan().hasRoom().getAsBoolean()) {
      rebuild();
    }
  }

  /** Begins to build a new index, unless that is under way. */
  public RebuildJob rebuild() {
    if (rebuild.filter(Rebuild::isRunning).isPresent()) {
      return rebuild.get().job();
    }
    Rebuild begun = new Rebuild(tools, files, analyzer, this::failed);
    rebuild = Optional.of(begun);
    LOG.info("The search index is being built anew");
    rebuilding =
        begun
            .run()
            .onComplete(
                built -> {
                  if (built.succeeded()) {
                    LOG.info("The search index is built: {} workers", begun.job().indexed());
                    use(built.result());
                  } else {
                    retry(built.cause(), this::rebuild);
                  }
                });
    return begun.job();
  }

  /** Returns the rebuild under way, if there is one. */
  public Optional<RebuildJob> job() {
    return rebuild.map(Rebuild::job);
  }

  /** While another index is in use, one that could not be built is not tried again. */
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

  /** Makes the index durable and closes it. */
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
