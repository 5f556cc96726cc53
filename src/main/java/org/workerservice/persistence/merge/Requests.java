package org.workerservice.persistence.merge;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.log.LogStatements;

/** Remembers requests with an idempotency key in the transaction that carries them out. */
final class Requests {
  private Requests() {}

  /** Sends the question what the first request with the key did. */
  static Future<Optional<IdempotencyKey.Earlier>> earlier(
      SqlConnection connection, Optional<IdempotencyKey> idempotency) {
    return idempotency
        .map(
            key ->
                connection
                    .preparedQuery(MergeStatements.EARLIER_REQUEST)
                    .execute(Tuple.of(key.tenant(), key.subject(), key.route(), key.key()))
                    .map(Requests::first))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private static Optional<IdempotencyKey.Earlier> first(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    Row row = rows.iterator().next();
    return Optional.of(
        new IdempotencyKey.Earlier(
            row.getString("body_hash"),
            WriteEffect.ofCode(row.getString("effect")),
            row.getUUID("worker_id"),
            row.getLong("worker_version")));
  }

  static Future<?> put(
      SqlConnection connection,
      IdempotencyKey key,
      WriteEffect effect,
      UUID worker,
      long version,
      OffsetDateTime now) {
    return connection
        .preparedQuery(LogStatements.PUT_REQUESTS)
        .execute(
            Tuple.from(
                List.of(
                    key.tenant(),
                    now,
                    new String[] {key.subject()},
                    new String[] {key.route()},
                    new String[] {key.key()},
                    new String[] {key.bodyHash()},
                    new String[] {effect.code()},
                    new UUID[] {worker},
                    new Long[] {version})));
  }
}
