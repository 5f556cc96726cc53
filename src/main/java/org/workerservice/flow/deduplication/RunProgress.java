package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.function.LongSupplier;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.json.Json;

/**
 * The progress of a run, as its job shows it: phase, steps done and in total, steps a second, the
 * remaining time of the phase, the time of each phase, and what was found. For one event loop.
 */
final class RunProgress {
  private static final long BETWEEN_REPORTS = 500_000_000;

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
  }

  /** Adds something that was found. */
  void put(String name, JsonNode fact) {
    facts.set(name, fact);
  }

  /** Adds a number that was found. */
  void put(String name, long number) {
    facts.put(name, number);
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
    if (!phase.isEmpty()) {
      double before = seconds.path(phase).asDouble();
      seconds.put(phase, Math.round((before + elapsed()) * 1_000) / 1_000.0);
    }
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
    progress.set("seconds", seconds.deepCopy());
    return job.report(progress);
  }

  /** Returns the progress at the end. */
  ObjectNode end() {
    endPhase();
    ObjectNode progress = Json.MAPPER.createObjectNode();
    progress.put("phase", "done").put("done", total).put("total", total);
    progress.setAll(facts);
    progress.set("seconds", seconds);
    return progress;
  }
}
