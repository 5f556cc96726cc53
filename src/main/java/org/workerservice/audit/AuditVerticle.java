package org.workerservice.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.Database;
import org.workerservice.persistence.WorkerRecords;

/**
 * Answers questions about the audit log and writes the access log; one instance, on an event loop.
 */
public final class AuditVerticle extends Mailbox<AuditCommand<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(AuditVerticle.class);
  private static final Duration PARTITION_CHECK = Duration.ofHours(12);
  private static final int MONTHS_AHEAD = 3;

  private final Database database;
  private final AuditTrail trail;
  private final AccessLog accesses;
  private final Options options;

  /**
   * How reads are recorded.
   *
   * @param recordAccess whether they are at all
   * @param flushEvery how long a read may wait to be written
   * @param capacity how many may wait
   */
  public record Options(
      UUID defaultTenant, boolean recordAccess, Duration flushEvery, int capacity) {}

  /** Shares the connections of the node. */
  public AuditVerticle(Database database, WorkerRecords records, Clock clock, Options options) {
    super(Audit.ADDRESS);
    this.database = database;
    this.trail = new AuditTrail(database, records);
    this.accesses = new AccessLog(database, clock, options.capacity());
    this.options = options;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(options.flushEvery().toMillis(), timer -> flush());
    vertx.setPeriodic(PARTITION_CHECK.toMillis(), timer -> makePartitions());
    return makePartitions().compose(made -> super.start());
  }

  @Override
  public Future<?> stop() {
    return Future.join(super.stop(), flush());
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

  private Future<?> flush() {
    long lost = accesses.takeLost();
    if (lost > 0) {
      LOG.error("The access log had no room for {} reads", lost);
    }
    return accesses
        .flush()
        .onFailure(failure -> LOG.warn("The access log could not be written and will be again"));
  }

  private Future<?> makePartitions() {
    return database
        .query(
            options.defaultTenant(), "SELECT make_log_partitions($1)::text", Tuple.of(MONTHS_AHEAD))
        .onFailure(failure -> LOG.warn("The partitions of the logs could not be made ahead"));
  }
}
