package org.workerservice.persistence.merge;

/** The statements of a reversal beside those that write its records. */
final class ReversalStatements {
  /** Marks the merge as reversed, unless it is already. */
  static final String REVERSE =
      """
      UPDATE merge_records SET status = 'reversed', reversed_at = $2, reversed_by = $3,
        reversal_reason = $4, reversal_data = $5::text::jsonb, reversal_version = $6,
        reversal_duplicate_version = $7, reversal_affected = $8::uuid[]
      WHERE id = $1 AND status = 'completed'
      """;

  static final String STATUS = "SELECT status FROM merge_records WHERE id = $1";

  /** Replaces what later merges changed, because they inherit some of it. */
  static final String REPLACE_TRANSFERS =
      """
      UPDATE merge_records m SET transferred_data = i.transferred::jsonb
      FROM unnest($1::uuid[], $2::text[]) AS i (id, transferred)
      WHERE m.id = i.id
      """;

  /** Replaces the images of merged records that the reversal changes. */
  static final String REPLACE_IMAGES =
      """
      UPDATE merge_records m SET before_duplicate = i.image::jsonb
      FROM unnest($1::uuid[], $2::text[]) AS i (id, image)
      WHERE m.id = i.id
      """;

  /** Moves the claims $3 from the survivor $1 to the duplicate $2; held ones stay held. */
  static final String MOVE_CLAIMS =
      """
      UPDATE identifier_claims SET worker_id = $2
      WHERE worker_id = $1 AND claim_key = ANY($3::bytea[])
      """;

  /** Gives the worker $2 the claims $3 that it does not have; contested if they are held. */
  static final String PUT_CLAIMS =
      """
      INSERT INTO identifier_claims (tenant_id, claim_key, worker_id, scheme, status)
      SELECT $1, i.hash, $2::uuid, i.scheme,
        CASE WHEN EXISTS (
          SELECT FROM identifier_claims h
          WHERE h.tenant_id = $1 AND h.claim_key = i.hash AND h.status = 'held')
        THEN 'contested' ELSE 'held' END
      FROM unnest($3::bytea[], $4::text[]) AS i (hash, scheme)
      WHERE NOT EXISTS (
        SELECT FROM identifier_claims o
        WHERE o.worker_id = $2::uuid AND o.claim_key = i.hash)
      """;

  /**
   * Opens the items of the duplicate $2 that the merge $1 closed. An item with a deleted worker
   * waits for its restore, one with a merged worker for the reversal of that merge.
   */
  static final String REOPEN_ITEMS =
      """
      UPDATE review_queue q SET raised_by = $3::varchar,
        status = CASE WHEN w.deleted_at IS NULL THEN 'pending' ELSE 'closed' END,
        closed_because =
          CASE WHEN w.deleted_at IS NOT NULL AND n.id IS NULL THEN 'deleted' END,
        reviewed_by = CASE WHEN w.deleted_at IS NOT NULL THEN $3::varchar END,
        reviewed_at = CASE WHEN w.deleted_at IS NOT NULL THEN $4::timestamptz END,
        merge_id = coalesce(n.id, (q.before_merge ->> 'merge_id')::uuid),
        before_merge = CASE WHEN n.id IS NULL
          THEN nullif(q.before_merge -> 'before_merge', 'null') ELSE q.before_merge END,
        assignee = CASE WHEN w.deleted_at IS NULL THEN s.assignee END,
        assigned_until = CASE WHEN w.deleted_at IS NULL THEN s.assigned_until END,
        escalated_by = CASE WHEN w.deleted_at IS NULL THEN s.escalated_by END,
        escalated_at = CASE WHEN w.deleted_at IS NULL THEN s.escalated_at END
      FROM (
        SELECT id, CASE worker_id_a WHEN $2 THEN worker_id_b ELSE worker_id_a END AS other
        FROM review_queue
        WHERE merge_id = $1 AND status = 'closed' AND (worker_id_a = $2 OR worker_id_b = $2)
      ) i
      JOIN workers w ON w.id = i.other
      LEFT JOIN merge_records n ON n.duplicate_worker_id = i.other AND n.status = 'completed'
      JOIN merge_records m ON m.id = $1
      LEFT JOIN review_queue s ON s.worker_id_a = least(m.main_worker_id, i.other)
        AND s.worker_id_b = greatest(m.main_worker_id, i.other) AND s.merge_id = m.id
      WHERE q.id = i.id
      RETURNING q.id, n.id IS NOT NULL AS goes_on
      """;

