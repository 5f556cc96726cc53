package org.workerservice.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.assignment.AuditedAssignment;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.log.AuditEntry;
import org.workerservice.persistence.log.AuditPage;
import org.workerservice.persistence.worker.rows.WorkerRecords;

/**
 * Reads the audit log. Entries of one batch have the same time and are ordered by id. A page after
 * an unknown entry is empty.
 */
final class AuditTrail {
  /** Backwards through the index on entity and time. */
  private static final String READ =
      AuditEntry.SELECT
          + "WHERE entity_id = $1 AND entity_type <> 'organization'\n"
          + AuditPage.CONDITION;

  /** Backwards through the index on tenant and time. */
  private static final String RECENT =
      AuditEntry.SELECT + "WHERE tenant_id = $1\n" + AuditPage.CONDITION;

  /** Backwards through the index on user and time. */
  private static final String BY_USER =
      AuditEntry.SELECT + "WHERE tenant_id = $1 AND user_id = $4\n" + AuditPage.CONDITION;

  private static final String WORKER = "worker";
  private static final String ASSIGNMENT = "assignment";

  private final Database database;
  private final WorkerRecords records;

  AuditTrail(Database database, WorkerRecords records) {
    this.database = database;
    this.records = records;
  }

  Future<List<AuditEntry<AuditedContent>>> read(
      UUID tenant, UUID entityId, Optional<UUID> after, int limit) {
    return database
        .query(tenant, READ, Tuple.of(entityId, after.orElse(AuditPage.FIRST_PAGE), limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::entry).toList());
  }

  Future<List<AuditEntry<AuditedContent>>> recent(
      UUID tenant, Optional<String> user, Optional<UUID> after, int limit) {
    UUID from = after.orElse(AuditPage.FIRST_PAGE);
    return database
        .query(
            tenant,
            user.isPresent() ? BY_USER : RECENT,
            user.isPresent()
                ? Tuple.of(tenant, from, limit, user.get())
                : Tuple.of(tenant, from, limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::entry).toList());
  }

  private AuditEntry<AuditedContent> entry(Row row) {
    return AuditEntry.of(row, this::content);
  }

  private Optional<AuditedContent> content(String type, String encoded, UUID id, long version) {
    return switch (type) {
      case WORKER ->
          Optional.of(
              new AuditedContent.OfWorker(
                  records.decode(encoded).toBuilder().id(id).version(version).build()));
      case ASSIGNMENT ->
          Optional.of(new AuditedContent.OfAssignment(AuditedAssignment.decode(encoded)));
      default -> Optional.empty();
    };
  }
}
