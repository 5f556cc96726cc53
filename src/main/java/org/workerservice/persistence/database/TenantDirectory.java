package org.workerservice.persistence.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Lists the tenants of the registry: all for which a write was ever committed. */
public final class TenantDirectory {
  private static final String TENANTS = "SELECT id FROM tenants ORDER BY id";

  private final Database database;
  private final UUID defaultTenant;

  /** Queries as the default tenant. */
  public TenantDirectory(Database database, UUID defaultTenant) {
    this.database = database;
    this.defaultTenant = defaultTenant;
  }

  /** Returns the ids of all tenants. */
  public Future<List<UUID>> ids() {
    return database
        .query(defaultTenant, TENANTS, Tuple.tuple())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("id"))
                    .toList());
  }
}
