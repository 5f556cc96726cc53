package org.workerservice.persistence.merge;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.log.LogStatements;

/**
 * Moves consents when workers are merged and when a merge is reversed. The column {@code merges} of
 * a consent lists the merges that moved it, oldest first; a reversal takes back what its merge
 * moved, from whichever survivor has it now. Each gets an audit row for both workers.
 */
final class ConsentMoves {
  /** $1 to $6 the caller, $7 the new worker, $8 the time. */
  private static final String RECORD =
      """
      INSERT INTO audit_log (timestamp, tenant_id, user_id, roles, action, entity_type, entity_id,
        old_values, new_values, ip_address, user_agent, trace_id)
      SELECT $8, $1, $2, string_to_array($3, ','), 'MOVE', 'consent', i.worker,
        jsonb_set(consent, '{worker_id}', to_jsonb(old_worker)), consent, $4::text::inet, $5, $6
      FROM moved, LATERAL (VALUES (old_worker), ($7::uuid)) AS i (worker)
      """;

  /** Gives the worker $7 the consents of the duplicates $9, merged by $10. */
  private static final String TO_SURVIVOR =
      """
      WITH moved AS (
        UPDATE worker_consents c SET
          worker_id = $7, merges = c.merges || d.merge, updated_at = $8
        FROM unnest($9::uuid[], $10::uuid[]) AS d (id, merge)
        WHERE c.worker_id = d.id
        RETURNING old.worker_id AS old_worker,
          to_jsonb(new.*) - 'merges' - 'tenant_id' AS consent
      )
      """
          + RECORD;

  /** Gives the duplicate $7 the consents of the survivor $9 that the merge $10 moved. */
  private static final String BACK =
      """
      WITH moved AS (
        UPDATE worker_consents c SET
          worker_id = $7, merges = c.merges[:array_position(c.merges, $10::uuid) - 1],
          updated_at = $8
        WHERE c.worker_id = $9::uuid AND $10::uuid = ANY(c.merges)
        RETURNING old.worker_id AS old_worker,
          to_jsonb(new.*) - 'merges' - 'tenant_id' AS consent
      )
      """
          + RECORD;

  private ConsentMoves() {}

  /**
   * Sends the statement that gives a survivor the consents of its duplicates.
   *
   * @param merges one for each duplicate
   */
  static Future<?> toSurvivor(
      SqlConnection connection,
      RequestContext context,
      OffsetDateTime now,
      UUID survivor,
      UUID[] duplicates,
      UUID[] merges) {
    return connection
        .preparedQuery(TO_SURVIVOR)
        .execute(
            LogStatements.caller(context)
                .addValue(survivor)
                .addValue(now)
                .addValue(duplicates)
                .addValue(merges));
  }

  /** Sends the statement that gives a duplicate back what a merge moved from it, as it is now. */
  static Future<?> back(
      SqlConnection connection,
      RequestContext context,
      OffsetDateTime now,
      UUID duplicate,
      UUID survivor,
      UUID merge) {
    return connection
        .preparedQuery(BACK)
        .execute(
            LogStatements.caller(context)
                .addValue(duplicate)
                .addValue(now)
                .addValue(survivor)
                .addValue(merge));
  }
}
