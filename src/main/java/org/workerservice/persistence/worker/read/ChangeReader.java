package org.workerservice.persistence.worker.read;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.FailureText;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.log.LogPosition;
import org.workerservice.persistence.log.LoggedChange;
import org.workerservice.persistence.worker.rows.WorkerRecords;

/**
 * Reads the data of the search index. It reads the log across tenants, through SQL functions that
 * return no content, and records within their tenant.
 */
final class ChangeReader {
  private static final Logger LOGGER = LoggerFactory.getLogger(ChangeReader.class);

  private static final String LOG = "SELECT registry, newest, known FROM search_log($1)";

  private static final String CHANGES =
      "SELECT sequence, tenant_id, worker_id, worker_version, own FROM search_changes($1, $2)";

  private static final String TENANTS = "SELECT tenant_id, workers FROM search_tenants()";

  private static final String INDEXED =
      """
      SELECT w.id, w.version, w.record::text AS record, w.created_at, w.updated_at, w.deleted_at,
             w.deleted_by,
             (SELECT o.name FROM organizations o WHERE o.id = w.managing_organization_id)
               AS organization
      FROM workers w
      """;

  private static final String FIND = INDEXED + "WHERE w.id = ANY($1) AND w.deleted_at IS NULL";

  /** Walks the partial index of living workers. */
  private static final String LIST =
      INDEXED
          + """
          WHERE w.tenant_id = $1 AND w.deleted_at IS NULL AND w.id > $2
          ORDER BY w.id
          LIMIT $3
          """;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final WorkerRecords records;

  ChangeReader(Database database, WorkerRecords records) {
    this.database = database;
    this.records = records;
  }

  Future<LogPosition> log(UUID tenant, long sequence) {
    return database
        .query(tenant, LOG, Tuple.of(sequence))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new LogPosition(
                    row.getUUID("registry"), row.getLong("newest"), row.getBoolean("known")));
  }

  Future<List<LoggedChange>> changes(UUID tenant, long after, int limit) {
    return database
        .query(tenant, CHANGES, Tuple.of(after, limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(ChangeReader::change))
        .map(changes -> changes.toList());
  }

  private static LoggedChange change(Row row) {
    Optional<UUID> worker = Optional.ofNullable(row.getUUID("worker_id"));
    return new LoggedChange(
        row.getLong("sequence"),
        row.getUUID("tenant_id"),
        worker,
        worker.isPresent() ? row.getLong("worker_version") : 0,
        row.getBoolean("own"));
  }

  Future<List<TenantSize>> tenants(UUID tenant) {
    return database
        .query(tenant, TENANTS, Tuple.tuple())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new TenantSize(row.getUUID("tenant_id"), row.getLong("workers")))
                    .toList());
  }

  /** Leaves out workers that cannot be read. */
  Future<List<IndexedWorker>> find(UUID tenant, List<UUID> ids) {
    return database.query(tenant, FIND, Tuple.of(ids.toArray(UUID[]::new))).map(this::workers);
  }

  /** Leaves out workers that cannot be read; the result is empty only when there are no more. */
  Future<List<IndexedWorker>> list(UUID tenant, Optional<UUID> after, int limit) {
    return database
        .query(tenant, LIST, Tuple.of(tenant, after.orElse(BEFORE_ALL), limit))
        .compose(
            rows -> {
              List<IndexedWorker> readable = workers(rows);
              return readable.isEmpty() && rows.size() > 0
                  ? list(tenant, lastId(rows), limit)
                  : Future.succeededFuture(readable);
            });
  }

  private static Optional<UUID> lastId(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getUUID("id"))
        .reduce((before, last) -> last);
  }

  private List<IndexedWorker> workers(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .flatMap(row -> worker(row).stream())
        .toList();
  }

  /** One unreadable record must not stop the indexing of the others. */
  private Optional<IndexedWorker> worker(Row row) {
    try {
      return Optional.of(
          new IndexedWorker(
              records.withoutSensitiveValues(row),
              Optional.ofNullable(row.getString("organization"))));
    } catch (RuntimeException unreadable) {
      LOGGER.warn(
          "The worker {} cannot be read and is left out of the search index: {}",
          row.getUUID("id"),
          FailureText.of(unreadable));
      return Optional.empty();
    }
  }
}
