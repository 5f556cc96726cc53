package org.workerservice.persistence.merge;

/** The statements of a merge beside those that write its records. */
final class MergeStatements {
  static final String VERSIONS = "SELECT id, version FROM workers WHERE id = ANY($1)";

  static final String EARLIER_REQUEST =
      """
      SELECT encode(body_hash, 'hex') AS body_hash, effect, worker_id, worker_version
      FROM idempotency_keys
      WHERE tenant_id = $1 AND subject = $2 AND route = $3 AND key = $4
      """;

  /**
   * Of several claims of the records $1 on one number, keeps the held one or else the oldest. A
   * claim that one of them holds stays held: no heir is looked for.
   */
  static final String DROP_REPEATED_CLAIMS =
      """
      DELETE FROM identifier_claims c
      USING (
        SELECT claim_key, worker_id, status,
          row_number() OVER (PARTITION BY claim_key
            ORDER BY status = 'held' DESC, created_at, worker_id) AS place
        FROM identifier_claims WHERE worker_id = ANY($1)
      ) ranked
      WHERE ranked.place > 1 AND c.worker_id = ranked.worker_id
        AND c.claim_key = ranked.claim_key AND c.status = ranked.status
      """;

  /** Moves the claims of the duplicates $2 to the survivor $1. */
  static final String MOVE_CLAIMS =
      "UPDATE identifier_claims SET worker_id = $1 WHERE worker_id = ANY($2)";

  /** Keeps others from deciding on the item until the merge has ended. */
  static final String LOCK_REVIEW =
      """
      SELECT id FROM review_queue WHERE id = $1 AND status = 'pending' AND version = $2 FOR UPDATE
      """;

  static final String CONFIRM_REVIEW =
      """
      UPDATE review_queue SET status = 'confirmed', reviewed_by = $2, reviewed_at = $3, reason = $4
      WHERE id = $1
      """;

  /**
   * The person who merges, $2, has decided on every pair among the records $1. A pair without the
   * survivor $4 keeps what it was before: the reversal of either merge takes the decision back.
   */
  static final String CONFIRM_PAIRS =
      """
      UPDATE review_queue SET status = 'confirmed', reviewed_by = $2, reviewed_at = $3,
        before_merge = CASE WHEN $4::uuid NOT IN (worker_id_a, worker_id_b)
          THEN to_jsonb(review_queue.*) END
      WHERE worker_id_a = ANY($1) AND worker_id_b = ANY($1) AND status <> 'confirmed'
      """;

  /**
   * Gives the survivor $2 the items of the duplicates $3, merged by $4, with other records than
   * those of $5. A rejection wins, then a confirmation, then the higher score. An item that was
   * closed because the other record is deleted moves, too: it is open again when that record is
   * restored.
   */
  static final String MOVE_ITEMS =
      """
      INSERT INTO review_queue (tenant_id, worker_id_a, worker_id_b, match_score, match_quality,
        detection_method, score_breakdown, log_odds, score_limit, model_version, scored_at, status,
        closed_because, reviewed_by, reviewed_at, reason, created_at, merge_id, assignee,
        assigned_until, escalated_by, escalated_at)
      SELECT $1, least($2::uuid, m.other), greatest($2::uuid, m.other), m.match_score,
        m.match_quality, m.detection_method, m.score_breakdown, m.log_odds, m.score_limit,
        m.model_version, m.scored_at, m.status, m.closed_because, m.reviewed_by,
        m.reviewed_at, m.reason, m.created_at, m.merge, m.assignee, m.assigned_until,
        m.escalated_by, m.escalated_at
      FROM (
        SELECT DISTINCT ON (other) *
        FROM (
          SELECT q.*, d.merge, q.worker_id_b AS other
          FROM unnest($3::uuid[], $4::uuid[]) AS d (id, merge)
          JOIN review_queue q ON q.worker_id_a = d.id
          UNION ALL
          SELECT q.*, d.merge, q.worker_id_a AS other
          FROM unnest($3::uuid[], $4::uuid[]) AS d (id, merge)
          JOIN review_queue q ON q.worker_id_b = d.id
        ) items
        WHERE (status <> 'closed' OR closed_because IS NOT NULL) AND other <> ALL($5::uuid[])
        ORDER BY other, status <> 'rejected', status <> 'confirmed', match_score DESC
      ) m
      ON CONFLICT (worker_id_a, worker_id_b) DO UPDATE SET
        match_score = excluded.match_score, match_quality = excluded.match_quality,
        detection_method = excluded.detection_method, score_breakdown = excluded.score_breakdown,
        log_odds = excluded.log_odds, score_limit = excluded.score_limit,
        model_version = excluded.model_version, scored_at = excluded.scored_at,
        status = excluded.status, closed_because = excluded.closed_because,
        reviewed_by = excluded.reviewed_by, reviewed_at = excluded.reviewed_at,
        reason = excluded.reason, merge_id = excluded.merge_id,
        assignee = coalesce(review_queue.assignee, excluded.assignee),
        assigned_until = CASE WHEN review_queue.assignee IS NULL
          THEN excluded.assigned_until ELSE review_queue.assigned_until END,
        escalated_by = coalesce(review_queue.escalated_by, excluded.escalated_by),
        escalated_at = coalesce(review_queue.escalated_at, excluded.escalated_at),
        before_merge = to_jsonb(review_queue.*)
      WHERE (review_queue.status = 'closed' AND review_queue.closed_because IS NULL)
        OR (review_queue.status = 'confirmed' AND excluded.status = 'rejected')
        OR (review_queue.status IN ('pending', 'closed')
          AND (excluded.status NOT IN ('pending', 'closed')
            OR excluded.match_score > review_queue.match_score))
      """;

