package org.workerservice.persistence.assignment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.workerservice.json.Json;
import org.workerservice.model.Assignment;

/** Converts assignments to and from the form stored in the database. */
final class AssignmentRecords {
  /** The columns {@link #fromRow} expects, of the table {@code a}. */
  static final String COLUMNS =
      """
      a.id, a.worker_id, a.version, a.record::text AS record,
      (SELECT o.name FROM organizations o WHERE o.id = a.organization_id) AS organization_name,
      a.corrected, a.created_at, a.created_by, a.updated_at, a.updated_by, a.deleted_at, a.deleted_by
      """;

  private static final ObjectReader STORED = Json.storedReader(Assignment.class);

  private AssignmentRecords() {}

  static String encode(Assignment assignment) {
    try {
      return Json.CONTENT.writeValueAsString(assignment);
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("An assignment could not be written as JSON.", error);
    }
  }

  /** Returns the content of an event. */
  static String eventData(AssignmentChange change) {
    ObjectNode data = Json.MAPPER.createObjectNode().put("change", change.kind().change());
    ObjectNode assignment = data.putObject("assignment");
    assignment.put("id", change.id().toString()).put("version", change.nextVersion());
    assignment.setAll((ObjectNode) Json.CONTENT.valueToTree(change.content()));
    return data.toString();
  }

  private static Assignment decode(String record) {
    try {
      return STORED.readValue(record);
    } catch (JsonProcessingException error) {
      // The cause is left out: its message may quote the record.
      throw new IllegalStateException("A stored assignment cannot be read.");
    }
  }

  static Optional<StoredAssignment> first(RowSet<Row> rows) {
    return list(rows).stream().findFirst();
  }

  static List<StoredAssignment> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(AssignmentRecords::fromRow).toList();
  }

  private static StoredAssignment fromRow(Row row) {
    return new StoredAssignment(
        row.getUUID("id"),
        row.getUUID("worker_id"),
        row.getLong("version"),
        decode(row.getString("record")),
        Optional.ofNullable(row.getString("organization_name")),
        row.getBoolean("corrected"),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getString("created_by")),
        row.getOffsetDateTime("updated_at").toInstant(),
        Optional.ofNullable(row.getString("updated_by")),
        instant(row, "deleted_at"),
        Optional.ofNullable(row.getString("deleted_by")));
  }

  private static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
