package org.workerservice.persistence.worker.read;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.ListRange;
import org.workerservice.persistence.worker.rows.SourceLookups;
import org.workerservice.persistence.worker.rows.WorkerRecords;

/** Reads whole workers, in one round trip. */
public final class WorkerReader {
  /** Finds a worker by its id. */
  public static final String FIND =
      "SELECT " + WorkerRecords.COLUMNS + " FROM workers WHERE id = $1";

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

  /** Walks the partial index of living workers, or the primary key. */
  private static final String LIST =
      "SELECT "
          + WorkerRecords.COLUMNS
          + """
           FROM workers
          WHERE tenant_id = $1 AND %s AND id %s $2
            AND ($4::timestamptz IS NULL OR updated_at >= $4)
            AND ($5::uuid IS NULL OR managing_organization_id = $5)
            AND ($6::uuid[] IS NULL OR managing_organization_id = ANY($6))
          ORDER BY id %s
          LIMIT $3
          """;

  private static final String TREE =
      """
      WITH RECURSIVE tree (id) AS (
        SELECT $1::uuid
        UNION
        SELECT o.id FROM organizations o JOIN tree ON o.part_of = tree.id
        WHERE o.deleted_at IS NULL
      )
      SELECT id FROM tree
      """;

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

  Future<List<Worker>> findBySources(UUID tenant, List<SourceKey> keys) {
    return database
        .query(tenant, SourceLookups.FIND, SourceLookups.asked(tenant, keys))
        .map(this::all);
  }

  Future<List<ListedSource>> listSources(ReadCommand.ListSources list) {
    return database
        .query(
            list.tenant(),
            SourceLookups.LIST,
            Tuple.of(list.tenant(), list.system(), list.after(), list.limit()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(
                        row ->
                            new ListedSource(
                                row.getString("source_id"),
                                row.getUUID("worker_id"),
                                row.getString("employment_status")))
                    .toList());
  }

  Future<Optional<Worker>> findVersion(UUID tenant, UUID id, long version) {
    return database.query(tenant, FIND_VERSION, Tuple.of(id, version)).map(this::first);
  }

  Future<List<Worker>> list(UUID tenant, ListRange range, WorkerFilter filter) {
    return filter
        .organizationTree()
        .map(top -> tree(tenant, top).map(Optional::of))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .compose(tree -> list(tenant, range, filter, tree));
  }

  private Future<List<Worker>> list(
      UUID tenant, ListRange range, WorkerFilter filter, Optional<List<UUID>> tree) {
    String statement =
        LIST.formatted(range.deleted().condition(), range.comparison(), range.direction());
    Tuple parameters =
        Tuple.of(tenant, range.start(), range.limit())
            .addValue(range.updatedSince().map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null))
            .addValue(filter.organization().orElse(null))
            .addValue(tree.map(ids -> ids.toArray(UUID[]::new)).orElse(null));
    return database.query(tenant, statement, parameters).map(this::all);
  }

  /** Returns an organization and all below it. */
  Future<List<UUID>> tree(UUID tenant, UUID top) {
    return database
        .query(tenant, TREE, Tuple.of(top))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("id"))
                    .toList());
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
