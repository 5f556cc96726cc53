package org.workerservice.app.service;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.workerservice.config.SearchSettings;
import org.workerservice.config.Settings;
import org.workerservice.flow.search.IndexHandover;
import org.workerservice.flow.search.IndexSource;
import org.workerservice.persistence.worker.write.CommitListener;
import org.workerservice.privacy.SensitiveIdentifiers;
import org.workerservice.search.Search;
import org.workerservice.search.SearchVerticle;
import org.workerservice.search.feed.Handover;
import org.workerservice.search.feed.Pool;
import org.workerservice.search.feed.SearchMeters;
import org.workerservice.search.feed.SearchPlan;
import org.workerservice.search.index.PageViews;
import org.workerservice.security.Tenants;

/** Builds the search actor. */
final class SearchParts {
  /**
   * Held, because loggers are weakly referenced: the level would be lost. Lucene suggests a module
   * that is useless here.
   */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  private final Settings settings;
  private final Platform platform;
  private final BooleanSupplier mayWrite;
  private final Handover handover = new Handover();
  private final CommitListener listener =
      new IndexHandover(handover, new SensitiveIdentifiers(NationalIdentifiers::includes));

  SearchParts(Settings settings, Platform platform, BooleanSupplier mayWrite) {
    this.settings = settings;
    this.platform = platform;
    this.mayWrite = mayWrite;
  }

  /** Returns the listener that hands committed changes to the index. */
  CommitListener listener() {
    return listener;
  }

  void deploy(RunningParts parts) {
    platform.bus().bound(Search.ADDRESS, settings.search().mailbox());
    WorkerExecutor threads =
        platform
            .vertx()
            .createSharedWorkerExecutor(
                "search", settings.search().resolvedThreads(platform.cores()));
    // The threads must outlive the verticle, which uses them to close its index.
    parts.addSlow(threads::close);
    parts.deploy(platform.vertx(), () -> verticle(threads));
  }

  private SearchVerticle verticle(WorkerExecutor threads) {
    return new SearchVerticle(
        new SearchVerticle.Tools(
            new Pool() {
              @Override
              public <T> Future<T> run(Callable<T> work) {
                return threads.executeBlocking(work, false);
              }
            },
            new IndexSource(platform.bus(), Tenants.DEFAULT),
            handover,
            new SearchMeters(platform.registry(), handover),
            plan(),
            platform.clock()));
  }

  private SearchPlan plan() {
    SearchSettings search = settings.search();
    return new SearchPlan(
        search.directory().orElseGet(() -> settings.dataDir().resolve("search")),
        search.refreshInterval(),
        search.pollInterval(),
        search.commitInterval(),
        search.writerMemory().bytes(),
        new PageViews.Limits(search.pageViews(), search.pageViewAge()),
        search.queryTimeout(),
        settings.events().retention(),
        mayWrite);
  }
}
