package org.workerservice.persistence.assignment;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ListRange;
import org.workerservice.persistence.database.WriteEffect;

/** Reads assignments, in one round trip. */
final class AssignmentReader {
  private static final String SELECT = "SELECT " + AssignmentRecords.COLUMNS;

  static final String FIND =
      SELECT + "FROM worker_assignments a WHERE a.id = $1 AND a.worker_id = $2";

  /** The audit row of the change that created a version holds its content. */
  private static final String FIND_VERSION =
      """
      SELECT a.id, l.entity_id AS worker_id, l.entity_version AS version,
        (l.new_values - '{id,worker_id}'::text[])::text AS record,
        (SELECT o.name FROM organizations o
         WHERE o.id = (l.new_values ->> 'organization_id')::uuid) AS organization_name,
        l.roles && ARRAY['hr_admin', 'credentialing_officer'] AS corrected,
        a.created_at, a.created_by, l.timestamp AS updated_at, l.user_id AS updated_by,
        NULL::timestamptz AS deleted_at, NULL::text AS deleted_by
      FROM worker_assignments a JOIN audit_log l ON l.entity_id = $2
      WHERE a.id = $1 AND l.entity_version = $3 AND l.entity_type = 'assignment'
        AND l.new_values ->> 'id' = $1::text
      """;

  /** Its parameters are those of both lists. */
  private static final String CONDITIONS =
      """
        AND %s AND a.id %s $2
        AND ($4::timestamptz IS NULL OR a.updated_at >= $4)
        AND ($5::date IS NULL OR (
          (a.valid_from IS NULL OR a.valid_from <= $5) AND (a.valid_to IS NULL OR a.valid_to >= $5)
          AND (a.record -> 'active')::boolean))
      ORDER BY a.id %s
      LIMIT $3
      """;

  /** Walks the index on the worker. */
  private static final String OF_WORKER =
      SELECT + "FROM worker_assignments a\nWHERE a.worker_id = $1\n" + CONDITIONS;

  /** Walks the index on the organisation. */
  private static final String OF_ORGANIZATION =
      SELECT
          + """
          FROM worker_assignments a
          WHERE a.organization_id = $1
            AND (SELECT w.deleted_at IS NULL FROM workers w WHERE w.id = a.worker_id)
          """
          + CONDITIONS;

  private final Database database;

  AssignmentReader(Database database) {
    this.database = database;
  }

  Future<Optional<StoredAssignment>> find(UUID tenant, UUID worker, UUID id) {
    return database.query(tenant, FIND, Tuple.of(id, worker)).map(AssignmentRecords::first);
  }

  Future<Optional<StoredAssignment>> findVersion(AssignmentCommand.FindVersion find) {
    return database
        .query(find.tenant(), FIND_VERSION, Tuple.of(find.id(), find.worker(), find.version()))
        .map(AssignmentRecords::first);
  }

  Future<List<StoredAssignment>> ofWorker(AssignmentCommand.ListOfWorker list) {
    return list(OF_WORKER, list.tenant(), list.worker(), list.range(), list.activeOn());
  }

  Future<List<StoredAssignment>> ofOrganization(AssignmentCommand.ListOfOrganization list) {
    return list(OF_ORGANIZATION, list.tenant(), list.organization(), list.range(), list.activeOn());
  }

  private Future<List<StoredAssignment>> list(
      String sql, UUID tenant, UUID subject, ListRange range, Optional<LocalDate> activeOn) {
    String statement =
        sql.formatted("a." + range.deleted().condition(), range.comparison(), range.direction());
    Tuple parameters =
        Tuple.of(subject, range.start(), range.limit())
            .addValue(range.updatedSince().map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null))
            .addValue(activeOn.orElse(null));
    return database.query(tenant, statement, parameters).map(AssignmentRecords::list);
  }

  static Tuple scope(IdempotencyKey key) {
    return Tuple.of(key.tenant(), key.subject(), key.route(), key.key());
  }

  static Optional<IdempotencyKey.Earlier> earlier(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    Row row = rows.iterator().next();
    return Optional.of(
        new IdempotencyKey.Earlier(
            row.getString("body_hash"),
            WriteEffect.ofCode(row.getString("effect")),
            row.getUUID("assignment_id"),
            row.getLong("assignment_version")));
  }
}
