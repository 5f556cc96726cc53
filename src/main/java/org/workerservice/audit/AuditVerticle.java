package org.workerservice.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.Mailbox;
import org.workerservice.jobs.BackgroundJob;
import org.workerservice.jobs.JobRunner;
import org.workerservice.jobs.Pace;
import org.workerservice.jobs.Progress;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.worker.rows.WorkerRecords;

/**
 * Answers questions about the audit log and writes the access log; one instance, on an event loop.
 */
public final class AuditVerticle extends Mailbox<AuditCommand<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(AuditVerticle.class);

  /** Short, so that the queue does not grow much more once the database is back. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  private final AuditTrail trail;
  private final AccessLog accesses;
  private final MeterRegistry registry;
  private final Options options;
  private JobRunner runner;

  /**
   * How reads are recorded.
   *
   * @param recordAccess whether reads are recorded at all
   * @param flushEvery how long a read may wait to be written
   * @param capacity max reads that wait
   * @param hasRoom whether the disk has room; if not, reads wait, but are still written on a stop
   */
  public record Options(
      boolean recordAccess, Duration flushEvery, int capacity, BooleanSupplier hasRoom) {}

  /** Creates the actor; its job starts with it. */
  public AuditVerticle(
      Database database,
      WorkerRecords records,
      Clock clock,
      MeterRegistry registry,
      Options options) {
    super(Audit.ADDRESS);
    this.trail = new AuditTrail(database, records);
    this.accesses = new AccessLog(database, clock, options.capacity());
    this.registry = registry;
    this.options = options;
  }

  @Override
  public Future<?> start() {
    runner = new JobRunner(vertx, registry, List.of(flushing()));
    return runner.start().compose(started -> super.start());
  }

  /** Writes all reads that still wait, including those of a failed flush. */
  @Override
  public Future<?> stop() {
    return Future.join(super.stop(), runner.stop()).transform(stopped -> writeWaiting());
  }

  private BackgroundJob flushing() {
    Duration every = options.flushEvery();
    Duration max = every.compareTo(MAX_WAIT) > 0 ? every : MAX_WAIT;
    return new BackgroundJob("access_log", Pace.every(every).withBackoff(every, max), this::flush);
  }

  @Override
  protected Future<?> handle(AuditCommand<?> command) {
    return switch (command) {
      case AuditCommand.ReadTrail read ->
          trail.read(read.tenant(), read.entityId(), read.after(), read.limit());
      case AuditCommand.ReadRecent read ->
          trail.recent(read.tenant(), read.user(), read.after(), read.limit());
      case AuditCommand.RecordAccess access -> {
        if (options.recordAccess()) {
          accesses.add(access.context(), access.action(), access.workers());
        }
        yield Future.succeededFuture(true);
      }
    };
  }

  private Future<Progress> flush() {
    reportLost();
    return options.hasRoom().getAsBoolean()
        ? writeWaiting()
        : Future.succeededFuture(Progress.FINISHED.left(accesses.waiting(), accesses.unwritable()));
  }

  private void reportLost() {
    long lost = accesses.takeLost();
    if (lost > 0) {
      LOG.error("The access log dropped {} reads because its queue was full", lost);
    }
  }

  private Future<Progress> writeWaiting() {
    return accesses
        .flush()
        .map(written -> Progress.finished(written).left(accesses.waiting(), accesses.unwritable()));
  }
}
