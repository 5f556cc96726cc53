package org.workerservice.persistence;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.model.Organization;

/** Reads the audit log of organisations. */
final class OrganizationHistory {
  /** Backwards through the index on entity and time. */
  private static final String READ =
      """
      SELECT id, timestamp, user_id, roles, action, entity_type, entity_id, entity_version,
             old_values::text AS old_values, new_values::text AS new_values,
             host(ip_address) AS ip_address, user_agent, trace_id
      FROM audit_log WHERE entity_id = $1 AND entity_type LIKE 'organization%'
      ORDER BY timestamp DESC, entity_version DESC LIMIT $2
      """;

  private static final String OF_SERVICE = "organization";

  private final Database database;
  private final OrganizationRecords records;

  OrganizationHistory(Database database, OrganizationRecords records) {
    this.database = database;
    this.records = records;
  }

  Future<List<OrganizationAuditEntry>> read(UUID tenant, UUID id, int limit) {
    return database
        .query(tenant, READ, Tuple.of(id, limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::entry).toList());
  }

  private OrganizationAuditEntry entry(Row row) {
    Long version = row.getLong("entity_version");
    return new OrganizationAuditEntry(
        row.getUUID("id"),
        row.getOffsetDateTime("timestamp").toInstant(),
        Optional.ofNullable(row.getString("user_id")),
        List.of(row.getArrayOfStrings("roles")),
        row.getString("action"),
        row.getString("entity_type"),
        row.getUUID("entity_id"),
        version == null ? OptionalLong.empty() : OptionalLong.of(version),
        content(row, "old_values", version == null ? 0 : version - 1),
        content(row, "new_values", version == null ? 0 : version),
        Optional.ofNullable(row.getString("ip_address")),
        Optional.ofNullable(row.getString("user_agent")),
        Optional.ofNullable(row.getString("trace_id")));
  }

  /** Every change makes the next version, so that the content before it is one version older. */
  private Optional<Organization> content(Row row, String column, long version) {
    return Optional.ofNullable(row.getString(column))
        .filter(record -> row.getString("entity_type").equals(OF_SERVICE))
        .map(records::decode)
        .map(found -> found.toBuilder().id(row.getUUID("entity_id")).version(version).build());
  }
}
