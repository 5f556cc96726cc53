package org.workerservice.persistence.assignment;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.log.LogStatements;

/**
 * Moves assignments when workers are merged and when a merge is reversed, in a transaction that
 * holds the gate. Each gets a new version, an audit row for both workers, and an event.
 */
public final class AssignmentMoves {
  /** $1 to $6 the caller, $7 the new worker, $8 its version, $9 the time. */
  private static final String RECORD =
      """
      , audited AS (
        INSERT INTO audit_log (timestamp, tenant_id, user_id, roles, action, entity_type, entity_id,
          entity_version, old_values, new_values, ip_address, user_agent, trace_id)
        SELECT $9, $1, $2, string_to_array($3, ','), 'MOVE', 'assignment', i.worker, version,
          jsonb_build_object('id', id, 'worker_id', old_worker) || record,
          jsonb_build_object('id', id, 'worker_id', $7::uuid) || record, $4::text::inet, $5, $6
        FROM moved, LATERAL (VALUES (old_worker), ($7::uuid)) AS i (worker)
      )
      INSERT INTO outbox (sequence, event_id, type, tenant_id, worker_id, worker_version, actor,
        occurred_at, trace_id, data)
      SELECT nextval('outbox_sequence'), uuidv7(), 'AssignmentChanged', $1, $7::uuid, $8, $2, $9,
        $6, json_build_object('change', 'moved',
          'assignment', jsonb_build_object('id', id, 'version', version) || record)
      FROM (SELECT * FROM moved ORDER BY id) ordered
      """;

  /** Deleted assignments stay where they were deleted. */
  static final String TO_SURVIVOR =
      """
      WITH moved AS (
        UPDATE worker_assignments a SET
          worker_id = $7, version = a.version + 1, merges = a.merges || d.merge,
          updated_at = $9, updated_by = $2
        FROM unnest($10::uuid[], $11::uuid[]) AS d (id, merge)
        WHERE a.worker_id = d.id AND a.deleted_at IS NULL
        RETURNING a.id, a.version, old.worker_id AS old_worker, a.record
      )
      """
          + RECORD;

  static final String BACK =
      """
      WITH moved AS (
        UPDATE worker_assignments a SET
          worker_id = $7, version = a.version + 1,
          merges = a.merges[:array_position(a.merges, $11::uuid) - 1],
          updated_at = $9, updated_by = $2
        WHERE a.worker_id = $10::uuid AND $11::uuid = ANY(a.merges) AND a.deleted_at IS NULL
        RETURNING a.id, a.version, old.worker_id AS old_worker, a.record
      )
      """
          + RECORD;

  private AssignmentMoves() {}

  /**
   * A worker that gets assignments.
   *
   * @param version that the transaction writes
   */
  public record Receiver(RequestContext context, UUID worker, long version, OffsetDateTime now) {}

  /**
   * Sends the statement that gives a survivor the assignments of its duplicates.
   *
   * @param merges one for each duplicate
   */
  public static Future<?> toSurvivor(
      SqlConnection connection, Receiver survivor, UUID[] duplicates, UUID[] merges) {
    return move(connection, TO_SURVIVOR, survivor, duplicates, merges);
  }

  /**
   * Sends the statement that gives a duplicate back what a merge moved from it, as it is now. What
   * was deleted since stays with the survivor.
   *
   * @param survivor the living worker at the end of the chain of merges
   */
  public static Future<?> back(
      SqlConnection connection, Receiver duplicate, UUID survivor, UUID merge) {
    return move(connection, BACK, duplicate, survivor, merge);
  }

  private static Future<?> move(
      SqlConnection connection, String sql, Receiver receiver, Object from, Object merge) {
    return connection
        .preparedQuery(sql)
        .execute(
            LogStatements.caller(receiver.context())
                .addValue(receiver.worker())
                .addValue(receiver.version())
                .addValue(receiver.now())
                .addValue(from)
                .addValue(merge));
  }
}
