package org.workerservice.persistence.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.log.LogStatements;

/**
 * Changes review items, behind the gate, because every change is an event. The statement that
 * changes an item checks its status and version: of several people who decide at once, one
 * succeeds, and the others see that decision.
 */
final class ReviewWriter {
  /** $1 to $6 the caller, $7 the item, $8 the decision, $9 the reason, $10 the version seen. */
  private static final String DECIDE =
      """
      WITH decided AS (
        UPDATE review_queue SET status = $8, reviewed_by = $2, reviewed_at = now(), reason = $9
        WHERE id = $7 AND status = 'pending' AND version = $10
        RETURNING worker_id_a, worker_id_b, status
      )
      INSERT INTO audit_log (tenant_id, user_id, roles, action, entity_type, entity_id,
        new_values, ip_address, user_agent, trace_id)
      SELECT $1, $2, string_to_array($3, ','),
        CASE d.status WHEN 'confirmed' THEN 'CONFIRM_MATCH' ELSE 'REJECT_MATCH' END,
        'match_decision', i.worker, jsonb_build_object('other', i.other, 'decision', d.status),
        $4::text::inet, $5, $6
      FROM decided d,
        LATERAL (VALUES (d.worker_id_a, d.worker_id_b), (d.worker_id_b, d.worker_id_a))
          AS i (worker, other)
      """;

  /**
   * $1 to $6 the caller, $7 the item, $8 the reason, $9 the version seen. A pair that was merged
   * stays decided. A pair with a deleted worker waits for its restore.
   */
  private static final String TAKE_BACK =
      """
      WITH reopened AS (
        UPDATE review_queue q
        SET status = CASE WHEN i.gone THEN 'closed' ELSE 'pending' END,
          closed_because = CASE WHEN i.gone THEN 'deleted' END, raised_by = $2,
          reviewed_by = CASE WHEN i.gone THEN $2::varchar END,
          reviewed_at = CASE WHEN i.gone THEN now() END, reason = NULL
        FROM (
          SELECT r.id, EXISTS (
            SELECT FROM workers w
            WHERE w.id IN (r.worker_id_a, r.worker_id_b) AND w.deleted_at IS NOT NULL) AS gone
          FROM review_queue r WHERE r.id = $7
        ) i
        WHERE q.id = i.id AND q.status IN ('confirmed', 'rejected') AND q.version = $9
          AND NOT EXISTS (
            SELECT FROM workers w
            WHERE w.id IN (q.worker_id_a, q.worker_id_b) AND w.merged_into IS NOT NULL)
        RETURNING q.id, q.tenant_id, q.worker_id_a, q.worker_id_b, old.status AS before
      ), kept AS (
        INSERT INTO review_decisions (tenant_id, item_id, worker_id_a, worker_id_b, decision,
          reason, decided_by, decided_at, seen_version, undoes)
        SELECT r.tenant_id, r.id, r.worker_id_a, r.worker_id_b, 'taken_back', $8, $2, now(), $9,
          (SELECT h.id FROM review_decisions h WHERE h.item_id = r.id AND h.decision <> 'taken_back'
           ORDER BY h.decided_at DESC, h.id DESC LIMIT 1)
        FROM reopened r
      )
      INSERT INTO audit_log (tenant_id, user_id, roles, action, entity_type, entity_id,
        old_values, new_values, ip_address, user_agent, trace_id)
      SELECT $1, $2, string_to_array($3, ','), 'REOPEN_MATCH', 'match_decision', i.worker,
        jsonb_build_object('other', i.other, 'decision', r.before),
        jsonb_build_object('other', i.other), $4::text::inet, $5, $6
      FROM reopened r,
        LATERAL (VALUES (r.worker_id_a, r.worker_id_b), (r.worker_id_b, r.worker_id_a))
          AS i (worker, other)
      """;

  private static final String IS_MERGED =
      """
      SELECT EXISTS (
        SELECT FROM review_queue q
        JOIN workers w ON w.id IN (q.worker_id_a, q.worker_id_b)
        WHERE q.id = $1 AND w.merged_into IS NOT NULL) AS merged
      """;

  private static final String WHEN_COMMIT_IS_LOST =
      "the decision may have been kept. Read the item before you decide again.";

  private final Database database;

  ReviewWriter(Database database) {
    this.database = database;
  }

  Future<ReviewChange> decide(ReviewCommand.Decide decide) {
    Tuple parameters =
        LogStatements.caller(decide.context())
            .addValue(decide.id())
            .addValue(decide.decision().code())
            .addValue(decide.reason().orElse(null))
            .addValue(decide.version());
    return change(
        decide.context(),
        decide.id(),
        DECIDE,
        parameters,
        state -> ReviewRefusals.ofDecision(decide, state));
  }

  Future<ReviewChange> takeBack(ReviewCommand.TakeBack takeBack) {
    Tuple parameters =
        LogStatements.caller(takeBack.context())
            .addValue(takeBack.id())
            .addValue(takeBack.reason().orElse(null))
            .addValue(takeBack.version());
    return change(
        takeBack.context(),
        takeBack.id(),
        TAKE_BACK,
        parameters,
        state -> ReviewRefusals.ofTakingBack(takeBack, state));
  }

  private Future<ReviewChange> change(
      RequestContext context,
      UUID id,
      String sql,
      Tuple parameters,
      Function<ReviewRefusals.State, ReviewChange> refusal) {
    GatedTransaction transaction = new GatedTransaction(database, context.tenant());
    return transaction.run(
        connection -> {
          Future<?> gate = transaction.enterGate(connection);
          Future<RowSet<Row>> changed = connection.preparedQuery(sql).execute(parameters);
          return Future.all(gate, changed)
              .compose(both -> read(connection, id))
              .map(
                  state -> {
                    transaction.expectCommit(WHEN_COMMIT_IS_LOST);
                    return outcome(state, changed.result().rowCount() > 0, refusal);
                  });
        });
  }

  private static ReviewChange outcome(
      Optional<ReviewRefusals.State> state,
      boolean isChanged,
      Function<ReviewRefusals.State, ReviewChange> refusal) {
    if (state.isEmpty()) {
      return new ReviewChange.NotFound();
    }
    return isChanged ? new ReviewChange.Changed(state.get().detail()) : refusal.apply(state.get());
  }

  static Future<Optional<ReviewRefusals.State>> read(SqlConnection connection, UUID id) {
    Future<RowSet<Row>> item = connection.preparedQuery(ReviewReader.FIND).execute(Tuple.of(id));
    Future<RowSet<Row>> decisions =
        connection.preparedQuery(ReviewReader.DECISIONS).execute(Tuple.of(id));
    Future<RowSet<Row>> comments =
        connection.preparedQuery(ReviewReader.COMMENTS).execute(Tuple.of(id));
    Future<RowSet<Row>> merged = connection.preparedQuery(IS_MERGED).execute(Tuple.of(id));
    return Future.all(item, decisions, comments, merged)
        .map(
            all ->
                ReviewReader.detail(item.result(), decisions.result(), comments.result())
                    .map(
                        detail ->
                            new ReviewRefusals.State(
                                detail, merged.result().iterator().next().getBoolean("merged"))));
  }
}
