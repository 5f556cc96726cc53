package org.workerservice.persistence.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import org.workerservice.persistence.database.Database;

/** Makes the monthly partitions of the audit log and of the access log. */
public final class LogPartitions {
  private static final String MAKE = "SELECT make_log_partitions($1)::text";

  private final Database database;
  private final UUID defaultTenant;

  /** Shares the connections of the node. */
  public LogPartitions(Database database, UUID defaultTenant) {
    this.database = database;
    this.defaultTenant = defaultTenant;
  }

  /** Makes those of this month and of the months after it, where they are missing. */
  public Future<?> make(int monthsAhead) {
    return database.query(defaultTenant, MAKE, Tuple.of(monthsAhead));
  }
}
