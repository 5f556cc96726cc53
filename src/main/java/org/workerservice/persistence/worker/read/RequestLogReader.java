package org.workerservice.persistence.worker.read;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.log.Event;

/** Reads what earlier requests did: events, idempotent writes, import rows. */
public final class RequestLogReader {
  /** Walks the index on tenant and sequence, so it skips the events of other tenants. */
  private static final String EVENTS =
      """
      SELECT sequence, event_id, type, schema_version, tenant_id, worker_id, worker_version,
             organization_id, organization_version, actor, occurred_at, trace_id,
             data::text AS data
      FROM outbox WHERE tenant_id = $3 AND sequence > $1 ORDER BY sequence LIMIT $2
      """;

  /** Does not move back when old events of the tenant are dropped. */
  private static final String LAST_EVENT =
      """
      SELECT greatest(dropped_watermark,
                      (SELECT max(sequence) FROM outbox WHERE tenant_id = $1)) AS last
      FROM outbox_retention WHERE only_row
      """;

  private static final String IDEMPOTENT =
      """
      SELECT encode(body_hash, 'hex') AS body_hash, effect, worker_id, worker_version
      FROM idempotency_keys
      WHERE tenant_id = $1 AND subject = $2 AND route = $3 AND key = $4
      """;

  private static final String IMPORT_OUTCOMES =
      """
      SELECT row_number, encode(row_hash, 'hex') AS row_hash, outcome, details::text AS details
      FROM import_outcomes
      WHERE tenant_id = $1 AND import_id = $2 AND row_number >= $3 AND row_number < $3 + $4
      """;

  private final Database database;

  RequestLogReader(Database database) {
    this.database = database;
  }

  Future<List<Event>> events(UUID tenant, long after, int limit) {
    return database
        .query(tenant, EVENTS, Tuple.of(after, limit, tenant))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Event::of).toList());
  }

  Future<Long> lastEvent(UUID tenant) {
    return database
        .query(tenant, LAST_EVENT, Tuple.of(tenant))
        .map(rows -> rows.iterator().next().getLong("last"));
  }

  Future<Optional<IdempotencyKey.Earlier>> idempotent(IdempotencyKey key) {
    return database
        .query(
            key.tenant(), IDEMPOTENT, Tuple.of(key.tenant(), key.subject(), key.route(), key.key()))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(earlier(rows.iterator().next())));
  }

  Future<List<ImportRow.Outcome>> importOutcomes(
      UUID tenant, UUID importId, long firstRow, int count) {
    return database
        .query(tenant, IMPORT_OUTCOMES, Tuple.of(tenant, importId, firstRow, (long) count))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(RequestLogReader::importOutcome)
                    .toList());
  }

  public static IdempotencyKey.Earlier earlier(Row row) {
    return new IdempotencyKey.Earlier(
        row.getString("body_hash"),
        WriteEffect.ofCode(row.getString("effect")),
        row.getUUID("worker_id"),
        row.getLong("worker_version"));
  }

  public static ImportRow.Outcome importOutcome(Row row) {
    return new ImportRow.Outcome(
        row.getLong("row_number"),
        row.getString("row_hash"),
        row.getString("outcome"),
        row.getString("details"));
  }
}
