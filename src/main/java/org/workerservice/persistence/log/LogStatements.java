package org.workerservice.persistence.log;

import io.vertx.sqlclient.Tuple;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.database.Parameters;

/**
 * The statements that record what a batch did: events, repeatable requests, import rows, reviews.
 */
public final class LogStatements {
  /**
   * Draws {@code $1} increasing sequences of the log, each with the current time. Use it behind the
   * gate only, so that sequence order is commit order.
   */
  public static final String DRAW_SEQUENCES =
      """
      SELECT nextval('outbox_sequence') AS sequence, clock_timestamp() AS now
      FROM generate_series(1, $1)
      """;

  /** Adds rows to the log of changes. */
  public static final String PUT_EVENTS =
      """
      INSERT INTO outbox (sequence, event_id, type, tenant_id, worker_id, worker_version, actor,
        occurred_at, trace_id, data)
      SELECT i.sequence, i.event_id, i.type, $1, i.worker_id, i.version, i.actor, $2, i.trace,
        i.data::json
      FROM unnest($3::bigint[], $4::uuid[], $5::text[], $6::uuid[], $7::bigint[], $8::text[],
                  $9::text[], $10::text[])
        AS i (sequence, event_id, type, worker_id, version, actor, trace, data)
      """;

  /** Remembers requests with an idempotency key. */
  public static final String PUT_REQUESTS =
      """
      INSERT INTO idempotency_keys (tenant_id, subject, route, key, body_hash, effect, worker_id,
        worker_version, created_at)
      SELECT $1, i.subject, i.route, i.key, decode(i.body_hash, 'hex'), i.effect, i.worker_id,
        i.version, $2
      FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[],
                  $9::bigint[])
        AS i (subject, route, key, body_hash, effect, worker_id, version)
      """;

  /** Remembers the outcomes of import rows. */
  public static final String PUT_ROWS =
      """
      INSERT INTO import_outcomes (tenant_id, import_id, row_number, row_hash, outcome, details,
        created_at)
      SELECT $1, i.import_id, i.row_number, decode(i.row_hash, 'hex'), i.outcome, i.details::json,
        $2
      FROM unnest($3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::text[])
        AS i (import_id, row_number, row_hash, outcome, details)
      """;

  /** Adds a tenant on its first write; it is trusted, because the operator signed the token. */
  public static final String PUT_TENANT =
      "INSERT INTO tenants (id, name) VALUES ($1::uuid, $1::uuid::text) ON CONFLICT (id) DO NOTHING";

  private LogStatements() {}

  /**
   * Returns the caller as the first six parameters of a statement that writes to the audit log:
   * tenant, user, roles, client address, user agent, trace id.
   */
  public static Tuple caller(RequestContext context) {
    return Tuple.tuple()
        .addValue(context.tenant())
        .addValue(context.user())
        .addValue(Parameters.roles(context))
        .addValue(context.clientAddress().orElse(null))
        .addValue(context.userAgent().orElse(null))
        .addValue(context.traceId());
  }
}
