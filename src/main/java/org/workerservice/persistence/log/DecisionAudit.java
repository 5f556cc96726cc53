package org.workerservice.persistence.log;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.database.Parameters;

/**
 * The audit rows of the decisions that a transaction makes or takes back while it writes workers:
 * by acknowledging duplicates, by a merge or by its reversal.
 */
public final class DecisionAudit {
  /**
   * Both workers of a pair get a row. A decision that a merge only moves has its rows already, and
   * is older than the time $2 of this transaction.
   */
  public static final String WRITE =
      """
      INSERT INTO audit_log (timestamp, tenant_id, user_id, roles, action, entity_type, entity_id,
        old_values, new_values, ip_address, user_agent, trace_id)
      SELECT $2, $1, d.user_id, string_to_array(d.roles, ','),
        CASE d.decision WHEN 'confirmed' THEN 'CONFIRM_MATCH' WHEN 'rejected' THEN 'REJECT_MATCH'
          ELSE 'REOPEN_MATCH' END,
        'match_decision', p.worker,
        CASE WHEN d.before IS NOT NULL
          THEN jsonb_build_object('other', p.other, 'decision', d.before) END,
        CASE d.decision WHEN 'taken_back' THEN jsonb_build_object('other', p.other)
          ELSE jsonb_build_object('other', p.other, 'decision', d.decision) END,
        d.address::inet, d.agent, d.trace
      FROM (
        SELECT DISTINCT ON (h.id) h.id, h.worker_id_a, h.worker_id_b, h.decision, i.user_id,
          i.roles, i.address, i.agent, i.trace, (
            SELECT nullif(e.decision, 'taken_back') FROM review_decisions e
            WHERE e.item_id = h.item_id AND e.id < h.id ORDER BY e.id DESC LIMIT 1) AS before
        FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
          AS i (worker_id, user_id, roles, address, agent, trace)
        CROSS JOIN LATERAL (
          SELECT id FROM review_queue WHERE worker_id_a = i.worker_id
          UNION ALL
          SELECT id FROM review_queue WHERE worker_id_b = i.worker_id
          OFFSET 0
        ) q
        JOIN review_decisions h ON h.item_id = q.id AND h.decided_at IN ($2::timestamptz, now())
        ORDER BY h.id
      ) d
      CROSS JOIN LATERAL (
        VALUES (d.worker_id_a, d.worker_id_b), (d.worker_id_b, d.worker_id_a)
      ) AS p (worker, other)
      """;

  private DecisionAudit() {}

  /**
   * A worker whose pairs may have been decided.
   *
   * @param context of the request that decides
   */
  public record Decided(UUID worker, RequestContext context) {}

  /**
   * Returns the parameters of {@link #WRITE}.
   *
   * @param now the time of the decisions
   */
  public static Tuple parameters(UUID tenant, OffsetDateTime now, List<Decided> decided) {
    return Tuple.of(
        tenant,
        now,
        column(decided, Decided::worker, UUID[]::new),
        column(decided, one -> one.context().user(), String[]::new),
        column(decided, one -> Parameters.roles(one.context()), String[]::new),
        column(decided, one -> one.context().clientAddress().orElse(null), String[]::new),
        column(decided, one -> one.context().userAgent().orElse(null), String[]::new),
        column(decided, one -> one.context().traceId(), String[]::new));
  }

  /** Returns the parameters for workers that one request wrote. */
  public static Tuple parameters(RequestContext context, OffsetDateTime now, List<UUID> workers) {
    return parameters(
        context.tenant(),
        now,
        workers.stream().map(worker -> new Decided(worker, context)).toList());
  }
}
