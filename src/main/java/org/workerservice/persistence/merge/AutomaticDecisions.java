package org.workerservice.persistence.merge;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.review.ReviewScore;

/** The items of pairs that the service merges by itself. Decisions of people stay. */
final class AutomaticDecisions {
  /**
   * Closes the open items among the records $1 that are not about the survivor $4. They keep what
   * they were before: the reversal of either merge takes the decision back.
   */
  static final String OF_OTHER_PAIRS =
      """
      UPDATE review_queue SET status = 'auto_merged', reviewed_by = $2, reviewed_at = $3,
        closed_because = NULL, before_merge = to_jsonb(review_queue.*)
      WHERE worker_id_a = ANY($1) AND worker_id_b = ANY($1)
        AND $4::uuid NOT IN (worker_id_a, worker_id_b) AND status IN ('pending', 'closed')
      """;

  /** Keeps by which scores the records $5 are merged into the survivor $4. */
  static final String OF_SURVIVOR =
      """
      INSERT INTO review_queue AS q (tenant_id, worker_id_a, worker_id_b, match_score,
        match_quality, detection_method, score_breakdown, log_odds, score_limit, model_version,
        status, raised_by, reviewed_by, reviewed_at, created_at, scored_at)
      SELECT $1, least($4::uuid, i.duplicate), greatest($4::uuid, i.duplicate),
        round(i.score::numeric, 4), i.quality, 'batch', i.breakdown::jsonb, i.log_odds,
        i.score_limit,
        (SELECT m.version FROM match_models m WHERE m.tenant_id = $1 AND m.status = 'active'),
        'auto_merged', $2, $2, $3, $3, $3
      FROM unnest($5::uuid[], $6::float8[], $7::text[], $8::text[], $9::float8[], $10::text[])
        AS i (duplicate, score, quality, breakdown, log_odds, score_limit)
      ON CONFLICT (worker_id_a, worker_id_b) DO UPDATE SET
        match_score = excluded.match_score, match_quality = excluded.match_quality,
        score_breakdown = excluded.score_breakdown, log_odds = excluded.log_odds,
        score_limit = excluded.score_limit, model_version = excluded.model_version,
        scored_at = excluded.scored_at, scored_changes = q.identity_changes,
        status = excluded.status, closed_because = NULL, reviewed_by = excluded.reviewed_by,
        reviewed_at = excluded.reviewed_at, merge_id = NULL, before_merge = NULL
      WHERE q.status IN ('pending', 'closed')
      """;

  private AutomaticDecisions() {}

  static Tuple parameters(
      RequestContext context, OffsetDateTime now, UUID main, MergeChange.Automatic decided) {
    List<Map.Entry<UUID, ReviewScore>> scores = List.copyOf(decided.scores().entrySet());
    return Tuple.from(
        Arrays.asList(
            context.tenant(),
            context.user(),
            now,
            main,
            column(scores, Map.Entry::getKey, UUID[]::new),
            column(scores, one -> one.getValue().score(), Double[]::new),
            column(scores, one -> one.getValue().quality(), String[]::new),
            column(scores, one -> one.getValue().breakdown(), String[]::new),
            column(scores, one -> one.getValue().logOdds().orElse(null), Double[]::new),
            column(scores, one -> one.getValue().limit().orElse(null), String[]::new)));
  }
}