  /**
   * Gives the records that other records $1 were merged into the items that wait for the reversal
   * of those merges, as the merges would have. Two records that a person told apart stay apart.
   */
  static final String PASS_ITEMS_ON =
      """
      INSERT INTO review_queue (tenant_id, worker_id_a, worker_id_b, match_score, match_quality,
        detection_method, score_breakdown, log_odds, score_limit, model_version, scored_at, status,
        closed_because, reviewed_by, reviewed_at, created_at, raised_by, merge_id,
        before_merge)
      SELECT tenant_id, least(own, main), greatest(own, main), match_score, match_quality,
        detection_method, score_breakdown, log_odds, score_limit, model_version, scored_at,
        CASE WHEN living THEN 'pending' ELSE 'closed' END,
        CASE WHEN NOT living AND next_merge IS NULL THEN 'deleted' END,
        CASE WHEN NOT living THEN $2::varchar END, CASE WHEN NOT living THEN $3::timestamptz END,
        created_at, $2::varchar, coalesce(next_merge, merge_id),
        CASE WHEN next_merge IS NOT NULL THEN
          jsonb_build_object('status', 'pending', 'merge_id', merge_id, 'before_merge', NULL) END
      FROM (
        SELECT DISTINCT ON (own, main) *
        FROM (
          SELECT q.*, m.main_worker_id AS main, w.deleted_at IS NULL AS living,
            n.id AS next_merge, CASE q.worker_id_a WHEN m.duplicate_worker_id
              THEN q.worker_id_b ELSE q.worker_id_a END AS own
          FROM review_queue q
          JOIN merge_records m ON m.id = q.merge_id
          JOIN workers w ON w.id = m.main_worker_id
          LEFT JOIN merge_records n
            ON n.duplicate_worker_id = m.main_worker_id AND n.status = 'completed'
          WHERE q.id = ANY($1)
        ) items
        WHERE own <> main
        ORDER BY own, main, match_score DESC
      ) i
      ON CONFLICT (worker_id_a, worker_id_b) DO UPDATE SET
        match_score = excluded.match_score, match_quality = excluded.match_quality,
        detection_method = excluded.detection_method, score_breakdown = excluded.score_breakdown,
        log_odds = excluded.log_odds, score_limit = excluded.score_limit,
        model_version = excluded.model_version, scored_at = excluded.scored_at,
        status = excluded.status, closed_because = excluded.closed_because,
        reviewed_by = excluded.reviewed_by, reviewed_at = excluded.reviewed_at,
        raised_by = excluded.raised_by, merge_id = excluded.merge_id,
        before_merge = coalesce(excluded.before_merge, to_jsonb(review_queue.*))
      WHERE (review_queue.status = 'closed' AND review_queue.closed_because IS NULL)
        OR (review_queue.status = 'pending' AND excluded.status = 'pending'
          AND excluded.match_score > review_queue.match_score)
      RETURNING id, status = 'closed' AND closed_because IS NULL AS goes_on
      """;

  /**
   * Closes the items that the merge $1 gave the survivor $2, except those that it replaced or that
   * were decided since.
   */
  static final String CLOSE_MOVED_ITEMS =
      """
      UPDATE review_queue q SET status = 'closed', closed_because = NULL, reviewed_by = $3,
        reviewed_at = $4
      FROM merge_records m
      WHERE m.id = $1 AND q.merge_id = $1 AND (q.worker_id_a = $2 OR q.worker_id_b = $2)
        AND q.before_merge IS NULL AND (q.closed_because IS NOT NULL OR (q.status <> 'closed'
          AND (q.reviewed_at IS NULL OR q.reviewed_at <= m.merged_at)))
      """;

