package org.workerservice.persistence.log;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * An entry of the audit log.
 *
 * @param <T> what was changed
 * @param oldValues content before the change, in plaintext; empty for a creation and for changes
 *     that did not come through the service
 * @param newValues content after the change, in plaintext
 */
public record AuditEntry<T>(
    UUID id,
    Instant timestamp,
    Optional<String> userId,
    List<String> roles,
    String action,
    String entityType,
    UUID entityId,
    OptionalLong entityVersion,
    Optional<T> oldValues,
    Optional<T> newValues,
    Optional<String> ipAddress,
    Optional<String> userAgent,
    Optional<String> traceId) {

  /** The columns that {@link #of} reads; the caller appends the conditions. */
  public static final String SELECT =
      """
      SELECT id, timestamp, user_id, roles, action, entity_type, entity_id, entity_version,
             changed_table,
             old_values::text AS old_values, new_values::text AS new_values,
             host(ip_address) AS ip_address, user_agent, trace_id
      FROM audit_log
      """;

  /** Decodes stored content. */
  public interface Content<T> {
    /**
     * Decodes the record with this id at this version.
     *
     * @param type the entity type of the entry
     * @return empty if entries of this type show no content
     */
    Optional<T> decode(String type, String encoded, UUID id, long version);
  }

  /** Reads a row of the log. Changes that bypassed the service have no content. */
  public static <T> AuditEntry<T> of(Row row, Content<T> content) {
    Long version = row.getLong("entity_version");
    long after = version == null ? 0 : version;
    // Every change creates the next version, so the content before it is one version older.
    long before = version == null ? 0 : version - 1;
    return new AuditEntry<>(
        row.getUUID("id"),
        row.getOffsetDateTime("timestamp").toInstant(),
        Optional.ofNullable(row.getString("user_id")),
        List.of(row.getArrayOfStrings("roles")),
        row.getString("action"),
        row.getString("entity_type"),
        row.getUUID("entity_id"),
        version == null ? OptionalLong.empty() : OptionalLong.of(version),
        values(row, "old_values", before, content),
        values(row, "new_values", after, content),
        Optional.ofNullable(row.getString("ip_address")),
        Optional.ofNullable(row.getString("user_agent")),
        Optional.ofNullable(row.getString("trace_id")));
  }

  private static <T> Optional<T> values(Row row, String column, long version, Content<T> content) {
    return Optional.ofNullable(row.getString(column))
        .filter(encoded -> row.getString("changed_table") == null)
        .flatMap(
            encoded ->
                content.decode(
                    row.getString("entity_type"), encoded, row.getUUID("entity_id"), version));
  }

  /** Returns the same entry with its content replaced by a view, such as a masked one. */
  public <R> AuditEntry<R> shownAs(Function<T, R> view) {
    return new AuditEntry<>(
        id,
        timestamp,
        userId,
        roles,
        action,
        entityType,
        entityId,
        entityVersion,
        oldValues.map(view),
        newValues.map(view),
        ipAddress,
        userAgent,
        traceId);
  }

  @Override
  public String toString() {
    return "AuditEntry[" + action + " " + entityId + "]";
  }
}
