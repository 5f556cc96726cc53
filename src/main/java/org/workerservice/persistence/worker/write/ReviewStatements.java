package org.workerservice.persistence.worker.write;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.workerservice.persistence.log.DecisionAudit;
import org.workerservice.persistence.review.RescoredItem;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.write.Decision.Accept;

/**
 * The statements that keep the review queue in step with the workers that a batch writes. They run
 * after the statements that write the workers.
 */
final class ReviewStatements {
  private static final String MODEL =
      "(SELECT m.version FROM match_models m WHERE m.tenant_id = $1 AND m.status = 'active')";

  /**
   * A human decision replaces an open item; an open item replaces only the decision that it names.
   * Either replaces a closed item. An open item needs another worker that is living. An item that
   * waits for the restore of a worker stays that of the merge that moved it.
   */
  static final String PUT =
      """
      INSERT INTO review_queue AS q (tenant_id, worker_id_a, worker_id_b, match_score,
        match_quality, detection_method, score_breakdown, log_odds, score_limit, model_version,
        status, raised_by, reviewed_by, reviewed_at, created_at, scored_at, version,
        changed_since_decision)
      SELECT $1, least(i.worker_id, i.other), greatest(i.worker_id, i.other), i.score, i.quality,
        i.method, i.breakdown::jsonb, i.log_odds, i.score_limit,
      """
          + MODEL
          + """
          , CASE WHEN i.decided THEN 'rejected' ELSE 'pending' END, i.actor,
            CASE WHEN i.decided THEN i.actor END, CASE WHEN i.decided THEN $2::timestamptz END, $2,
            $2, coalesce(i.version, 1), string_to_array(i.changed, ',')
          FROM unnest($3::uuid[], $4::uuid[], $5::float8[], $6::text[], $7::text[], $8::text[],
                      $9::boolean[], $10::text[], $11::float8[], $12::text[], $13::bigint[],
                      $14::text[])
            AS i (worker_id, other, score, quality, method, breakdown, decided, actor, log_odds,
                  score_limit, version, changed)
          CROSS JOIN LATERAL (SELECT deleted_at FROM workers WHERE id = i.other OFFSET 0) w
          WHERE i.decided OR w.deleted_at IS NULL
          ON CONFLICT (worker_id_a, worker_id_b) DO UPDATE SET
            match_score = excluded.match_score, match_quality = excluded.match_quality,
            score_breakdown = excluded.score_breakdown, log_odds = excluded.log_odds,
            score_limit = excluded.score_limit, model_version = excluded.model_version,
            detection_method = CASE WHEN excluded.status = 'pending'
              THEN excluded.detection_method ELSE q.detection_method END,
            raised_by = CASE WHEN excluded.status = 'pending'
              THEN excluded.raised_by ELSE q.raised_by END,
            status = excluded.status,
            reviewed_by = excluded.reviewed_by, reviewed_at = excluded.reviewed_at,
            scored_at = excluded.scored_at, scored_changes = q.identity_changes,
            changed_since_decision = excluded.changed_since_decision,
            merge_id = CASE WHEN q.closed_because = 'deleted' THEN q.merge_id END,
            before_merge = CASE WHEN q.closed_because = 'deleted' THEN q.before_merge END
          WHERE q.status = 'closed'
            OR (q.status = 'pending' AND excluded.status = 'rejected')
            OR (q.status = 'rejected' AND excluded.status = 'rejected'
              AND q.compared IS DISTINCT FROM excluded.compared)
            OR (q.status = 'rejected' AND excluded.changed_since_decision IS NOT NULL
              AND q.version = excluded.version)
          """;

  /** A worker has changed after it was read: its item stays outdated. */
  private static final String RESCORE =
      """
      UPDATE review_queue q SET match_score = round(i.score::numeric, 4),
        match_quality = i.quality, score_breakdown = i.breakdown::jsonb, log_odds = i.log_odds,
        score_limit = i.score_limit, scored_at = $2, scored_changes = i.changes, model_version =
      """
          + MODEL
          + """
          FROM unnest($3::uuid[], $4::bigint[], $5::float8[], $6::text[], $7::text[], $8::float8[],
                      $9::text[])
            AS i (id, changes, score, quality, breakdown, log_odds, score_limit)
          WHERE q.id = i.id AND q.status = 'pending'
          """;

  /** Closes the pending items of the deleted workers $1. */
  private static final String CLOSE =
      """
      UPDATE review_queue q SET status = 'closed', closed_because = 'deleted',
        reviewed_by = i.actor, reviewed_at = $3, reason = NULL
      FROM (
        SELECT DISTINCT ON (r.id) r.id, d.actor
        FROM unnest($1::uuid[], $2::text[]) AS d (worker_id, actor)
        CROSS JOIN LATERAL (
          SELECT id FROM review_queue WHERE worker_id_a = d.worker_id AND status = 'pending'
          UNION ALL
          SELECT id FROM review_queue WHERE worker_id_b = d.worker_id AND status = 'pending'
          OFFSET 0
        ) r
      ) i
      WHERE q.id = i.id
      """;

