package org.workerservice.jobs.registry;

import io.vertx.core.Future;
import java.time.Duration;
import org.workerservice.jobs.BackgroundJob;
import org.workerservice.jobs.Pace;
import org.workerservice.jobs.Progress;
import org.workerservice.jobs.TenantWalk;
import org.workerservice.persistence.database.TenantDirectory;
import org.workerservice.persistence.deduplication.ExpiredEntities;
import org.workerservice.persistence.log.ServedRows;
import org.workerservice.persistence.review.MatchScoreReader;

/**
 * Removes expired rows: remembered requests, results, scores, entities and, if a retention is set,
 * events.
 */
public final class Housekeeping {
  private static final Pace PACE = Pace.every(Duration.ofMinutes(30));
  private static final int BATCH_SIZE = 5_000;

  private Housekeeping() {}

  /** Returns the job that removes remembered requests. */
  public static BackgroundJob ofRequests(
      TenantDirectory tenants, ServedRows rows, Duration retention) {
    return new BackgroundJob(
        "request_retention",
        PACE,
        new TenantWalk(
            tenants::ids, tenant -> progress(rows.forgetRequests(tenant, retention, BATCH_SIZE))));
  }

  /** Returns the job that removes results of commands. */
  public static BackgroundJob ofResults(
      TenantDirectory tenants, ServedRows rows, Duration retention) {
    return new BackgroundJob(
        "result_retention",
        PACE,
        new TenantWalk(
            tenants::ids, tenant -> progress(rows.forgetResults(tenant, retention, BATCH_SIZE))));
  }

  /** Returns the job that removes the scores of reported pairs. */
  public static BackgroundJob ofScores(
      TenantDirectory tenants, MatchScoreReader scores, Duration retention) {
    return new BackgroundJob(
        "score_retention",
        PACE,
        new TenantWalk(
            tenants::ids, tenant -> progress(scores.remove(tenant, retention, BATCH_SIZE))));
  }

  /** Returns the job that removes the entities of past runs of batch de-duplication. */
  public static BackgroundJob ofEntities(
      TenantDirectory tenants, ExpiredEntities entities, Duration retention) {
    return new BackgroundJob(
        "entity_retention",
        PACE,
        new TenantWalk(
            tenants::ids, tenant -> progress(entities.remove(tenant, retention, BATCH_SIZE))));
  }

  /** Returns the job that drops events of all tenants. */
  public static BackgroundJob ofEvents(ServedRows rows, Duration retention) {
    return new BackgroundJob(
        "event_retention", PACE, () -> progress(rows.dropEvents(retention, BATCH_SIZE)));
  }

  private static Future<Progress> progress(Future<Integer> removal) {
    return removal.map(
        removed -> removed < BATCH_SIZE ? Progress.finished(removed) : Progress.more(removed));
  }
}
