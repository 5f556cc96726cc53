package org.workerservice.persistence.review;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.review.StewardCommand.DecideMany;
import org.workerservice.persistence.review.StewardCommand.Seen;

/**
 * Decides on many items in one transaction. Behind the gate, so that two callers with the same
 * items in different orders do not wait for each other.
 */
final class ManyDecisions {
  private static final String WHEN_COMMIT_IS_LOST =
      "the items may have been decided. Repeat the request.";

  /** $1 to $6 the caller, $7 the decision, $8 the reason, $9 the items, $10 the versions seen. */
  private static final String DECIDE =
      """
      WITH decided AS (
        UPDATE review_queue q SET status = $7, reviewed_by = $2, reviewed_at = now(), reason = $8
        FROM unnest($9::uuid[], $10::bigint[]) AS i (id, version)
        WHERE q.id = i.id AND q.status = 'pending' AND q.version = i.version
        RETURNING q.id, q.worker_id_a, q.worker_id_b, q.status
      ), audited AS (
        INSERT INTO audit_log (tenant_id, user_id, roles, action, entity_type, entity_id,
          new_values, ip_address, user_agent, trace_id)
        SELECT $1, $2, string_to_array($3, ','),
          CASE d.status WHEN 'confirmed' THEN 'CONFIRM_MATCH' ELSE 'REJECT_MATCH' END,
          'match_decision', i.worker, jsonb_build_object('other', i.other, 'decision', d.status),
          $4::text::inet, $5, $6
        FROM decided d,
          LATERAL (VALUES (d.worker_id_a, d.worker_id_b), (d.worker_id_b, d.worker_id_a))
            AS i (worker, other)
      )
      SELECT id FROM decided
      """;

  private static final String FIND = ReviewRows.SELECT + "WHERE r.id = ANY($1)";

  private final Database database;

  ManyDecisions(Database database) {
    this.database = database;
  }

  Future<List<StewardCommand.Answer>> decide(DecideMany decide) {
    GatedTransaction transaction = new GatedTransaction(database, decide.context().tenant());
    return transaction.run(
        connection ->
            write(transaction, connection, decide)
                .map(
                    answers -> {
                      transaction.expectCommit(WHEN_COMMIT_IS_LOST);
                      return answers;
                    }));
  }

  private static Future<List<StewardCommand.Answer>> write(
      GatedTransaction transaction, SqlConnection connection, DecideMany decide) {
    Tuple parameters =
        LogStatements.caller(decide.context())
            .addValue(decide.decision().code())
            .addValue(decide.reason().orElse(null))
            .addValue(column(decide.items(), Seen::id, UUID[]::new))
            .addValue(column(decide.items(), Seen::version, Long[]::new));
    Future<?> gate = transaction.enterGate(connection);
    Future<RowSet<Row>> decided = connection.preparedQuery(DECIDE).execute(parameters);
    Future<RowSet<Row>> found =
        connection
            .preparedQuery(FIND)
            .execute(Tuple.of(column(decide.items(), Seen::id, UUID[]::new)));
    return Future.all(gate, decided, found)
        .map(all -> answers(decide, ids(decided.result()), ReviewRows.items(found.result())));
  }

  private static Set<UUID> ids(RowSet<Row> rows) {
    Set<UUID> ids = new HashSet<>();
    rows.forEach(row -> ids.add(row.getUUID("id")));
    return ids;
  }

  private static List<StewardCommand.Answer> answers(
      DecideMany decide, Set<UUID> decided, List<StoredReview> found) {
    Map<UUID, StoredReview> idToItem =
        found.stream().collect(Collectors.toMap(StoredReview::id, Function.identity()));
    return decide.items().stream()
        .map(seen -> answer(decide, seen, decided, Optional.ofNullable(idToItem.get(seen.id()))))
        .toList();
  }

  private static StewardCommand.Answer answer(
      DecideMany decide, Seen seen, Set<UUID> decided, Optional<StoredReview> item) {
    return new StewardCommand.Answer(
        seen.id(),
        item.map(
                is ->
                    decided.contains(seen.id())
                            || ReviewRefusals.isRepeated(
                                is, decide.decision(), seen.version(), decide.context().user())
                        ? StewardCommand.Result.DECIDED
                        : is.status() == ReviewStatus.PENDING
                            ? StewardCommand.Result.STALE
                            : StewardCommand.Result.ALREADY_DECIDED)
            .orElse(StewardCommand.Result.NOT_FOUND),
        item);
  }
}