  /**
   * Restores the items of the survivor $2 that the merge $1 replaced, unless decided since. An open
   * item with a worker that is gone now waits as the items of the duplicate do.
   */
  static final String RESTORE_ITEMS =
      """
      UPDATE review_queue q SET match_score = b.match_score, match_quality = b.match_quality,
        detection_method = b.detection_method, score_breakdown = b.score_breakdown,
        log_odds = b.log_odds, score_limit = b.score_limit, model_version = b.model_version,
        scored_at = b.scored_at,
        raised_by = CASE WHEN was_open THEN $3::varchar ELSE q.raised_by END,
        status = CASE WHEN NOT was_open THEN b.status
          WHEN w.deleted_at IS NULL THEN 'pending' ELSE 'closed' END,
        closed_because =
          CASE WHEN was_open AND w.deleted_at IS NOT NULL AND n.id IS NULL THEN 'deleted' END,
        reviewed_by = CASE WHEN NOT was_open THEN b.reviewed_by
          WHEN w.deleted_at IS NOT NULL THEN $3::varchar END,
        reviewed_at = CASE WHEN NOT was_open THEN b.reviewed_at
          WHEN w.deleted_at IS NOT NULL THEN $4::timestamptz END,
        reason = b.reason,
        merge_id = CASE WHEN was_open THEN coalesce(n.id, b.merge_id) ELSE b.merge_id END,
        before_merge = CASE WHEN was_open AND n.id IS NOT NULL AND b.merge_id IS NOT NULL
          THEN o.before_merge ELSE b.before_merge END
      FROM merge_records m, review_queue o
        CROSS JOIN LATERAL jsonb_populate_record(NULL::review_queue, o.before_merge) b
        CROSS JOIN LATERAL (
          SELECT b.status = 'pending' OR coalesce(b.closed_because = 'deleted', false) AS was_open
        ) f
        JOIN workers w
          ON w.id = CASE o.worker_id_a WHEN $2 THEN o.worker_id_b ELSE o.worker_id_a END
        LEFT JOIN merge_records n ON n.duplicate_worker_id = w.id AND n.status = 'completed'
      WHERE o.id = q.id AND m.id = $1 AND q.merge_id = $1 AND q.before_merge IS NOT NULL
        AND (q.worker_id_a = $2 OR q.worker_id_b = $2)
        AND (q.reviewed_at IS NULL OR q.reviewed_at <= m.merged_at
          OR q.closed_because IS NOT NULL)
      RETURNING q.id, was_open AND n.id IS NOT NULL AS goes_on
      """;

  /**
   * Takes back that the person who made the merge $1 said that its duplicate and another one of the
   * same request are one person. An open item waits until the other merge is reversed as well.
   */
  static final String RETURN_PAIRS =
      """
      UPDATE review_queue q SET
        status = CASE b.status WHEN 'pending' THEN 'closed' ELSE b.status END,
        reviewed_by = CASE b.status WHEN 'pending' THEN $2 ELSE b.reviewed_by END,
        reviewed_at = CASE b.status WHEN 'pending' THEN $3::timestamptz ELSE b.reviewed_at END,
        merge_id = CASE b.status WHEN 'pending' THEN s.other_merge ELSE b.merge_id END,
        reason = b.reason, before_merge = b.before_merge
      FROM (
        SELECT m.merged_at, o.id AS other_merge,
          least(m.duplicate_worker_id, o.duplicate_worker_id) AS worker_id_a,
          greatest(m.duplicate_worker_id, o.duplicate_worker_id) AS worker_id_b
        FROM merge_records m
        JOIN merge_records o ON o.main_worker_id = m.main_worker_id
          AND o.survivor_version = m.survivor_version AND o.id <> m.id
        WHERE m.id = $1
      ) s
      JOIN review_queue i ON i.worker_id_a = s.worker_id_a AND i.worker_id_b = s.worker_id_b
      CROSS JOIN LATERAL jsonb_populate_record(NULL::review_queue, i.before_merge) b
      WHERE q.id = i.id AND q.status IN ('confirmed', 'auto_merged') AND q.before_merge IS NOT NULL
        AND q.reviewed_at = s.merged_at
      """;

  /**
   * Closes the items of the record $3 that came to it, by the merge $4 of a chain, from the items
   * that the reversed merge $1 gave the record $2; except those that were decided since.
   */
  static final String CLOSE_CARRIED_ITEMS =
      """
      UPDATE review_queue q SET status = 'closed', reviewed_by = $5,
        reviewed_at = $6::timestamptz, merge_id = NULL, before_merge = NULL
      FROM merge_records m, (
        SELECT CASE worker_id_a WHEN $2 THEN worker_id_b ELSE worker_id_a END AS other
        FROM review_queue
        WHERE (worker_id_a = $2 OR worker_id_b = $2) AND (
          (merge_id = $1 AND before_merge IS NULL)
          OR (status = 'closed' AND (before_merge ->> 'merge_id')::uuid = $1
            AND before_merge -> 'before_merge' = 'null'))
      ) o
      WHERE m.id = $4 AND q.worker_id_a = least($3::uuid, o.other)
        AND q.worker_id_b = greatest($3::uuid, o.other)
        AND ((q.merge_id = m.id AND q.before_merge IS NULL)
          OR (q.status = 'closed' AND (q.before_merge ->> 'merge_id')::uuid = m.id))
        AND (q.status = 'closed' OR q.reviewed_at IS NULL OR q.reviewed_at <= m.merged_at)
      """;

