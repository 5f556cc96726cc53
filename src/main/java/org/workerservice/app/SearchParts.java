package org.workerservice.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.workerservice.bus.Bus;
import org.workerservice.config.SearchSettings;
import org.workerservice.config.Settings;
import org.workerservice.flow.IndexHandover;
import org.workerservice.flow.IndexSource;
import org.workerservice.model.Identifier;
import org.workerservice.persistence.CommitListener;
import org.workerservice.privacy.SensitiveIdentifiers;
import org.workerservice.search.Handover;
import org.workerservice.search.Pool;
import org.workerservice.search.SearchMeters;
import org.workerservice.search.SearchPlan;
import org.workerservice.search.SearchVerticle;
import org.workerservice.security.Tenants;

/** Puts the search actor together. */
final class SearchParts {
  private static final Duration CLOSE = Duration.ofSeconds(15);

  /** Held, or its level would be forgotten. Lucene suggests a module that is of no use here. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  private final Settings settings;
  private final Bus bus;
  private final MeterRegistry registry;
  private final Handover handover = new Handover();
  private final CommitListener listener;
  private WorkerExecutor threads;

  SearchParts(
      Settings settings, Bus bus, MeterRegistry registry, Predicate<Identifier> isNational) {
    this.settings = settings;
    this.bus = bus;
    this.registry = registry;
    this.listener = new IndexHandover(handover, new SensitiveIdentifiers(isNational));
  }

  /** Tells the index what the writer commits. */
  CommitListener listener() {
    return listener;
  }

  /** Makes the threads of the index; they must outlive the verticle. */
  AutoCloseable pool(Vertx vertx, int cores) {
    threads = vertx.createSharedWorkerExecutor("search", settings.search().resolvedThreads(cores));
    return () -> Service.await(threads.close(), CLOSE);
  }

  SearchVerticle verticle() {
    return new SearchVerticle(
        new SearchVerticle.Tools(
            new Pool() {
              @Override
              public <T> Future<T> run(Callable<T> work) {
                return threads.executeBlocking(work, false);
              }
            },
            new IndexSource(bus, Tenants.DEFAULT),
            handover,
            new SearchMeters(registry, handover),
            plan(),
            Clock.systemUTC()));
  }

  private SearchPlan plan() {
    SearchSettings search = settings.search();
    return new SearchPlan(
        search.directory().orElseGet(() -> settings.dataDir().resolve("search")),
        search.refreshInterval(),
        search.pollInterval(),
        search.commitInterval(),
        search.writerMemory().bytes(),
        search.queryTimeout(),
        settings.events().retention());
  }
}
