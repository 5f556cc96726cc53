package org.workerservice.persistence.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.log.LogStatements;

/**
 * Writes the decisions of people on pairs of workers, whether or not the pair has an item. Behind
 * the gate neither worker can be deleted or merged in the meantime.
 */
final class DecisionWriter {
  /**
   * $1 to $6 the caller, $7 and $8 the pair in either order, $16 the version seen or null. The same
   * decision counts again if a record has changed since.
   */
  private static final String WRITE =
      """
      WITH decided AS (
        INSERT INTO review_queue AS q (tenant_id, worker_id_a, worker_id_b, match_score,
          match_quality, detection_method, score_breakdown, log_odds, score_limit, model_version,
          status, raised_by, reviewed_by, reviewed_at, reason)
        SELECT $1, a.id, b.id, round($9::numeric, 4), $10, 'person', $11::text::jsonb, $12, $13,
          (SELECT m.version FROM match_models m WHERE m.tenant_id = $1 AND m.status = 'active'),
          $14, $2, $2, now(), $15
        FROM (SELECT id, deleted_at FROM workers WHERE id = least($7::uuid, $8::uuid) OFFSET 0) a,
          (SELECT id, deleted_at FROM workers WHERE id = greatest($7::uuid, $8::uuid) OFFSET 0) b
        WHERE a.deleted_at IS NULL AND b.deleted_at IS NULL
        ON CONFLICT (worker_id_a, worker_id_b) DO UPDATE SET
          status = excluded.status, reviewed_by = excluded.reviewed_by,
          reviewed_at = excluded.reviewed_at, reason = excluded.reason
        WHERE (q.status <> excluded.status OR q.compared IS DISTINCT FROM excluded.compared)
          AND ($16::bigint IS NULL OR (q.status = 'pending' AND q.version = $16))
        RETURNING new.worker_id_a, new.worker_id_b, new.status,
          CASE WHEN old.status IN ('confirmed', 'rejected') THEN old.status END AS before
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

  private static final String FIND =
      ReviewRows.SELECT
          + """
          CROSS JOIN LATERAL (SELECT deleted_at FROM workers WHERE id = r.worker_id_a OFFSET 0) a
          CROSS JOIN LATERAL (SELECT deleted_at FROM workers WHERE id = r.worker_id_b OFFSET 0) b
          WHERE r.worker_id_a = least($1::uuid, $2::uuid)
            AND r.worker_id_b = greatest($1::uuid, $2::uuid)
            AND a.deleted_at IS NULL AND b.deleted_at IS NULL
          """;

  private static final String WHEN_COMMIT_IS_LOST =
      "the decision may have been kept. Read the item before you decide again.";

  private final Database database;

  DecisionWriter(Database database) {
    this.database = database;
  }

  /** Decides on the pair; {@link ReviewChange.NotFound} if one of them is not living. */
  Future<ReviewChange> decide(ReviewCommand.DecidePair decide) {
    GatedTransaction transaction = new GatedTransaction(database, decide.context().tenant());
    return transaction.run(
        connection -> {
          Future<?> gate = transaction.enterGate(connection);
          Future<RowSet<Row>> written = connection.preparedQuery(WRITE).execute(parameters(decide));
          return Future.all(gate, written)
              .compose(both -> find(connection, decide))
              .map(
                  item -> {
                    transaction.expectCommit(WHEN_COMMIT_IS_LOST);
                    return change(decide, written.result().rowCount() > 0, item);
                  });
        });
  }

  private static Tuple parameters(ReviewCommand.DecidePair decide) {
    ReviewScore score = decide.score();
    return LogStatements.caller(decide.context())
        .addValue(decide.first())
        .addValue(decide.second())
        .addValue(score.score())
        .addValue(score.quality())
        .addValue(score.breakdown())
        .addValue(score.logOdds().map(Double::floatValue).orElse(null))
        .addValue(score.limit().orElse(null))
        .addValue(decide.decision().code())
        .addValue(decide.reason().orElse(null))
        .addValue(decide.version().isPresent() ? decide.version().getAsLong() : null);
  }

  private static Future<Optional<ReviewDetail>> find(
      SqlConnection connection, ReviewCommand.DecidePair decide) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(decide.first(), decide.second()))
        .compose(
            item ->
                ReviewRows.items(item).stream()
                    .findFirst()
                    .map(found -> ReviewWriter.read(connection, found.id()))
                    .map(read -> read.map(state -> state.map(ReviewRefusals.State::detail)))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private static ReviewChange change(
      ReviewCommand.DecidePair decide, boolean isWritten, Optional<ReviewDetail> found) {
    if (found.isEmpty()) {
      return new ReviewChange.NotFound();
    }
    ReviewDetail detail = found.get();
    return isWritten || decide.version().isEmpty()
        ? new ReviewChange.Changed(detail)
        : ReviewRefusals.ofDecision(
            new ReviewCommand.Decide(
                decide.context(),
                detail.item().id(),
                decide.decision(),
                decide.reason(),
                decide.version().getAsLong()),
            new ReviewRefusals.State(detail, false));
  }
}
