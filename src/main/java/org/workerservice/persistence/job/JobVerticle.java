package org.workerservice.persistence.job;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.workerservice.bus.Mailbox;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.database.Database;

/** Stores the state of jobs; one instance, on an event loop. */
public final class JobVerticle extends Mailbox<JobCommand<?>> {
  private static final String FAIL_SILENT_JOBS =
      """
      UPDATE jobs SET status = 'failed', finished_at = now(),
        progress = progress || '{"error": "The node that did the work is gone."}'
      WHERE tenant_id = $1 AND status IN ('queued', 'running')
        AND updated_at < now() - interval '60 seconds'
      """;

  /** At most one job of each kind runs in a tenant. */
  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('jobs of ' || $1, 0))";

  private static final String START =
      """
      WITH running AS (
        SELECT id FROM jobs WHERE tenant_id = $1 AND kind = $2 AND status IN ('queued', 'running')
      ), started AS (
        INSERT INTO jobs (tenant_id, kind, status, parameters, actor)
        SELECT $1, $2, 'running', $3::text::jsonb, $4 WHERE NOT EXISTS (SELECT FROM running)
        RETURNING id
      )
      SELECT id, true AS fresh FROM started
      UNION ALL
      SELECT id, false FROM running
      LIMIT 1
      """;

  private static final String REPORT =
      "UPDATE jobs SET progress = $2::text::jsonb WHERE id = $1 AND status = 'running'";

  private static final String FINISH =
      """
      UPDATE jobs SET progress = $2::text::jsonb, status = $3, finished_at = now()
      WHERE id = $1 AND status = 'running'
      """;

  private static final String FIND =
      """
      SELECT id, kind, status, parameters::text AS parameters, progress::text AS progress, actor,
        created_at, updated_at, finished_at
      FROM jobs WHERE id = $1
      """;

  private final Database database;

  /** Shares the connections of the node. */
  public JobVerticle(Database database) {
    super(JobCommand.ADDRESS);
    this.database = database;
  }

  @Override
  protected Future<?> handle(JobCommand<?> command) {
    return switch (command) {
      case JobCommand.Start start -> startJob(start);
      case JobCommand.Report report ->
          database
              .query(report.tenant(), REPORT, Tuple.of(report.id(), report.progress()))
              .map(rows -> rows.rowCount() == 1);
      case JobCommand.Finish finish -> finish(finish);
      case JobCommand.Find find -> find(find);
    };
  }

  private Future<JobCommand.Started> startJob(JobCommand.Start start) {
    RequestContext context = start.context();
    return database.transaction(
        context.tenant(),
        connection -> {
          Future<?> locked =
              connection.preparedQuery(LOCK).execute(Tuple.of(context.tenant().toString()));
          Future<?> tidied =
              connection.preparedQuery(FAIL_SILENT_JOBS).execute(Tuple.of(context.tenant()));
          Future<JobCommand.Started> started =
              connection
                  .preparedQuery(START)
                  .execute(
                      Tuple.of(context.tenant(), start.kind(), start.parameters(), context.user()))
                  .map(rows -> rows.iterator().next())
                  .map(row -> new JobCommand.Started(row.getUUID("id"), row.getBoolean("fresh")));
          return Future.all(locked, tidied, started).map(all -> started.result());
        });
  }

  private Future<Boolean> finish(JobCommand.Finish finish) {
    return database
        .query(
            finish.tenant(),
            FINISH,
            Tuple.of(finish.id(), finish.progress(), finish.failed() ? "failed" : "completed"))
        .map(rows -> rows.rowCount() == 1);
  }

  private Future<Optional<Job>> find(JobCommand.Find find) {
    return database
        .query(find.tenant(), FAIL_SILENT_JOBS, Tuple.of(find.tenant()))
        .compose(tidied -> database.query(find.tenant(), FIND, Tuple.of(find.id())))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(JobVerticle::job).findFirst());
  }

  private static Job job(Row row) {
    return new Job(
        row.getUUID("id"),
        row.getString("kind"),
        row.getString("status"),
        row.getString("parameters"),
        row.getString("progress"),
        row.getString("actor"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("finished_at")).map(OffsetDateTime::toInstant));
  }
}
