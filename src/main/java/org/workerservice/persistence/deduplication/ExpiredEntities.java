package org.workerservice.persistence.deduplication;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import org.workerservice.persistence.database.Database;

/** The entities of runs that ended long ago. */
public final class ExpiredEntities {
  private static final String REMOVE =
      """
      DELETE FROM deduplication_entities WHERE ctid = ANY (ARRAY(
        SELECT e.ctid FROM jobs j JOIN deduplication_entities e ON e.job_id = j.id
        WHERE j.tenant_id = $1 AND j.kind = 'deduplicate'
          AND j.finished_at < now() - make_interval(secs => $2)
        LIMIT $3))
      """;

  private final Database database;

  public ExpiredEntities(Database database) {
    this.database = database;
  }

  /** Removes at most {@code limit} entities of runs that ended longer ago; returns how many. */
  public Future<Integer> remove(UUID tenant, Duration retention, int limit) {
    return database.transaction(
        tenant,
        connection ->
            connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(tenant, (double) retention.toSeconds(), limit))
                .map(SqlResult::rowCount));
  }
}