  /** Copies the comments on the moved items of the duplicates $2 to those of the survivor $1. */
  static final String COPY_COMMENTS =
      """
      INSERT INTO review_comments (tenant_id, item_id, kind, text, author, created_at)
      SELECT c.tenant_id, t.id, c.kind, c.text, c.author, c.created_at
      FROM (
        SELECT q.id, CASE q.worker_id_a WHEN d.id THEN q.worker_id_b ELSE q.worker_id_a END AS other
        FROM unnest($2::uuid[]) AS d (id)
        JOIN review_queue q ON q.worker_id_a = d.id OR q.worker_id_b = d.id
        WHERE q.status <> 'closed' OR q.closed_because IS NOT NULL
      ) i
      JOIN review_comments c ON c.item_id = i.id
      JOIN review_queue t ON t.worker_id_a = least($1::uuid, i.other)
        AND t.worker_id_b = greatest($1::uuid, i.other)
      WHERE i.other <> ALL($3::uuid[]) AND NOT EXISTS (
        SELECT FROM review_comments e
        WHERE e.item_id = t.id AND e.author = c.author AND e.created_at = c.created_at)
      ORDER BY c.created_at, c.id
      """;

  /** Closes the open items of the duplicates $1, merged by $2, also those with a deleted record. */
  static final String CLOSE_ITEMS =
      """
      UPDATE review_queue q SET status = 'closed', closed_because = NULL, reviewed_by = $3,
        reviewed_at = $4, merge_id = d.merge,
        before_merge = CASE WHEN q.merge_id IS NULL THEN q.before_merge ELSE to_jsonb(q.*) END
      FROM unnest($1::uuid[], $2::uuid[]) AS d (id, merge)
      WHERE (q.worker_id_a = d.id OR q.worker_id_b = d.id)
        AND (q.status = 'pending' OR q.closed_because IS NOT NULL)
      """;

  static final String PUT_MERGES =
      """
      INSERT INTO merge_records (id, tenant_id, main_worker_id, duplicate_worker_id, status,
        merged_by, merge_reason, match_score, before_main, before_duplicate, transferred_data,
        choices, affected, survivor_version, merged_at, duplicate_version)
      SELECT i.id, $1, $2::uuid, i.duplicate, 'completed', $3, $4,
        (SELECT q.match_score FROM review_queue q
         WHERE q.worker_id_a = least($2::uuid, i.duplicate)
           AND q.worker_id_b = greatest($2::uuid, i.duplicate)),
        i.main::jsonb, i.before::jsonb, i.transferred::jsonb, $5::text::jsonb, $6::uuid[], $7, $8,
        i.version
      FROM unnest($9::uuid[], $10::uuid[], $11::text[], $12::text[], $13::text[], $14::bigint[])
        AS i (id, duplicate, main, before, transferred, version)
      """;

  private MergeStatements() {}
}
