package org.workerservice.persistence.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.database.Database;

/** Reads review items. */
final class ReviewReader {
  static final String FIND = ReviewRows.SELECT + "WHERE r.id = $1";

  static final String DECISIONS =
      """
      SELECT id, decision, reason, decided_by, decided_at, seen_version, undoes
      FROM review_decisions WHERE item_id = $1 ORDER BY decided_at, id
      """;

  static final String COMMENTS =
      """
      SELECT id, kind, text, author, created_at
      FROM review_comments WHERE item_id = $1 ORDER BY id
      """;

  private static final String COUNT =
      """
      SELECT r.status, r.match_quality, r.detection_method, count(*) AS items
      FROM review_queue r
      WHERE %s
      GROUP BY r.status, r.match_quality, r.detection_method
      ORDER BY r.status, r.match_quality, r.detection_method
      """;

  /** Two look-ups by index. */
  private static final String PENDING =
      """
      SELECT q.id, q.other, q.identity_changes
      FROM (
        SELECT id, worker_id_b AS other, identity_changes, status FROM review_queue
        WHERE worker_id_a = $1
        UNION ALL
        SELECT id, worker_id_a, identity_changes, status FROM review_queue
        WHERE worker_id_b = $1
      ) q
      WHERE q.status = 'pending' ORDER BY q.id DESC LIMIT $2
      """;

  private static final String COMPARED =
      """
      SELECT q.id, h.compared, a.identity_print AS first_now, b.identity_print AS second_now
      FROM unnest($1::uuid[]) AS i (id)
      JOIN review_queue q ON q.id = i.id
      JOIN workers a ON a.id = q.worker_id_a
      JOIN workers b ON b.id = q.worker_id_b
      CROSS JOIN LATERAL (
        SELECT compared FROM review_decisions
        WHERE item_id = q.id AND decision <> 'taken_back'
        ORDER BY decided_at DESC, id DESC LIMIT 1
      ) h
      WHERE h.compared IS NOT NULL
      """;

  private final Database database;

  ReviewReader(Database database) {
    this.database = database;
  }

  Future<List<StoredReview>> list(ReviewCommand.ListItems list) {
    ReviewList statement = ReviewList.of(list);
    return database
        .query(list.tenant(), statement.sql(), statement.parameters())
        .map(ReviewRows::items);
  }

  Future<List<ReviewCommand.Count>> count(ReviewCommand.CountItems count) {
    ReviewConditions conditions = new ReviewConditions(count.tenant(), count.filter());
    return database
        .query(count.tenant(), COUNT.formatted(conditions.and()), conditions.parameters())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(ReviewReader::count).toList());
  }

  private static ReviewCommand.Count count(Row row) {
    return new ReviewCommand.Count(
        ReviewStatus.of(row.getString("status")),
        row.getString("match_quality"),
        row.getString("detection_method"),
        row.getLong("items"));
  }

  Future<List<PendingPair>> pending(ReviewCommand.FindPending find) {
    return database
        .query(find.tenant(), PENDING, Tuple.of(find.worker(), find.limit()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(
                        row ->
                            new PendingPair(
                                row.getUUID("id"),
                                row.getUUID("other"),
                                row.getLong("identity_changes")))
                    .toList());
  }

  Future<List<ComparedPair>> compared(ReviewCommand.FindCompared find) {
    return database
        .query(find.tenant(), COMPARED, Tuple.of(find.items().toArray(UUID[]::new)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(ReviewReader::compared)
                    .toList());
  }

  private static ComparedPair compared(Row row) {
    return new ComparedPair(
        row.getUUID("id"),
        row.getBuffer("compared").getBytes(),
        row.getBuffer("first_now").getBytes(),
        row.getBuffer("second_now").getBytes());
  }

  Future<Optional<ReviewDetail>> find(UUID tenant, UUID id) {
    Future<RowSet<Row>> item = database.query(tenant, FIND, Tuple.of(id));
    Future<RowSet<Row>> decisions = database.query(tenant, DECISIONS, Tuple.of(id));
    Future<RowSet<Row>> comments = database.query(tenant, COMMENTS, Tuple.of(id));
    return Future.all(item, decisions, comments)
        .map(all -> detail(item.result(), decisions.result(), comments.result()));
  }

  static Optional<ReviewDetail> detail(
      RowSet<Row> item, RowSet<Row> decisions, RowSet<Row> comments) {
    return ReviewRows.items(item).stream()
        .findFirst()
        .map(
            found ->
                new ReviewDetail(
                    found, ReviewRows.decisions(decisions), ReviewRows.comments(comments)));
  }
}
