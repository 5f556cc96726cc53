package org.workerservice.persistence.relay;

/** The statements of a relay. All of them work across tenants. */
final class RelayStatements {
  /** A lock of the session, which the server releases when the session ends. */
  static final String TRY_LOCK = "SELECT pg_try_advisory_lock($1) AS locked";

  /** Begins a new epoch. A cursor that does not exist yet starts with the oldest event. */
  static final String LEAD =
      """
      INSERT INTO relay_cursors (name, epoch, sequence)
      SELECT $1, 1, dropped_watermark FROM outbox_retention WHERE only_row
      ON CONFLICT (name) DO UPDATE SET epoch = relay_cursors.epoch + 1
      RETURNING epoch, sequence, (SELECT registry FROM search_log(0)) AS registry
      """;

  /** Starts a snapshot for a topic that the relay has not filled yet. */
  static final String SET_STATE_TOPIC =
      """
      UPDATE relay_cursors SET state_topic = $3::text,
        snapshot_after = CASE WHEN $3::text IS NOT NULL
          THEN '00000000-0000-0000-0000-000000000000'::uuid END,
        snapshot_tenants = CASE WHEN $3::text IS NOT NULL
          THEN '{00000000-0000-0000-0000-000000000000}'::uuid[] ELSE '{}' END
      WHERE name = $1 AND epoch = $2 AND state_topic IS DISTINCT FROM $3::text
      """;

  static final String EVENTS =
      """
      SELECT sequence, event_id, type, schema_version, tenant_id, worker_id, worker_version,
             organization_id, organization_version, actor, occurred_at, trace_id,
             data::text AS data
      FROM relay_events($1, $2)
      """;

  static final String PARKED_EVENTS =
      """
      SELECT sequence, event_id, type, schema_version, tenant_id, worker_id, worker_version,
             organization_id, organization_version, actor, occurred_at, trace_id,
             data::text AS data
      FROM relay_parked_events($1, $2, $3)
      """;

  static final String PARKED_KEYS = "SELECT key, decision FROM relay_parked_keys($1)";

  static final String ADVANCE =
      """
      UPDATE relay_cursors SET sequence = $3, advanced_at = clock_timestamp()
      WHERE name = $1 AND epoch = $2 AND sequence <= $3
      """;

  static final String ADVANCE_AND_PARK =
      "SELECT relay_advance($1, $2, $3, $4, $5, $6, $7) AS advanced";

  static final String SETTLE = "SELECT relay_settle($1, $2, $3, $4, $5) AS settled";

  static final String BACKLOG =
      "SELECT events, age_seconds, parked, decided, snapshot_after, snapshot_tenant"
          + " FROM relay_backlog($1)";

  static final String WORKERS =
      """
      SELECT id, tenant_id, version, updated_at, record::text AS record
      FROM relay_workers($1, $2, $3)
      """;

  /**
   * Only the snapshot that was read may go on: a new one starts from the beginning. The end of one
   * is the beginning of the next.
   */
  static final String ADVANCE_SNAPSHOT =
      """
      UPDATE relay_cursors SET
        snapshot_after = CASE WHEN $4::uuid IS NOT NULL THEN $4::uuid
          WHEN cardinality(snapshot_tenants) > 1
          THEN '00000000-0000-0000-0000-000000000000'::uuid END,
        snapshot_tenants = CASE WHEN $4::uuid IS NOT NULL THEN snapshot_tenants
          ELSE snapshot_tenants[2:] END
      WHERE name = $1 AND epoch = $2 AND snapshot_after = $3
        AND nullif(snapshot_tenants[1], '00000000-0000-0000-0000-000000000000')
          IS NOT DISTINCT FROM $5::uuid
      """;

  private RelayStatements() {}
}
