package org.workerservice.persistence.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Predicate;
import org.workerservice.encryption.EncryptionException;
import org.workerservice.encryption.SensitiveValues;
import org.workerservice.json.Json;
import org.workerservice.model.Identifier;
import org.workerservice.model.organization.Organization;
import org.workerservice.privacy.SensitiveFields;

/**
 * Converts organisations to and from the form stored in the database: JSON with encrypted sensitive
 * identifiers.
 */
public final class OrganizationRecords {
  /** The columns {@link #fromRow} expects. */
  static final String COLUMNS =
      "o.id, o.version, o.record::text AS record, o.created_at, o.updated_at, o.deleted_at, o.deleted_by";

  private static final ObjectReader STORED = Json.storedReader(Organization.class);

  private final SensitiveValues values;
  private final Predicate<Identifier> isSensitive;

  /** Uses these keys, and this rule for which identifiers are sensitive. */
  public OrganizationRecords(SensitiveValues values, Predicate<Identifier> isSensitive) {
    this.values = values;
    this.isSensitive = isSensitive;
  }

  /** Returns the stored form of the content, without id, version and times. */
  String encode(Organization organization) {
    try {
      return Json.CONTENT.writeValueAsString(
          SensitiveFields.transform(organization, isSensitive, values::encrypt));
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("An organisation could not be written as JSON.", error);
    }
  }

  /** Returns the content in plaintext. */
  public Organization decode(String record) {
    try {
      return SensitiveFields.transform(
          STORED.<Organization>readValue(record), isSensitive, values::decrypt);
    } catch (JsonProcessingException error) {
      // The cause is left out: its message may quote the record.
      throw new EncryptionException("A stored organisation record cannot be read.");
    }
  }

  Organization fromRow(Row row) {
    return decode(row.getString("record")).toBuilder()
        .id(row.getUUID("id"))
        .version(row.getLong("version"))
        .createdAt(row.getOffsetDateTime("created_at").toInstant())
        .updatedAt(row.getOffsetDateTime("updated_at").toInstant())
        .deletedAt(instant(row.getOffsetDateTime("deleted_at")))
        .deletedBy(row.getString("deleted_by"))
        .build();
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
