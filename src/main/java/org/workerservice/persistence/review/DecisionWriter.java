package org.workerservice.persistence.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.MatchDecision;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.log.LogStatements;

/** Writes the decisions of people on pairs of workers. */
public final class DecisionWriter {
  /** $1 to $6 the caller, $7 and $8 the pair in either order. */
  private static final String WRITE =
      """
      WITH decided AS (
        INSERT INTO review_queue (tenant_id, worker_id_a, worker_id_b, match_score, match_quality,
          detection_method, score_breakdown, log_odds, score_limit, model_version, status,
          reviewed_by, reviewed_at)
        VALUES ($1, least($7::uuid, $8::uuid), greatest($7, $8), round($9::numeric, 4), $10, 'person',
          $11::text::jsonb, $12, $13,
          (SELECT m.version FROM match_models m WHERE m.tenant_id = $1 AND m.status = 'active'),
          $14, $2, now())
        ON CONFLICT (worker_id_a, worker_id_b) DO UPDATE SET
          status = excluded.status, reviewed_by = excluded.reviewed_by,
          reviewed_at = excluded.reviewed_at, reason = NULL
        WHERE review_queue.status <> excluded.status
        RETURNING new.worker_id_a, new.worker_id_b, new.status,
          nullif(old.status, 'pending') AS before
      )
      INSERT INTO audit_log (tenant_id, user_id, roles, action, entity_type, entity_id,
        entity_version, old_values, new_values, ip_address, user_agent, trace_id)
      SELECT $1, $2, string_to_array($3, ','),
        CASE d.status WHEN 'confirmed' THEN 'CONFIRM_MATCH' ELSE 'REJECT_MATCH' END,
        'match_decision', i.worker, NULL,
        CASE WHEN d.before IS NOT NULL
          THEN jsonb_build_object('other', i.other, 'decision', d.before) END,
        jsonb_build_object('other', i.other, 'decision', d.status), $4::text::inet, $5, $6
      FROM decided d,
        LATERAL (VALUES (d.worker_id_a, d.worker_id_b), (d.worker_id_b, d.worker_id_a))
          AS i (worker, other)
      """;

  private final Database database;

  public DecisionWriter(Database database) {
    this.database = database;
  }

  /**
   * Replaces an earlier decision on the pair, audited for both workers; does nothing if the
   * decision is the same.
   */
  public Future<MatchDecision> write(RequestContext context, DecidedPair pair) {
    Tuple parameters =
        LogStatements.caller(context)
            .addValue(pair.first())
            .addValue(pair.second())
            .addValue(pair.score().score())
            .addValue(pair.score().quality())
            .addValue(pair.score().breakdown())
            .addValue(pair.score().logOdds().map(Double::floatValue).orElse(null))
            .addValue(pair.score().limit().orElse(null))
            .addValue(pair.decision().code());
    return database
        .transaction(
            context.tenant(), connection -> connection.preparedQuery(WRITE).execute(parameters))
        .map(pair.decision());
  }
}
