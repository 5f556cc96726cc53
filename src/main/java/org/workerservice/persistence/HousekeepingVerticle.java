package org.workerservice.persistence;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what has served its purpose: remembered requests and, where a retention is set, events;
 * one instance, on an event loop. Several nodes may do so at once.
 */
public final class HousekeepingVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(HousekeepingVerticle.class);
  private static final Duration EVERY = Duration.ofMinutes(30);

  private static final String TENANTS = "SELECT id FROM tenants";

  private static final String FORGET_REQUESTS =
      "DELETE FROM idempotency_keys WHERE created_at < now() - make_interval(secs => $1)";

  /** Drops those of all tenants. */
  private static final String DROP_EVENTS = "SELECT drop_events(make_interval(secs => $1))";

  private final Database database;
  private final UUID defaultTenant;
  private final Duration requestRetention;
  private final Duration eventRetention;

  /**
   * Shares the connections of the node.
   *
   * @param eventRetention zero keeps events for good
   */
  public HousekeepingVerticle(
      Database database, UUID defaultTenant, Duration requestRetention, Duration eventRetention) {
    this.database = database;
    this.defaultTenant = defaultTenant;
    this.requestRetention = requestRetention;
    this.eventRetention = eventRetention;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(0, EVERY.toMillis(), timer -> tidy());
    return Future.succeededFuture();
  }

  private void tidy() {
    database
        .query(defaultTenant, TENANTS, Tuple.tuple())
        .compose(
            rows -> {
              List<Future<?>> all = new ArrayList<>();
              rows.forEach(
                  row -> all.add(delete(row.getUUID("id"), FORGET_REQUESTS, requestRetention)));
              if (!eventRetention.isZero()) {
                all.add(delete(defaultTenant, DROP_EVENTS, eventRetention));
              }
              return Future.join(all);
            })
        .onFailure(failure -> LOG.warn("Housekeeping was not finished and will go on later"));
  }

  private Future<?> delete(UUID tenant, String sql, Duration retention) {
    return database.transaction(
        tenant,
        connection ->
            connection.preparedQuery(sql).execute(Tuple.of((double) retention.toSeconds())));
  }
}
