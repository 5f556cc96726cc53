package org.workerservice.persistence.worker.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.workerservice.encryption.EncryptionException;
import org.workerservice.encryption.SensitiveValues;
import org.workerservice.json.Json;
import org.workerservice.model.Identifier;
import org.workerservice.model.Worker;
import org.workerservice.privacy.SensitiveFields;

/**
 * Converts workers to and from the form stored in the database: JSON with encrypted sensitive
 * values.
 */
public final class WorkerRecords {
  /** The columns {@link #fromRow} expects. */
  public static final String COLUMNS =
      "id, version, record::text AS record, created_at, updated_at, deleted_at, deleted_by";

  private static final ObjectReader STORED = Json.storedReader(Worker.class);

  private final SensitiveValues values;
  private final Predicate<Identifier> isSensitive;

  /** Uses these keys, and this rule for which identifiers are sensitive. */
  public WorkerRecords(SensitiveValues values, Predicate<Identifier> isSensitive) {
    this.values = values;
    this.isSensitive = isSensitive;
  }

  /** Returns the stored form of the content, without id, version and times. */
  public String encode(Worker worker) {
    try {
      return Json.CONTENT.writeValueAsString(encrypt(worker));
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("A worker could not be written as JSON.", error);
    }
  }

  /** Returns the content in plaintext. */
  public Worker decode(String record) {
    return decode(record, values::decrypt);
  }

  private Worker decode(String record, UnaryOperator<String> sensitiveValue) {
    try {
      Worker stored = STORED.readValue(record);
      return SensitiveFields.transform(stored, isSensitive, sensitiveValue);
    } catch (JsonProcessingException error) {
      // The cause is left out: its message may quote the record.
      throw new EncryptionException("A stored worker record cannot be read.");
    }
  }

  Worker encrypt(Worker worker) {
    return SensitiveFields.transform(worker, isSensitive, values::encrypt);
  }

  /** Returns the worker of a row, decrypted. */
  public Worker fromRow(Row row) {
    return fromRow(row, decode(row.getString("record")));
  }

  /** Leaves the sensitive values empty instead of decrypting them. */
  public Worker withoutSensitiveValues(Row row) {
    return fromRow(row, decode(row.getString("record"), encrypted -> ""));
  }

  private static Worker fromRow(Row row, Worker content) {
    return content.toBuilder()
        .id(row.getUUID("id"))
        .version(row.getLong("version"))
        .createdAt(row.getOffsetDateTime("created_at").toInstant())
        .updatedAt(row.getOffsetDateTime("updated_at").toInstant())
        .deletedAt(instant(row.getOffsetDateTime("deleted_at")))
        .deletedBy(row.getString("deleted_by"))
        .build();
  }

  private static java.time.Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
