package org.workerservice.persistence.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import org.workerservice.persistence.database.Database;

/** Creates the monthly partitions of the audit log and the access log. */
public final class LogPartitions {
  private static final String MAKE = "SELECT make_log_partitions($1)::text";

  private final Database database;
  private final UUID defaultTenant;

  /** Runs as the default tenant. */
  public LogPartitions(Database database, UUID defaultTenant) {
    this.database = database;
    this.defaultTenant = defaultTenant;
  }

  /** Creates the missing partitions of this month and of the months after it. */
  public Future<?> make(int monthsAhead) {
    return database.query(defaultTenant, MAKE, Tuple.of(monthsAhead));
  }
}
