package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.LongSupplier;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.json.Json;

/**
 * The progress of a run, as its job shows it: phase, steps done and in total, steps a second, the
 * remaining time of the phase, the time of each phase, and what was found. For one event loop.
 */
final class RunProgress {
  private static final long BETWEEN_REPORTS = 500_000_000;
  private static final List<String> EARLIER_FACTS = List.of("workers", "review_items");

  private final LeasedJob job;
  private final LongSupplier nanoClock;
  private final ObjectNode facts = Json.MAPPER.createObjectNode();
  private final ObjectNode seconds = Json.MAPPER.createObjectNode();
  private String phase = "";
  private long begunAt;
  private long doneBefore;
  private long done;
  private long total;
  private long reportedAt;

  RunProgress(LeasedJob job, LongSupplier nanoClock) {
    this.job = job;
    this.nanoClock = nanoClock;
    keepEarlier(job.earlierProgress());
  }

  /** What earlier owners have done belongs to the run, too. */
  private void keepEarlier(ObjectNode earlier) {
    EARLIER_FACTS.stream().filter(earlier::has).forEach(name -> facts.set(name, earlier.get(name)));
    earlier
        .path("seconds")
        .propertyStream()
        .forEach(phase -> seconds.set(phase.getKey(), phase.getValue()));
  }

  /** Adds something that was found. */
  void put(String name, JsonNode fact) {
    facts.set(name, fact);
  }

  /** Adds a number that was found. */
  void put(String name, long number) {
    facts.put(name, number);
  }

  /** Adds a number that was found, unless an earlier owner has. */
  void putFirst(String name, long number) {
    if (!facts.has(name)) {
      put(name, number);
    }
  }

  /** Adds to a number that was found. */
  void add(String name, long number) {
    put(name, facts.path(name).asLong() + number);
  }

  /**
   * Begins a phase.
   *
   * @param doneBefore steps that an earlier owner has done
   */
  Future<Void> begin(String name, long doneBefore, long total) {
    endPhase();
    this.phase = name;
    this.begunAt = nanoClock.getAsLong();
    this.doneBefore = doneBefore;
    this.done = doneBefore;
    this.total = total;
    return report();
  }

  private void endPhase() {
    seconds.setAll(secondsNow());
  }

  private ObjectNode secondsNow() {
    ObjectNode now = seconds.deepCopy();
    if (!phase.isEmpty()) {
      double before = seconds.path(phase).asDouble();
      now.put(phase, Math.round((before + elapsed()) * 1_000) / 1_000.0);
    }
    return now;
  }

  private double elapsed() {
    return (nanoClock.getAsLong() - begunAt) / 1e9;
  }

  /** The phase has reached this step. Stored now and then; fails if the job is no longer held. */
  Future<Void> reached(long steps) {
    done = steps;
    return nanoClock.getAsLong() - reportedAt < BETWEEN_REPORTS
        ? job.check(job.isHeld())
        : report();
  }

  private Future<Void> report() {
    reportedAt = nanoClock.getAsLong();
    ObjectNode progress = Json.MAPPER.createObjectNode();
    progress.put("phase", phase).put("done", done).put("total", total);
    double elapsed = elapsed();
    if (done > doneBefore && elapsed > 0) {
      double rate = (done - doneBefore) / elapsed;
      progress.put("rate", Math.round(rate));
      progress.put("remaining_seconds", Math.round((total - done) / rate));
    }
    progress.setAll(facts);
    progress.set("seconds", secondsNow());
    return job.report(progress);
  }

  /** Returns the progress at the end. */
  ObjectNode end() {
    return last("done", total);
  }

  /** Returns the progress of a run that was cancelled: what it has done, and no estimates. */
  ObjectNode cancelled() {
    return last("cancelled", done);
  }

  private ObjectNode last(String last, long steps) {
    endPhase();
    ObjectNode progress = Json.MAPPER.createObjectNode();
    progress.put("phase", last).put("done", steps).put("total", total);
    progress.setAll(facts);
    progress.set("seconds", seconds);
    return progress;
  }
}
