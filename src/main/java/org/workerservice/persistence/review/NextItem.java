package org.workerservice.persistence.review;

import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/**
 * The statement that gives a steward an item.
 *
 * <p>It walks the index of the order and locks the first free item that no other transaction has
 * locked, so stewards who ask at the same time wait neither for each other nor get the same item.
 * An item that was taken after the statement began fails the repeated conditions, and the next one
 * is tried. Only pending items have no time of review; a condition on the status would let the
 * planner walk the index on it instead of looking the item up by id.
 */
record NextItem(String sql, Tuple parameters) {
  /** More than the number of stewards who take an item in the same moment. */
  private static final int CANDIDATES = 32;

  private static final String TAKE =
      """
      WITH own AS (
        SELECT r.id FROM (%s) r LIMIT 1
      ), free AS (
        SELECT q.id
        FROM (SELECT c.id, row_number() OVER () AS place FROM (%s) c) candidate
        JOIN review_queue q ON q.id = candidate.id
        WHERE q.reviewed_at IS NULL AND %s
        ORDER BY candidate.place
        LIMIT 1
        FOR UPDATE OF q SKIP LOCKED
      ), chosen AS (
        SELECT coalesce((SELECT id FROM own), (SELECT id FROM free)) AS id
      )
      UPDATE review_queue q
      SET assignee = %s, assigned_until = CASE
        WHEN q.assignee = %s AND q.assigned_until IS NULL THEN NULL
        ELSE now() + %s * interval '1 millisecond' END
      WHERE q.id = (SELECT id FROM chosen) AND q.reviewed_at IS NULL
        AND (q.assignee = %s OR %s)
      RETURNING q.id
      """;

  static NextItem of(StewardCommand.TakeNext next) {
    Tuple parameters = Tuple.tuple();
    String user = next.context().user();
    String own =
        candidates(next, next.filter().with(new ReviewFilter.Assignee.To(user)), parameters, 1);
    ReviewFilter free = next.filter().with(new ReviewFilter.Assignee.None());
    String others =
        candidates(
            next,
            next.includesEscalated() ? free : free.withEscalated(false),
            parameters,
            CANDIDATES);
    parameters.addValue(user).addValue(next.lease().toMillis());
    String userParameter = "$" + (parameters.size() - 1) + "::text";
    String sql =
        TAKE.formatted(
            own,
            others,
            ReviewConditions.free("q"),
            userParameter,
            userParameter,
            "$" + parameters.size() + "::bigint",
            userParameter,
            ReviewConditions.free("q"));
    return new NextItem(sql, parameters);
  }

  private static String candidates(
      StewardCommand.TakeNext next, ReviewFilter filter, Tuple parameters, int limit) {
    UUID tenant = next.context().tenant();
    ReviewConditions conditions = new ReviewConditions(tenant, filter, parameters);
    conditions.leaveOut(next.skip());
    return ReviewList.sql(
        conditions,
        new ReviewCommand.ListItems(
            tenant, filter, next.order(), next.threshold(), Optional.empty(), limit));
  }
}
