package org.workerservice.persistence.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import org.workerservice.persistence.database.Database;

/**
 * Removes rows that have served their purpose, a bounded number in a transaction: one statement for
 * all would run into the time limit of statements and remove none.
 */
public final class ServedRows {
  private static final String FORGET_REQUESTS =
      """
      DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM idempotency_keys
        WHERE tenant_id = $1 AND created_at < now() - make_interval(secs => $2)
        LIMIT $3))
      """;

  private static final String DROP_EVENTS =
      "SELECT drop_events(make_interval(secs => $1), $2) AS dropped";

  private final Database database;
  private final UUID defaultTenant;

  /** Shares the connections of the node. */
  public ServedRows(Database database, UUID defaultTenant) {
    this.database = database;
    this.defaultTenant = defaultTenant;
  }

  /** Removes idempotency keys older than the retention; returns how many. */
  public Future<Integer> forgetRequests(UUID tenant, Duration retention, int limit) {
    return database.transaction(
        tenant,
        connection ->
            connection
                .preparedQuery(FORGET_REQUESTS)
                .execute(Tuple.of(tenant, seconds(retention), limit))
                .map(rows -> rows.rowCount()));
  }

  /** Drops the oldest events of all tenants that are older than the retention; returns how many. */
  public Future<Integer> dropEvents(Duration retention, int limit) {
    return database.transaction(
        defaultTenant,
        connection ->
            connection
                .preparedQuery(DROP_EVENTS)
                .execute(Tuple.of(seconds(retention), limit))
                .map(rows -> rows.iterator().next().getInteger("dropped")));
  }

  private static double seconds(Duration retention) {
    return retention.toSeconds();
  }
}
