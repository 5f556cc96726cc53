package org.workerservice.search.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.workerservice.jobs.JobMeters;

/** The meters of the search index. Safe for use by any thread. */
public final class SearchMeters {
  private static final Duration[] STEPS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500)
  };

  private final AtomicBoolean available = new AtomicBoolean();
  private final AtomicLong documents = new AtomicLong();
  private final AtomicLong newest = new AtomicLong();
  private final AtomicLong indexed = new AtomicLong();
  private final Timer query;
  private final Timer refresh;
  private final Timer commit;
  private final Counter timeouts;
  private final Counter rebuilds;
  private final JobMeters feed;
  private final JobMeters commits;
  private final JobMeters fileChecks;
  private final JobMeters building;

  /** Registers the meters. */
  public SearchMeters(MeterRegistry registry, Handover handover) {
    query = timer(registry, "query", "Time that a query takes in the index");
    refresh = timer(registry, "refresh", "Time it takes to make changes visible");
    commit = timer(registry, "commit", "Time it takes to make the index durable");
    timeouts = counter(registry, "timeouts", "Queries that exceeded their time limit");
    rebuilds = counter(registry, "rebuilds", "Rebuilds of the index");
    feed = new JobMeters(registry, "search_feed");
    commits = new JobMeters(registry, "search_commit");
    fileChecks = new JobMeters(registry, "search_file_check");
    building = new JobMeters(registry, "search_build");
    Gauge.builder("worker_service_search_available", available, up -> up.get() ? 1 : 0)
        .description("1 if searches are answered, 0 if not")
        .register(registry);
    Gauge.builder("worker_service_search_documents", documents, AtomicLong::get)
        .description("Workers in the index")
        .register(registry);
    Gauge.builder("worker_service_search_indexed_sequence", indexed, AtomicLong::get)
        .description("Event sequence up to which every change is indexed")
        .register(registry);
    Gauge.builder("worker_service_search_lag_sequences", () -> lag(handover))
        .description("Event sequences known to this node and not yet indexed")
        .register(registry);
  }

  private static Timer timer(MeterRegistry registry, String name, String description) {
    return Timer.builder("worker_service_search_" + name)
        .description(description)
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("worker_service_search_" + name)
        .description(description)
        .register(registry);
  }

  private long lag(Handover handover) {
    return Math.max(0, Math.max(newest.get(), handover.acknowledged()) - indexed.get());
  }

  /** Returns the meters of the rounds that apply the log of changes. */
  JobMeters feed() {
    return feed;
  }

  /** Returns the meters of commits. */
  JobMeters commits() {
    return commits;
  }

  /** Returns the meters of the checks of the files of the index. */
  public JobMeters fileChecks() {
    return fileChecks;
  }

  /** Returns the meters of opening and building the index. */
  public JobMeters building() {
    return building;
  }

  /** Returns the timer of queries. */
  public Timer query() {
    return query;
  }

  Timer refresh() {
    return refresh;
  }

  Timer commit() {
    return commit;
  }

  /** Counts a query that exceeded its time limit. */
  public void timedOut() {
    timeouts.increment();
  }

  /** Counts a rebuild that starts now; {@code newestSequence} is the newest of the log. */
  public void rebuilding(long newestSequence) {
    rebuilds.increment();
    newest.set(newestSequence);
  }

  /** Records whether searches are answered. */
  public void available(boolean now) {
    available.set(now);
  }

  /** Records the sequence up to which the index has every change. */
  public void indexed(long sequence) {
    indexed.set(sequence);
  }

  void documents(long count) {
    documents.set(count);
  }
}
