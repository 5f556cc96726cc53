package org.workerservice.persistence.model;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.review.RescoredItem;
import org.workerservice.persistence.review.ReviewScore;

/** Review items that are open and whose scores are outdated. */
final class OpenReviews {
  /**
   * Walks two indexes: of items whose workers have changed, and of pending items by age. Other
   * nodes notice an activation after about a second and may score with the earlier model until
   * then. An item without two living workers cannot be scored.
   */
  private static final String OUTDATED =
      """
      WITH latest AS (
        SELECT max(greatest(activated_at, retired_at)) + make_interval(secs => 3) AS change
        FROM match_models WHERE tenant_id = $1
      ), changed AS (
        SELECT id, worker_id_a, worker_id_b, identity_changes FROM review_queue
        WHERE tenant_id = $1 AND status = 'pending' AND identity_changes <> scored_changes
        ORDER BY created_at LIMIT $2
      ), earlier AS (
        SELECT r.id, r.worker_id_a, r.worker_id_b, r.identity_changes FROM review_queue r, latest l
        WHERE r.tenant_id = $1 AND r.status = 'pending' AND r.scored_at < l.change
          AND now() >= l.change
        ORDER BY r.created_at LIMIT $2
      )
      SELECT r.id, r.worker_id_a, r.worker_id_b, r.identity_changes
      FROM (SELECT * FROM changed UNION SELECT * FROM earlier) r
      CROSS JOIN LATERAL (SELECT deleted_at FROM workers WHERE id = r.worker_id_a OFFSET 0) a
      CROSS JOIN LATERAL (SELECT deleted_at FROM workers WHERE id = r.worker_id_b OFFSET 0) b
      WHERE a.deleted_at IS NULL AND b.deleted_at IS NULL
      LIMIT $2
      """;

  private static final String TENANTS =
      "SELECT tenant FROM tenants_with_outdated_reviews() AS tenant ORDER BY tenant";

  /** A change of a worker may have scored the item in the meantime. */
  private static final String RESCORE =
      """
      UPDATE review_queue SET match_score = round($2::numeric, 4), match_quality = $3,
        score_breakdown = $4::text::jsonb, log_odds = $5, score_limit = $6, scored_at = now(),
        scored_changes = $7, model_version = (
          SELECT m.version FROM match_models m
          WHERE m.tenant_id = review_queue.tenant_id AND m.status = 'active')
      WHERE id = $1 AND status = 'pending' AND scored_changes <= $7
      """;

  private final Database database;

  OpenReviews(Database database) {
    this.database = database;
  }

  Future<List<UUID>> tenants(UUID tenant) {
    return database
        .query(tenant, TENANTS, Tuple.tuple())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("tenant"))
                    .toList());
  }

  Future<List<MatchModelCommand.OpenReview>> outdated(MatchModelCommand.FindOutdatedReviews find) {
    return database
        .query(find.tenant(), OUTDATED, Tuple.of(find.tenant(), find.limit()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(
                        row ->
                            new MatchModelCommand.OpenReview(
                                row.getUUID("id"),
                                row.getUUID("worker_id_a"),
                                row.getUUID("worker_id_b"),
                                row.getLong("identity_changes")))
                    .toList());
  }

  Future<Boolean> rescore(MatchModelCommand.RescoreReviews rescore) {
    List<Tuple> batch = rescore.reviews().stream().map(OpenReviews::parameters).toList();
    return database
        .transaction(
            rescore.tenant(), connection -> connection.preparedQuery(RESCORE).executeBatch(batch))
        .map(true);
  }

  private static Tuple parameters(RescoredItem review) {
    ReviewScore score = review.score();
    return Tuple.of(
        review.id(),
        score.score(),
        score.quality(),
        score.breakdown(),
        score.logOdds().map(Double::floatValue).orElse(null),
        score.limit().orElse(null),
        review.changes());
  }
}