  /** Opens the items of the restored workers $1 whose other worker is living, too. */
  private static final String REOPEN =
      """
      UPDATE review_queue q SET status = 'pending', raised_by = i.actor, reviewed_by = NULL,
        reviewed_at = NULL
      FROM (
        SELECT DISTINCT ON (r.id) r.id, r.other, d.actor
        FROM unnest($1::uuid[], $2::text[]) AS d (worker_id, actor)
        CROSS JOIN LATERAL (
          SELECT id, worker_id_b AS other FROM review_queue
          WHERE worker_id_a = d.worker_id AND closed_because = 'deleted'
          UNION ALL
          SELECT id, worker_id_a FROM review_queue
          WHERE worker_id_b = d.worker_id AND closed_because = 'deleted'
          OFFSET 0
        ) r
      ) i
      CROSS JOIN LATERAL (SELECT deleted_at FROM workers WHERE id = i.other OFFSET 0) w
      WHERE q.id = i.id AND w.deleted_at IS NULL
      """;

  private final UUID tenant;
  private final OffsetDateTime now;
  private final BiConsumer<String, Tuple> sender;

  ReviewStatements(UUID tenant, OffsetDateTime now, BiConsumer<String, Tuple> sender) {
    this.tenant = tenant;
    this.now = now;
    this.sender = sender;
  }

  void send(List<Accept> accepted) {
    put(accepted);
    audit(accepted);
    reopen(accepted.stream().filter(one -> one.item() instanceof WriteItem.Restore).toList());
    rescore(accepted.stream().flatMap(one -> rescored(one).stream()).toList());
    close(accepted.stream().filter(one -> one.item() instanceof WriteItem.Delete).toList());
  }

  private void put(List<Accept> accepted) {
    List<Accept> owners = new ArrayList<>();
    List<ReviewItem> reviews = new ArrayList<>();
    for (Accept one : accepted) {
      for (ReviewItem review : one.reviews()) {
        owners.add(one);
        reviews.add(review);
      }
    }
    if (!reviews.isEmpty()) {
      sender.accept(
          PUT,
          parameters(
              tenant,
              now,
              owners.stream().map(Accept::id).toList(),
              owners.stream().map(ReviewStatements::actor).toList(),
              reviews));
    }
  }

  private void audit(List<Accept> accepted) {
    List<DecisionAudit.Decided> decided =
        accepted.stream()
            .filter(one -> one.reviews().stream().anyMatch(ReviewItem::decidedNoMatch))
            .map(one -> new DecisionAudit.Decided(one.id(), one.item().context()))
            .toList();
    if (!decided.isEmpty()) {
      sender.accept(DecisionAudit.WRITE, DecisionAudit.parameters(tenant, now, decided));
    }
  }

  static Tuple parameters(
      UUID tenant,
      OffsetDateTime now,
      List<UUID> owners,
      List<String> actors,
      List<ReviewItem> reviews) {
    return Tuple.from(
        List.of(
            tenant,
            now,
            owners.toArray(UUID[]::new),
            column(reviews, ReviewItem::other, UUID[]::new),
            column(reviews, one -> one.score().score(), Double[]::new),
            column(reviews, one -> one.score().quality(), String[]::new),
            column(reviews, one -> one.method().code(), String[]::new),
            column(reviews, one -> one.score().breakdown(), String[]::new),
            column(reviews, ReviewItem::decidedNoMatch, Boolean[]::new),
            actors.toArray(String[]::new),
            column(reviews, one -> one.score().logOdds().orElse(null), Double[]::new),
            column(reviews, one -> one.score().limit().orElse(null), String[]::new),
            column(
                reviews,
                one -> one.again().map(ReviewItem.Again::version).orElse(null),
                Long[]::new),
            column(
                reviews,
                one -> one.again().map(again -> String.join(",", again.changed())).orElse(null),
                String[]::new)));
  }

  private static List<RescoredItem> rescored(Accept one) {
    return one.item() instanceof WriteItem.Update update ? update.compared().rescored() : List.of();
  }

  private void rescore(List<RescoredItem> items) {
    if (!items.isEmpty()) {
      sender.accept(
          RESCORE,
          Tuple.from(
              List.of(
                  tenant,
                  now,
                  column(items, RescoredItem::id, UUID[]::new),
                  column(items, RescoredItem::changes, Long[]::new),
                  column(items, one -> one.score().score(), Double[]::new),
                  column(items, one -> one.score().quality(), String[]::new),
                  column(items, one -> one.score().breakdown(), String[]::new),
                  column(items, one -> one.score().logOdds().orElse(null), Double[]::new),
                  column(items, one -> one.score().limit().orElse(null), String[]::new))));
    }
  }

  private void close(List<Accept> deletes) {
    if (!deletes.isEmpty()) {
      sender.accept(
          CLOSE,
          Tuple.from(
              List.of(
                  column(deletes, Accept::id, UUID[]::new),
                  column(deletes, ReviewStatements::actor, String[]::new),
                  now)));
    }
  }

  private void reopen(List<Accept> restores) {
    if (!restores.isEmpty()) {
      sender.accept(
          REOPEN,
          Tuple.from(
              List.of(
                  column(restores, Accept::id, UUID[]::new),
                  column(restores, ReviewStatements::actor, String[]::new))));
    }
  }

  private static String actor(Accept one) {
    return one.item().context().user();
  }
}
