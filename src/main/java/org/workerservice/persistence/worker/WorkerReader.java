package org.workerservice.persistence.worker;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.Database;

/** Reads whole workers, in one round trip. */
final class WorkerReader {
  static final String FIND = "SELECT " + WorkerRecords.COLUMNS + " FROM workers WHERE id = $1";

  private static final String FIND_MANY =
      "SELECT " + WorkerRecords.COLUMNS + " FROM workers WHERE id = ANY($1)";

  /** The audit row of the change that created a version holds its content. */
  private static final String FIND_VERSION =
      """
      SELECT w.id, a.entity_version AS version, a.new_values::text AS record, w.created_at,
             a.timestamp AS updated_at, NULL::timestamptz AS deleted_at, NULL::text AS deleted_by
      FROM audit_log a JOIN workers w ON w.id = a.entity_id
      WHERE a.entity_id = $1 AND a.entity_version = $2 AND a.entity_type = 'worker'
        AND a.new_values IS NOT NULL
      """;

  /** Walks the partial index of living workers. */
  private static final String LIST =
      "SELECT "
          + WorkerRecords.COLUMNS
          + """
           FROM workers
          WHERE tenant_id = $1 AND deleted_at IS NULL AND id > $2
          ORDER BY id
          LIMIT $3
          """;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final WorkerRecords records;

  WorkerReader(Database database, WorkerRecords records) {
    this.database = database;
    this.records = records;
  }

  Future<Optional<Worker>> find(UUID tenant, UUID id) {
    return database.query(tenant, FIND, Tuple.of(id)).map(this::first);
  }

  Future<List<Worker>> findMany(UUID tenant, List<UUID> ids) {
    return database.query(tenant, FIND_MANY, Tuple.of(ids.toArray(UUID[]::new))).map(this::all);
  }

  Future<Optional<Worker>> findVersion(UUID tenant, UUID id, long version) {
    return database.query(tenant, FIND_VERSION, Tuple.of(id, version)).map(this::first);
  }

  Future<List<Worker>> list(UUID tenant, Optional<UUID> after, int limit) {
    return database
        .query(tenant, LIST, Tuple.of(tenant, after.orElse(BEFORE_ALL), limit))
        .map(this::all);
  }

  private Optional<Worker> first(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(records.fromRow(rows.iterator().next()));
  }

  private List<Worker> all(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(records::fromRow).toList();
  }
}
