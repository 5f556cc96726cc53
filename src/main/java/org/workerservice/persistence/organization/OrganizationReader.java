package org.workerservice.persistence.organization;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.ListRange;

/** Reads whole organisations, in one round trip. */
final class OrganizationReader {
  private static final String FIND =
      "SELECT " + OrganizationRecords.COLUMNS + " FROM organizations o WHERE o.id = $1";

  private static final String FIND_MANY =
      "SELECT "
          + OrganizationRecords.COLUMNS
          + """
           FROM organizations o
          WHERE o.id = ANY($2) OR o.tenant_id = $1 AND o.ods_code = ANY($3::varchar[])
          """;

  /** The audit row of the change that created a version holds its content. */
  private static final String FIND_VERSION =
      """
      SELECT o.id, a.entity_version AS version, a.new_values::text AS record, o.created_at,
             a.timestamp AS updated_at, NULL::timestamptz AS deleted_at, NULL::text AS deleted_by
      FROM audit_log a JOIN organizations o ON o.id = a.entity_id
      WHERE a.entity_id = $1 AND a.entity_version = $2 AND a.entity_type = 'organization'
        AND a.new_values IS NOT NULL
      """;

  /** Walks the partial index of living organisations, or the one on the parent. */
  private static final String LIST =
      "SELECT "
          + OrganizationRecords.COLUMNS
          + """
           FROM organizations o
          WHERE o.tenant_id = $1 AND o.%s AND o.id %s $2
            AND ($10::timestamptz IS NULL OR o.updated_at >= $10)
            AND ($11::uuid IS NULL OR o.id IN (
              WITH RECURSIVE tree (id) AS (
                SELECT $11::uuid
                UNION
                SELECT part.id FROM organizations part JOIN tree ON part.part_of = tree.id
                WHERE part.deleted_at IS NULL
              )
              SELECT id FROM tree))
            AND ($4::boolean IS NULL OR o.active = $4)
            AND ($5::text IS NULL OR o.ods_status = $5)
            AND ($6::text IS NULL OR o.record_class = $6)
            AND ($7::text IS NULL OR EXISTS (
              SELECT FROM organization_roles r WHERE r.organization_id = o.id AND r.role_code = $7))
            AND ($8::text IS NULL OR o.ods_code = $8)
            AND ($9::uuid IS NULL OR o.part_of = $9)
          ORDER BY o.id %s
          LIMIT $3
          """;

  private final Database database;
  private final OrganizationRecords records;

  OrganizationReader(Database database, OrganizationRecords records) {
    this.database = database;
    this.records = records;
  }

  Future<Optional<Organization>> find(UUID tenant, UUID id) {
    return database.query(tenant, FIND, Tuple.of(id)).map(this::first);
  }

  Future<List<Organization>> findMany(UUID tenant, List<UUID> ids, List<String> odsCodes) {
    return database
        .query(
            tenant,
            FIND_MANY,
            Tuple.of(tenant, ids.toArray(UUID[]::new), odsCodes.toArray(String[]::new)))
        .map(this::all);
  }

  Future<Optional<Organization>> findVersion(UUID tenant, UUID id, long version) {
    return database.query(tenant, FIND_VERSION, Tuple.of(id, version)).map(this::first);
  }

  Future<List<Organization>> list(OrganizationCommand.ListAll list) {
    OrganizationCommand.Filter filter = list.filter();
    ListRange range = list.range();
    Tuple parameters =
        Tuple.tuple()
            .addValue(list.tenant())
            .addValue(range.start())
            .addValue(range.limit())
            .addValue(filter.active().orElse(null))
            .addValue(filter.odsStatus().map(status -> status.code()).orElse(null))
            .addValue(filter.recordClass().map(type -> type.code()).orElse(null))
            .addValue(filter.roleCode().orElse(null))
            .addValue(filter.odsCode().orElse(null))
            .addValue(filter.partOf().orElse(null))
            .addValue(range.updatedSince().map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null))
            .addValue(filter.tree().orElse(null));
    String statement =
        LIST.formatted(range.deleted().condition(), range.comparison(), range.direction());
    return database.query(list.tenant(), statement, parameters).map(this::all);
  }

  private Optional<Organization> first(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(records.fromRow(rows.iterator().next()));
  }

  private List<Organization> all(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(records::fromRow).toList();
  }
}
