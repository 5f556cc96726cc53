package org.workerservice.persistence.organization;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;

/** Stores idempotency keys of requests that changed organisations. */
final class OrganizationRequests {
  private static final String FIND =
      """
      SELECT encode(body_hash, 'hex') AS body_hash, effect, organization_id, organization_version
      FROM idempotency_keys
      WHERE tenant_id = $1 AND subject = $2 AND route = $3 AND key = $4
        AND organization_id IS NOT NULL
      """;

  static final String PUT =
      """
      INSERT INTO idempotency_keys (tenant_id, subject, route, key, body_hash, effect,
        organization_id, organization_version, created_at)
      VALUES ($1, $3, $4, $5, decode($6, 'hex'), $7, $8, $9, $2)
      """;

  private OrganizationRequests() {}

  static Future<Optional<IdempotencyKey.Earlier>> find(SqlClient client, IdempotencyKey key) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(key.tenant(), key.subject(), key.route(), key.key()))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(earlier(rows.iterator().next())));
  }

  private static IdempotencyKey.Earlier earlier(Row row) {
    return new IdempotencyKey.Earlier(
        row.getString("body_hash"),
        WriteEffect.ofCode(row.getString("effect")),
        row.getUUID("organization_id"),
        row.getLong("organization_version"));
  }
}
