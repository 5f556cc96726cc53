package org.workerservice.persistence.organization;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.log.AuditEntry;
import org.workerservice.persistence.log.AuditPage;

/** Reads the audit log of organisations. */
final class OrganizationHistory {
  /** Backwards through the index on entity and time. */
  private static final String READ =
      AuditEntry.SELECT
          + "WHERE entity_id = $1 AND entity_type = 'organization'\n"
          + AuditPage.CONDITION;

  private static final String ORGANIZATION = "organization";

  private final Database database;
  private final OrganizationRecords records;

  OrganizationHistory(Database database, OrganizationRecords records) {
    this.database = database;
    this.records = records;
  }

  Future<List<AuditEntry<Organization>>> read(
      UUID tenant, UUID id, Optional<UUID> after, int limit) {
    return database
        .query(tenant, READ, Tuple.of(id, after.orElse(AuditPage.FIRST_PAGE), limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::entry).toList());
  }

  private AuditEntry<Organization> entry(Row row) {
    return AuditEntry.of(
        row,
        (type, encoded, id, version) ->
            Optional.of(type)
                .filter(ORGANIZATION::equals)
                .map(same -> records.decode(encoded).toBuilder().id(id).version(version).build()));
  }
}
