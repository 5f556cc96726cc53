package org.workerservice.persistence.review;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** Reads review items and decisions from rows. */
final class ReviewRows {
  static final String SELECT =
      """
      SELECT r.id, r.worker_id_a, r.worker_id_b, r.score_key,
             r.match_score::float8 AS match_score, r.match_quality, r.detection_method,
             r.score_breakdown::text AS score_breakdown, r.log_odds::float8 AS log_odds,
             r.score_limit, r.model_version, r.status, r.version, r.created_at, r.scored_at,
             r.reviewed_by, r.reviewed_at, r.reason, r.merge_id, r.closed_because,
             r.changed_since_decision,
             CASE WHEN r.assigned_until IS NULL OR r.assigned_until > now() THEN r.assignee END
               AS assignee,
             r.assigned_until, r.escalated_by, r.escalated_at
      FROM review_queue r
      """;

  private ReviewRows() {}

  static List<StoredReview> items(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(ReviewRows::item).toList();
  }

  private static StoredReview item(Row row) {
    return new StoredReview(
        row.getUUID("id"),
        row.getUUID("worker_id_a"),
        row.getUUID("worker_id_b"),
        ReviewStatus.of(row.getString("status")),
        row.getString("detection_method"),
        score(row),
        row.getInteger("model_version") == null
            ? OptionalInt.empty()
            : OptionalInt.of(row.getInteger("model_version")),
        row.getLong("version"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("scored_at").toInstant(),
        reviewed(row),
        Optional.ofNullable(row.getUUID("merge_id")),
        Optional.ofNullable(row.getString("assignee"))
            .map(user -> new StoredReview.Assigned(user, time(row, "assigned_until"))),
        time(row, "escalated_at")
            .map(at -> new StoredReview.Escalated(row.getString("escalated_by"), at)),
        Optional.ofNullable(row.getString("closed_because")),
        changedSinceDecision(row));
  }

  private static Optional<Instant> time(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  private static List<String> changedSinceDecision(Row row) {
    String[] changed = row.getArrayOfStrings("changed_since_decision");
    return changed == null ? List.of() : List.of(changed);
  }

  private static ReviewScore score(Row row) {
    return new ReviewScore(
        row.getDouble("match_score"),
        row.getString("match_quality"),
        Optional.ofNullable(row.getString("score_breakdown")).orElse("{}"),
        Optional.ofNullable(row.getDouble("log_odds")),
        Optional.ofNullable(row.getString("score_limit")));
  }

  private static Optional<StoredReview.Reviewed> reviewed(Row row) {
    return Optional.ofNullable(row.getOffsetDateTime("reviewed_at"))
        .map(
            at ->
                new StoredReview.Reviewed(
                    Optional.ofNullable(row.getString("reviewed_by")),
                    at.toInstant(),
                    Optional.ofNullable(row.getString("reason"))));
  }

  static List<StoredDecision> decisions(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(ReviewRows::decision).toList();
  }

  static List<StoredComment> comments(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new StoredComment(
                    row.getUUID("id"),
                    row.getString("kind"),
                    row.getString("text"),
                    row.getString("author"),
                    row.getOffsetDateTime("created_at").toInstant()))
        .toList();
  }

  private static StoredDecision decision(Row row) {
    return new StoredDecision(
        row.getUUID("id"),
        row.getString("decision"),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getString("decided_by")),
        row.getOffsetDateTime("decided_at").toInstant(),
        row.getLong("seen_version") == null
            ? OptionalLong.empty()
            : OptionalLong.of(row.getLong("seen_version")),
        Optional.ofNullable(row.getUUID("undoes")));
  }
}
