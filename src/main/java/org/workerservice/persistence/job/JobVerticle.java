package org.workerservice.persistence.job;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.Mailbox;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.database.Database;

/** Stores the state of jobs; one instance, on an event loop. */
public final class JobVerticle extends Mailbox<JobCommand<?>> {
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
      case JobCommand.Claim claim -> claim(claim);
      case JobCommand.Renew renew ->
          change(renew.lease(), JobStatements.RENEW, seconds(renew.time()));
      case JobCommand.Release release -> change(release.lease(), JobStatements.RELEASE);
      case JobCommand.Report report ->
          change(report.lease(), JobStatements.REPORT, report.progress());
      case JobCommand.Keep keep -> change(keep.lease(), JobStatements.KEEP, keep.checkpoint());
      case JobCommand.Finish finish ->
          change(
              finish.lease(),
              JobStatements.FINISH,
              finish.progress(),
              finish.failed() ? "failed" : "completed");
      case JobCommand.Close close -> change(close.lease(), JobStatements.CLOSE, close.progress());
      case JobCommand.Cancel cancel -> cancel(cancel.context(), cancel.id());
      case JobCommand.Find find -> find(find.tenant(), find.id());
      case JobCommand.ListJobs list -> list(list);
    };
  }

  private Future<JobCommand.Started> startJob(JobCommand.Start start) {
    RequestContext context = start.context();
    return database.transaction(
        context.tenant(),
        connection -> {
          Future<?> locked =
              connection
                  .preparedQuery(JobStatements.LOCK)
                  .execute(Tuple.of(context.tenant().toString()));
          Future<JobCommand.Started> started =
              connection
                  .preparedQuery(JobStatements.START)
                  .execute(
                      Tuple.of(
                          context.tenant(),
                          start.kind(),
                          start.parameters(),
                          context.user(),
                          JobCaller.json(context)))
                  .map(rows -> rows.iterator().next())
                  .map(row -> new JobCommand.Started(row.getUUID("id"), row.getBoolean("fresh")));
          return Future.all(locked, started).map(all -> started.result());
        });
  }

  private Future<Optional<JobCommand.Claimed>> claim(JobCommand.Claim claim) {
    return database
        .query(
            claim.anyTenant(),
            JobStatements.CLAIMABLE,
            Tuple.of(claim.kinds().toArray(String[]::new)))
        .compose(rows -> claimFirst(claim, rows.iterator()));
  }

  /** Other nodes may be faster. */
  private Future<Optional<JobCommand.Claimed>> claimFirst(
      JobCommand.Claim claim, Iterator<Row> waiting) {
    if (!waiting.hasNext()) {
      return Future.succeededFuture(Optional.empty());
    }
    Row next = waiting.next();
    UUID tenant = next.getUUID("tenant_id");
    return database
        .query(
            tenant,
            JobStatements.CLAIM,
            Tuple.of(
                next.getUUID("id"),
                claim.owner(),
                seconds(claim.lease()),
                JobStatements.MAX_EPOCHS))
        .map(rows -> claimed(tenant, rows))
        .compose(
            found ->
                found.isPresent() ? Future.succeededFuture(found) : claimFirst(claim, waiting));
  }

  private static Optional<JobCommand.Claimed> claimed(UUID tenant, RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.getString("status").equals("running"))
        .map(row -> claimed(tenant, row))
        .findFirst();
  }

  private static JobCommand.Claimed claimed(UUID tenant, Row row) {
    Job job = job(row);
    return new JobCommand.Claimed(
        new JobLease(tenant, job.id(), row.getInteger("epoch")),
        job,
        JobCaller.context(
            row.getString("caller"), tenant, job.actor(), Deadline.in(Duration.ZERO)));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private Future<Boolean> change(JobLease lease, String sql, Object... parameters) {
    Tuple all = Tuple.of(lease.job(), lease.epoch());
    for (Object parameter : parameters) {
      all.addValue(parameter);
    }
    return database.query(lease.tenant(), sql, all).map(rows -> rows.rowCount() == 1);
  }

  private Future<Optional<Job>> cancel(RequestContext context, UUID id) {
    return database
        .query(context.tenant(), JobStatements.CANCEL, Tuple.of(id, context.user()))
        .compose(cancelled -> find(context.tenant(), id));
  }

  private Future<Optional<Job>> find(UUID tenant, UUID id) {
    return database
        .query(tenant, JobStatements.FIND, Tuple.of(id))
        .map(rows -> jobs(rows).stream().findFirst());
  }

  private Future<List<Job>> list(JobCommand.ListJobs list) {
    return database
        .query(
            list.tenant(),
            JobStatements.LIST,
            Tuple.of(
                list.tenant(),
                list.kind().orElse(null),
                list.status().orElse(null),
                list.after().orElse(null),
                list.limit()))
        .map(JobVerticle::jobs);
  }

  private static List<Job> jobs(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(JobVerticle::job).toList();
  }

  private static Job job(Row row) {
    return new Job(
        row.getUUID("id"),
        row.getString("kind"),
        row.getString("status"),
        row.getString("parameters"),
        row.getString("progress"),
        row.getString("checkpoint"),
        row.getString("actor"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("finished_at")).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("cancelled_by")));
  }
}
