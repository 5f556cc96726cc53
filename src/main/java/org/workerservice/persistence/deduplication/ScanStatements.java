package org.workerservice.persistence.deduplication;

/** The statements of the scan. */
final class ScanStatements {
  static final String HEAD =
      """
      SELECT greatest(dropped_watermark, (SELECT max(sequence) FROM outbox)) AS watermark
      FROM outbox_retention WHERE only_row
      """;

  static final String ORGANIZATION =
      "SELECT id FROM organizations WHERE id = $1 AND deleted_at IS NULL";

  /** Walks the partial index of living workers. */
  static final String RECORDS =
      """
      SELECT id, features, match_keys, coalesce(managing_organization_id = $3, false) AS chosen
      FROM workers
      WHERE tenant_id = $1 AND deleted_at IS NULL AND id > $2
      ORDER BY id LIMIT $4
      """;

  /** Events that leave alone what a worker is matched by do not count. */
  static final String CHANGES =
      """
      SELECT r.dropped_watermark, c.sequence, c.worker_id
      FROM outbox_retention r
      LEFT JOIN (
        SELECT sequence, worker_id FROM outbox
        WHERE tenant_id = $1 AND sequence > $2 AND type IN ('WorkerCreated', 'WorkerUpdated',
          'WorkerRestored', 'WorkerMerged', 'WorkerUnmerged')
        ORDER BY sequence LIMIT $3
      ) c ON true
      WHERE r.only_row
      ORDER BY c.sequence
      """;

  /** $1 the job, $2 the epoch of the lease. Keeps the job from being taken over meanwhile. */
  static final String HELD =
      "SELECT id FROM jobs WHERE id = $1 AND epoch = $2 AND status = 'running' FOR SHARE";

  /** As above; a merge that was committed before its job was cancelled is noted nevertheless. */
  static final String HELD_UNTIL_CANCELLED =
      "SELECT id FROM jobs WHERE id = $1 AND epoch = $2 AND status IN ('running', 'cancelled')"
          + " FOR SHARE";

  /** The duplicates $1 that were merged for the reason $2. */
  static final String MERGED_FOR =
      """
      SELECT duplicate_worker_id FROM merge_records
      WHERE duplicate_worker_id = ANY($1) AND status = 'completed' AND merge_reason = $2
      """;

  static final String PUT_UNITS =
      """
      INSERT INTO deduplication_units (job_id, unit, tenant_id, after_id, last_id)
      SELECT $1, i.unit, $2, i.after_id, i.last_id
      FROM unnest($3::uuid[], $4::uuid[]) WITH ORDINALITY AS i (after_id, last_id, unit)
      WHERE NOT EXISTS (SELECT FROM deduplication_units WHERE job_id = $1)
      """;

  /** Materialized: a plan that reads the subquery for each unit would skip what it has locked. */
  static final String CLAIM_UNIT =
      """
      WITH next AS MATERIALIZED (
        SELECT job_id, unit FROM deduplication_units
        WHERE job_id = $1 AND NOT is_done
          AND (expires_at IS NULL OR expires_at < now() OR job_epoch < $4)
        ORDER BY unit LIMIT 1 FOR UPDATE SKIP LOCKED
      )
      UPDATE deduplication_units u SET owner = $2, epoch = epoch + 1, job_epoch = $4,
        expires_at = now() + make_interval(secs => $3)
      FROM next
      WHERE u.job_id = next.job_id AND u.unit = next.unit
      RETURNING u.unit, u.epoch, u.after_id, u.last_id
      """;

  static final String FINISH_UNIT =
      """
      UPDATE deduplication_units SET is_done = true, records = $4, matches = $5, definite = $6,
        probable = $7, possible = $8, unlikely = $9
      WHERE job_id = $1 AND unit = $2 AND epoch = $3 AND NOT is_done
      """;

  /** A resumed scan may meet a pair again, because other workers have changed since. */
  static final String PUT_MATCHES =
      """
      INSERT INTO deduplication_matches (job_id, tenant_id, worker_id_a, worker_id_b, score)
      SELECT $1, $2, i.a, i.b, i.score
      FROM unnest($3::uuid[], $4::uuid[], $5::float8[]) AS i (a, b, score)
      ON CONFLICT DO NOTHING
      """;

  static final String STATE =
      """
      SELECT count(*)::int AS units, (count(*) FILTER (WHERE NOT is_done))::int AS open,
        coalesce(sum(records), 0)::bigint AS records, coalesce(sum(matches), 0)::bigint AS matches,
        coalesce(sum(definite), 0)::bigint AS definite,
        coalesce(sum(probable), 0)::bigint AS probable,
        coalesce(sum(possible), 0)::bigint AS possible,
        coalesce(sum(unlikely), 0)::bigint AS unlikely
      FROM deduplication_units WHERE job_id = $1
      """;

  static final String MATCHES =
      """
      SELECT worker_id_a, worker_id_b, score FROM deduplication_matches
      WHERE job_id = $1 AND (worker_id_a, worker_id_b) > ($2, $3)
      ORDER BY worker_id_a, worker_id_b LIMIT $4
      """;

  static final String REJECTED =
      """
      SELECT worker_id_a, worker_id_b FROM review_queue
      WHERE worker_id_a = ANY($1) AND worker_id_b = ANY($1) AND status = 'rejected'
      """;

  /** Drops the first matches of the job $1 by the order of the primary key, about $2 of them. */
  static final String DROP_MATCHES =
      """
      DELETE FROM deduplication_matches
      WHERE job_id = $1 AND worker_id_a <= (
        SELECT worker_id_a FROM (
          SELECT worker_id_a FROM deduplication_matches WHERE job_id = $1
          ORDER BY worker_id_a LIMIT $2
        ) first
        ORDER BY worker_id_a DESC LIMIT 1)
      """;

  /** A tenant has one run at a time, so what other jobs than $2 have left is of no use. */
  static final String DROP_OTHERS =
      """
      WITH other AS MATERIALIZED (
        SELECT job_id FROM deduplication_matches WHERE tenant_id = $1 AND job_id <> $2 LIMIT 1
      )
      DELETE FROM deduplication_matches
      WHERE job_id = (SELECT job_id FROM other) AND worker_id_a <= (
        SELECT worker_id_a FROM (
          SELECT worker_id_a FROM deduplication_matches WHERE job_id = (SELECT job_id FROM other)
          ORDER BY worker_id_a LIMIT $3
        ) first
        ORDER BY worker_id_a DESC LIMIT 1)
      """;

  static final String DROP_OTHER_UNITS =
      "DELETE FROM deduplication_units WHERE tenant_id = $1 AND job_id <> $2";

  static final String DROP_UNITS = "DELETE FROM deduplication_units WHERE job_id = $1";

  private ScanStatements() {}
}
