package org.workerservice.persistence.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.workerservice.persistence.database.Database;

/** Changes who works on review items, and keeps what stewards say about them. */
final class StewardWriter {
  private static final int MAX_COMMENTS = 200;

  /** All candidates of a first attempt may have been taken by other stewards. */
  private static final int ATTEMPTS = 3;

  /** $1 the item, $2 the caller, $3 whether the item may be taken from others. */
  private static final String PERMITTED =
      """
      WHERE q.id = $1 AND q.status = 'pending'
        AND ($3::boolean OR q.assignee = $2 OR %s)
      """
          .formatted(ReviewConditions.free("q"));

  private static final String ASSIGN =
      "UPDATE review_queue q SET assignee = $4, assigned_until = NULL\n" + PERMITTED;

  private static final String UNASSIGN =
      "UPDATE review_queue q SET assignee = NULL, assigned_until = NULL\n" + PERMITTED;

  /** $4 the reason, $5 the tenant. An escalated item keeps who escalated it first. */
  private static final String ESCALATE =
      """
      WITH escalated AS (
        UPDATE review_queue q
        SET assignee = NULL, assigned_until = NULL, escalated_by = coalesce(escalated_by, $2),
          escalated_at = coalesce(escalated_at, now())
        %s
        RETURNING q.id
      )
      INSERT INTO review_comments (tenant_id, item_id, kind, text, author)
      SELECT $5, id, 'escalation', $4, $2 FROM escalated
      """
          .formatted(PERMITTED);

  /** $1 the item, $2 the author, $3 the text, $4 the tenant, $5 the max number of comments. */
  private static final String COMMENT =
      """
      INSERT INTO review_comments (tenant_id, item_id, kind, text, author)
      SELECT $4, q.id, 'comment', $3, $2 FROM review_queue q
      WHERE q.id = $1 AND (SELECT count(*) FROM review_comments c WHERE c.item_id = $1) < $5
      """;

  private final Database database;

  StewardWriter(Database database) {
    this.database = database;
  }

  Future<Optional<ReviewDetail>> takeNext(StewardCommand.TakeNext next) {
    return takeNext(next, ATTEMPTS);
  }

  private Future<Optional<ReviewDetail>> takeNext(StewardCommand.TakeNext next, int attempts) {
    NextItem statement = NextItem.of(next);
    return database
        .transaction(
            next.context().tenant(),
            connection ->
                connection
                    .preparedQuery(statement.sql())
                    .execute(statement.parameters())
                    .compose(
                        taken ->
                            taken.size() == 0
                                ? Future.succeededFuture(Optional.<ReviewDetail>empty())
                                : detail(connection, taken.iterator().next().getUUID("id"))))
        .compose(
            taken ->
                taken.isPresent() || attempts == 1
                    ? Future.succeededFuture(taken)
                    : takeNext(next, attempts - 1));
  }

  Future<ReviewChange> assign(StewardCommand.Assign assign) {
    return change(
        assign,
        assign.id(),
        ASSIGN,
        Tuple.of(assign.id(), assign.context().user(), assign.mayReplace(), assign.assignee()),
        StewardWriter::refusal);
  }

  Future<ReviewChange> unassign(StewardCommand.Unassign unassign) {
    return change(
        unassign,
        unassign.id(),
        UNASSIGN,
        Tuple.of(unassign.id(), unassign.context().user(), unassign.mayReplace()),
        StewardWriter::refusal);
  }

  Future<ReviewChange> escalate(StewardCommand.Escalate escalate) {
    return change(
        escalate,
        escalate.id(),
        ESCALATE,
        Tuple.of(
            escalate.id(),
            escalate.context().user(),
            escalate.mayReplace(),
            escalate.reason(),
            escalate.context().tenant()),
        StewardWriter::refusal);
  }

  Future<ReviewChange> comment(StewardCommand.Comment comment) {
    return change(
        comment,
        comment.id(),
        COMMENT,
        Tuple.of(
            comment.id(),
            comment.context().user(),
            comment.text(),
            comment.context().tenant(),
            MAX_COMMENTS),
        ReviewChange.TooManyComments::new);
  }

  private static ReviewChange refusal(StoredReview item) {
    return item.status() == ReviewStatus.PENDING
        ? new ReviewChange.Held(item)
        : new ReviewChange.NotPending(item);
  }

  private Future<ReviewChange> change(
      StewardCommand<ReviewChange> command,
      UUID id,
      String sql,
      Tuple parameters,
      Function<StoredReview, ReviewChange> refusal) {
    return database.transaction(
        command.context().tenant(),
        connection ->
            connection
                .preparedQuery(sql)
                .execute(parameters)
                .compose(
                    changed ->
                        detail(connection, id)
                            .map(
                                found ->
                                    found
                                        .map(
                                            detail ->
                                                changed.rowCount() > 0
                                                    ? new ReviewChange.Changed(detail)
                                                    : refusal.apply(detail.item()))
                                        .orElseGet(ReviewChange.NotFound::new))));
  }

  private static Future<Optional<ReviewDetail>> detail(SqlConnection connection, UUID id) {
    return ReviewWriter.read(connection, id).map(state -> state.map(ReviewRefusals.State::detail));
  }
}
