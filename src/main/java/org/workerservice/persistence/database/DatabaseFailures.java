package org.workerservice.persistence.database;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;

/** Distinguishes outages of the database from errors of a statement. */
public final class DatabaseFailures {
  /**
   * Classes of SQLSTATE (PostgreSQL documentation, appendix A) that are not the fault of the
   * statement: connection exception, insufficient resources, operator intervention, system error.
   */
  private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58");

  private static final String READ_ONLY_TRANSACTION = "25006";
  private static final String DISK_FULL = "53100";

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String WORKER_ID = "workers_pkey";

  private DatabaseFailures() {}

  /** Whether the database cannot be reached or refuses work. */
  public static boolean isOutage(Throwable failure) {
    return switch (failure) {
      case PgException error ->
          OUTAGE_CLASSES.contains(error.getSqlState().substring(0, 2))
              || error.getSqlState().equals(READ_ONLY_TRANSACTION);
      case ClosedConnectionException _, IOException _, TimeoutException _ -> true;
      // From a connection that has just broken, or from the pool when no connection was free in
      // time.
      case VertxException _ -> true;
      // The pool has no exception type for a full wait queue.
      case Throwable other -> other.getClass().getSimpleName().startsWith("NoStackTrace");
    };
  }

  /**
   * Whether a worker could not be inserted because its id is in use. Within a tenant the writer
   * checks this first; only an id of another tenant ends in this error.
   */
  public static boolean isTakenWorkerId(Throwable failure) {
    return failure instanceof PgException error
        && error.getSqlState().equals(UNIQUE_VIOLATION)
        && WORKER_ID.equals(error.getConstraint());
  }

  /** Returns the failure that callers should see. */
  public static Throwable translate(Throwable failure) {
    if (failure instanceof PgException error && DISK_FULL.equals(error.getSqlState())) {
      return new ServiceUnavailable(
          Reason.DISK_FULL,
          "The disk of the database is full. Free some space, then retry.",
          error);
    }
    return isOutage(failure)
        ? new ServiceUnavailable(
            Reason.DATABASE, "The database is not available. Retry later.", failure)
        : failure;
  }
}
