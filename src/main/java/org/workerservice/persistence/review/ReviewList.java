package org.workerservice.persistence.review;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The statement that lists review items. Each order walks one index on tenant, status and key; the
 * id breaks ties.
 */
record ReviewList(String sql, Tuple parameters) {
  static ReviewList of(ReviewCommand.ListItems list) {
    ReviewConditions conditions = new ReviewConditions(list.tenant(), list.filter());
    return new ReviewList(sql(conditions, list), conditions.parameters());
  }

  /** Returns a statement that can be part of another one with the same parameters. */
  static String sql(ReviewConditions conditions, ReviewCommand.ListItems list) {
    return switch (list.order()) {
      case SCORE -> byScore(conditions, list);
      case AGE -> byAge(conditions, list);
      case INFORMATIVE -> byDistance(conditions, list);
    };
  }

  private static String byScore(ReviewConditions conditions, ReviewCommand.ListItems list) {
    String[] place = place(conditions, "score_key", "<", list.after());
    return select(conditions.and(place), "r.score_key DESC, r.id DESC", limit(conditions, list));
  }

  private static String byAge(ReviewConditions conditions, ReviewCommand.ListItems list) {
    String[] place =
        list.after()
            .map(after -> new String[] {placeByAge(conditions, after)})
            .orElseGet(() -> new String[0]);
    return select(conditions.and(place), "r.created_at, r.id", limit(conditions, list));
  }

  private static String placeByAge(ReviewConditions conditions, ReviewOrder.Place after) {
    Instant created = Instant.EPOCH.plus(after.key(), ChronoUnit.MICROS);
    return "(r.created_at, r.id) > (%s, %s)"
        .formatted(
            conditions.parameter(created.atOffset(ZoneOffset.UTC)),
            conditions.parameter(after.id()));
  }

  /**
   * Walks up and down from the threshold and takes the nearest of both. Of two items at the same
   * distance, the one above comes first.
   */
  private static String byDistance(ReviewConditions conditions, ReviewCommand.ListItems list) {
    String limit = limit(conditions, list);
    long threshold = Math.round(list.threshold() * 10_000);
    Optional<ReviewOrder.Place> after = list.after();
    boolean isAbove = after.filter(place -> place.key() >= threshold).isPresent();
    String border = score(conditions, threshold);
    String[] above =
        isAbove
            ? place(conditions, "score_key", ">", after)
            : after
                .map(
                    place ->
                        new String[] {
                          "r.score_key > " + score(conditions, 2 * threshold - place.key())
                        })
                .orElseGet(() -> new String[0]);
    String[] below =
        isAbove
            ? new String[] {
              "r.score_key <= " + score(conditions, 2 * threshold - after.orElseThrow().key())
            }
            : place(conditions, "score_key", "<", after);
    return """
    SELECT * FROM (
      (%s)
      UNION ALL
      (%s)
    ) r
    ORDER BY abs(r.score_key - %s), r.score_key < %s, CASE WHEN r.score_key >= %s THEN r.id END,
      r.id DESC
    LIMIT %s
    """
        .formatted(
            select(
                conditions.and(join("r.score_key >= " + border, above)),
                "r.score_key, r.id",
                limit),
            select(
                conditions.and(join("r.score_key < " + border, below)),
                "r.score_key DESC, r.id DESC",
                limit),
            border,
            border,
            border,
            limit);
  }

  private static String[] join(String first, String[] rest) {
    String[] all = new String[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static String[] place(
      ReviewConditions conditions,
      String column,
      String comparison,
      Optional<ReviewOrder.Place> after) {
    return after
        .map(
            place ->
                new String[] {
                  "(r.%s, r.id) %s (%s, %s)"
                      .formatted(
                          column,
                          comparison,
                          score(conditions, place.key()),
                          conditions.parameter(place.id()))
                })
        .orElseGet(() -> new String[0]);
  }

  private static String score(ReviewConditions conditions, long tenThousandths) {
    return conditions.parameter(Math.toIntExact(tenThousandths)) + "::int";
  }

  private static String limit(ReviewConditions conditions, ReviewCommand.ListItems list) {
    return conditions.parameter(list.limit()) + "::int";
  }

  private static String select(String where, String order, String limit) {
    return ReviewRows.SELECT + "WHERE " + where + "\nORDER BY " + order + "\nLIMIT " + limit + "\n";
  }
}