  /**
   * Closes the items of the survivor $2 that came, by later merges of the other record, from the
   * items that the reversed merge $1 gave it; except those that were decided since.
   */
  static final String CLOSE_FOLLOWED_ITEMS =
      """
      WITH RECURSIVE followed AS (
        SELECT CASE worker_id_a WHEN $2 THEN worker_id_b ELSE worker_id_a END AS record,
          NULL::uuid AS merge, NULL::timestamptz AS merged_at
        FROM review_queue
        WHERE (worker_id_a = $2 OR worker_id_b = $2) AND status = 'closed'
          AND (before_merge ->> 'merge_id')::uuid = $1 AND before_merge -> 'before_merge' = 'null'
        UNION
        SELECT m.main_worker_id, m.id, m.merged_at
        FROM followed f
        JOIN merge_records m ON m.duplicate_worker_id = f.record AND m.status = 'completed'
      )
      UPDATE review_queue q SET status = 'closed', closed_because = NULL, reviewed_by = $3,
        reviewed_at = $4, merge_id = NULL, before_merge = NULL
      FROM followed f
      WHERE q.worker_id_a = least($2::uuid, f.record)
        AND q.worker_id_b = greatest($2::uuid, f.record)
        AND ((q.merge_id = f.merge AND q.before_merge IS NULL)
          OR (q.status = 'closed' AND (q.before_merge ->> 'merge_id')::uuid = f.merge))
        AND (q.status = 'closed' OR q.reviewed_at IS NULL OR q.reviewed_at <= f.merged_at)
      """;

  /** The reversal of a later merge must not open what the merge $1 gave $2. */
  static final String FORGET_ITEMS =
      """
      UPDATE review_queue SET merge_id = NULL, before_merge = NULL
      WHERE (worker_id_a = $2 OR worker_id_b = $2) AND status = 'closed'
        AND (before_merge ->> 'merge_id')::uuid = $1 AND before_merge -> 'before_merge' = 'null'
      """;

  /** A person says that the survivor $2 and the duplicate $3 are different people. */
  static final String REJECT_PAIR =
      """
      INSERT INTO review_queue (tenant_id, worker_id_a, worker_id_b, match_score, match_quality,
        detection_method, score_breakdown, status, reviewed_by, reviewed_at, reason,
        created_at)
      VALUES ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), 0, 'unlikely', 'person',
        '{}', 'rejected', $4, $5::timestamptz, $6, $5)
      ON CONFLICT (worker_id_a, worker_id_b) DO UPDATE SET
        status = excluded.status, reviewed_by = excluded.reviewed_by,
        reviewed_at = excluded.reviewed_at, reason = excluded.reason
      """;

  /** Opens an item for each claim that the worker $2 contests, or holds and another contests. */
  static final String PUT_CONTESTED =
      """
      INSERT INTO review_queue (tenant_id, worker_id_a, worker_id_b, match_score, match_quality,
        detection_method, score_breakdown, status, created_at)
      SELECT DISTINCT $1::uuid, least($2::uuid, o.worker_id), greatest($2::uuid, o.worker_id), 1,
        'definite', 'claim', '{}'::jsonb, 'pending', $3::timestamptz
      FROM identifier_claims c
      JOIN identifier_claims o ON o.tenant_id = c.tenant_id AND o.claim_key = c.claim_key
        AND o.worker_id <> c.worker_id AND o.status <> c.status
      JOIN workers w ON w.id = o.worker_id AND w.deleted_at IS NULL
      WHERE c.worker_id = $2::uuid
      ON CONFLICT (worker_id_a, worker_id_b) DO UPDATE SET
        status = excluded.status, reviewed_by = NULL, reviewed_at = NULL, merge_id = NULL,
        before_merge = NULL
      WHERE review_queue.status = 'closed'
      """;

  private ReversalStatements() {}
}
