package org.workerservice.persistence.assignment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.workerservice.json.Json;
import org.workerservice.persistence.assignment.TimelineEntry.Place;
import org.workerservice.persistence.database.Database;

/**
 * Reads the timeline of a worker, without its documents: their numbers are encrypted. Employment
 * and the life of the record come from the audit log, so that nothing has to be kept twice.
 */
final class TimelineReader {
  /** Walks the indexes on the worker of each table. */
  private static final String READ =
      """
      SELECT at, key, is_day, type, detail::text AS detail
      FROM (
        SELECT d.day::timestamp AT TIME ZONE 'UTC' AS at, d.prefix || a.id AS key, true AS is_day,
          d.type, jsonb_strip_nulls(jsonb_build_object('assignment_id', a.id,
            'organization_id', a.organization_id,
            'organization_name',
              (SELECT o.name FROM organizations o WHERE o.id = a.organization_id),
            'role', a.record -> 'role')) AS detail
        FROM worker_assignments a,
          LATERAL (VALUES
            (a.valid_from, 'start-', 'assignment_started'), (a.valid_to, 'end-', 'assignment_ended')
          ) AS d (day, prefix, type)
        WHERE a.worker_id = $1 AND a.deleted_at IS NULL AND d.day IS NOT NULL
        UNION ALL
        SELECT timestamp, 'record-' || id, false,
          CASE action WHEN 'CREATE' THEN 'created' WHEN 'DELETE' THEN 'deleted' ELSE 'restored' END,
          CASE action WHEN 'CREATE'
            THEN jsonb_build_object('employment_status', new_values -> 'employment_status')
            ELSE '{}' END
        FROM audit_log
        WHERE entity_id = $1 AND entity_type = 'worker' AND changed_table IS NULL
          AND action IN ('CREATE', 'DELETE', 'RESTORE')
        UNION ALL
        SELECT timestamp, 'status-' || id, false, 'employment_status_changed',
          jsonb_build_object('before', old_values -> 'employment_status',
            'employment_status', new_values -> 'employment_status')
        FROM audit_log
        WHERE entity_id = $1 AND entity_type = 'worker'
          AND old_values -> 'employment_status' <> new_values -> 'employment_status'
        UNION ALL
        SELECT e.at, e.prefix || m.id, false, e.type, jsonb_build_object('merge_id', m.id, m.side, m.other)
        FROM (
          SELECT id, merged_at, reversed_at, 'duplicate_worker_id' AS side,
            duplicate_worker_id AS other
          FROM merge_records WHERE main_worker_id = $1
          UNION ALL
          SELECT id, merged_at, reversed_at, 'survivor_id', main_worker_id
          FROM merge_records WHERE duplicate_worker_id = $1
        ) m,
          LATERAL (VALUES
            (m.merged_at, 'merge-', 'merged'), (m.reversed_at, 'reversal-', 'merge_reversed')
          ) AS e (at, prefix, type)
        WHERE e.at IS NOT NULL
      ) entry
      WHERE $2::timestamptz IS NULL OR (at, key COLLATE "C") %s ($2, $3)
      ORDER BY at %s, key COLLATE "C" %s
      LIMIT $4
      """;

  private static final String OLDEST_FIRST = READ.formatted(">", "ASC", "ASC");
  private static final String NEWEST_FIRST = READ.formatted("<", "DESC", "DESC");

  private final Database database;

  TimelineReader(Database database) {
    this.database = database;
  }

  Future<List<TimelineEntry>> read(AssignmentCommand.ReadTimeline read) {
    TimelineEntry.Range range = read.range();
    Tuple parameters =
        Tuple.tuple()
            .addValue(read.worker())
            .addValue(range.after().map(after -> after.at().atOffset(ZoneOffset.UTC)).orElse(null))
            .addValue(range.after().map(Place::key).orElse(null))
            .addValue(range.limit());
    return database
        .query(read.tenant(), range.newestFirst() ? NEWEST_FIRST : OLDEST_FIRST, parameters)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(TimelineReader::entry)
                    .toList());
  }

  private static TimelineEntry entry(Row row) {
    return new TimelineEntry(
        new Place(row.getOffsetDateTime("at").toInstant(), row.getString("key")),
        row.getBoolean("is_day"),
        row.getString("type"),
        detail(row.getString("detail")));
  }

  private static ObjectNode detail(String json) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(json);
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("The detail of a timeline cannot be read.", error);
    }
  }
}
