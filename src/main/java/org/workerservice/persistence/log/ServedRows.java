package org.workerservice.persistence.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import org.workerservice.persistence.database.Database;

/**
 * Removes expired rows, a limited number in each transaction: one statement for all of them would
 * run into the statement timeout and remove none.
 */
public final class ServedRows {
  private static final String FORGET_REQUESTS =
      """
      DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM idempotency_keys
        WHERE tenant_id = $1 AND created_at < now() - make_interval(secs => $2)
        LIMIT $3))
      """;

  private static final String FORGET_RESULTS =
      """
      DELETE FROM command_results WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM command_results
        WHERE tenant_id = $1 AND created_at < now() - make_interval(secs => $2)
        LIMIT $3))
      """;

  private static final String DROP_EVENTS =
      "SELECT drop_events(make_interval(secs => $1), $2) AS dropped";

  private final Database database;
  private final UUID defaultTenant;

  /** Drops events as the default tenant. */
  public ServedRows(Database database, UUID defaultTenant) {
    this.database = database;
    this.defaultTenant = defaultTenant;
  }

  /** Removes at most {@code limit} idempotency keys older than the retention; returns how many. */
  public Future<Integer> forgetRequests(UUID tenant, Duration retention, int limit) {
    return forget(FORGET_REQUESTS, tenant, retention, limit);
  }

  /**
   * Removes at most {@code limit} results of commands older than the retention; returns how many.
   */
  public Future<Integer> forgetResults(UUID tenant, Duration retention, int limit) {
    return forget(FORGET_RESULTS, tenant, retention, limit);
  }

  private Future<Integer> forget(String sql, UUID tenant, Duration retention, int limit) {
    return database.transaction(
        tenant,
        connection ->
            connection
                .preparedQuery(sql)
                .execute(Tuple.of(tenant, seconds(retention), limit))
                .map(rows -> rows.rowCount()));
  }

  /**
   * Drops at most {@code limit} events of all tenants, the oldest first, that are older than the
   * retention; returns how many.
   */
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
