package org.workerservice.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.model.Worker;
import org.workerservice.persistence.Database;
import org.workerservice.persistence.WorkerRecords;

/** Reads the audit log. */
final class AuditTrail {
  private static final String COLUMNS =
      """
      SELECT id, timestamp, user_id, roles, action, entity_type, entity_id, entity_version,
             old_values::text AS old_values, new_values::text AS new_values,
             host(ip_address) AS ip_address, user_agent, trace_id
      FROM audit_log
      """;

  /** Backwards through the index on entity and time. */
  private static final String READ =
      COLUMNS
          + """
          WHERE entity_id = $1 AND entity_type NOT LIKE 'organization%'
          ORDER BY timestamp DESC, entity_version DESC LIMIT $2
          """;

  /**
   * The entries of one batch share their time: their ids tell them apart. An entry that is not
   * there has nothing after it.
   */
  private static final String PAGE =
      """
      AND (timestamp, id) < (
        coalesce(
          (SELECT timestamp FROM audit_log WHERE id = $2),
          CASE WHEN $2 = 'ffffffff-ffff-ffff-ffff-ffffffffffff' THEN 'infinity'::timestamptz
            ELSE '-infinity' END),
        $2)
      ORDER BY timestamp DESC, id DESC LIMIT $3
      """;

  /** Backwards through the index on tenant and time. */
  private static final String RECENT = COLUMNS + "WHERE tenant_id = $1\n" + PAGE;

  /** Backwards through the index on user and time. */
  private static final String BY_USER = COLUMNS + "WHERE tenant_id = $1 AND user_id = $4\n" + PAGE;

  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private static final String WORKER = "worker";

  private final Database database;
  private final WorkerRecords records;

  AuditTrail(Database database, WorkerRecords records) {
    this.database = database;
    this.records = records;
  }

  Future<List<AuditEntry>> read(UUID tenant, UUID entityId, int limit) {
    return database
        .query(tenant, READ, Tuple.of(entityId, limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::entry).toList());
  }

  Future<List<AuditEntry>> recent(
      UUID tenant, Optional<String> user, Optional<UUID> after, int limit) {
    UUID from = after.orElse(AFTER_ALL);
    return database
        .query(
            tenant,
            user.isPresent() ? BY_USER : RECENT,
            user.isPresent()
                ? Tuple.of(tenant, from, limit, user.get())
                : Tuple.of(tenant, from, limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::entry).toList());
  }

  private AuditEntry entry(Row row) {
    Long version = row.getLong("entity_version");
    boolean ofService = WORKER.equals(row.getString("entity_type"));
    return new AuditEntry(
        row.getUUID("id"),
        row.getOffsetDateTime("timestamp").toInstant(),
        Optional.ofNullable(row.getString("user_id")),
        List.of(row.getArrayOfStrings("roles")),
        row.getString("action"),
        row.getString("entity_type"),
        row.getUUID("entity_id"),
        version == null ? OptionalLong.empty() : OptionalLong.of(version),
        content(ofService, row, "old_values", version == null ? 0 : version - 1),
        content(ofService, row, "new_values", version == null ? 0 : version),
        Optional.ofNullable(row.getString("ip_address")),
        Optional.ofNullable(row.getString("user_agent")),
        Optional.ofNullable(row.getString("trace_id")));
  }

  /** Every change makes the next version, so that the content before it is one version older. */
  private Optional<Worker> content(boolean ofService, Row row, String column, long version) {
    return ofService
        ? Optional.ofNullable(row.getString(column))
            .map(records::decode)
            .map(worker -> worker.toBuilder().id(row.getUUID("entity_id")).version(version).build())
        : Optional.empty();
  }
}
