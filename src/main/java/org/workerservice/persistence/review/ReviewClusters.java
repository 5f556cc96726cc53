package org.workerservice.persistence.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.review.ReviewCommand.Edge;
import org.workerservice.persistence.review.ReviewCommand.Seed;

/** Finds workers that pending items connect. */
final class ReviewClusters {
  private static final int ABOVE_ALL = 10_001;
  private static final UUID LAST_ID = new UUID(-1, -1);

  /**
   * $1 the tenant, $2 and $3 the place of the item before, $4 how many items, $5 one more than the
   * max number of workers. The server computes a recursive query only as far as its LIMIT needs, so
   * an item costs a few look-ups by index, and one in a huge group costs no more than $5 times as
   * much.
   */
  static final String SEEDS =
      """
      SELECT s.id, s.match_score::float8 AS match_score, reached.workers
      FROM (
        SELECT r.id, r.score_key, r.match_score, r.worker_id_a, r.worker_id_b
        FROM review_queue r
        WHERE r.tenant_id = $1 AND r.status = 'pending' AND (r.score_key, r.id) < ($2::int, $3)
        ORDER BY r.score_key DESC, r.id DESC
        LIMIT $4::int
      ) s
      CROSS JOIN LATERAL (
        WITH RECURSIVE reach (worker) AS (
          SELECT unnest(ARRAY[s.worker_id_a, s.worker_id_b])
          UNION
          SELECT o.other
          FROM reach
          CROSS JOIN LATERAL (
            (SELECT b.worker_id_b AS other FROM review_queue b
             WHERE b.worker_id_a = reach.worker AND b.status = 'pending' LIMIT $5::int)
            UNION ALL
            (SELECT a.worker_id_a FROM review_queue a
             WHERE a.worker_id_b = reach.worker AND a.status = 'pending' LIMIT $5::int)
          ) o
        )
        SELECT array_agg(first.worker) AS workers
        FROM (SELECT worker FROM reach LIMIT $5::int) first
      ) reached
      ORDER BY s.score_key DESC, s.id DESC
      """;

  private static final String EDGES =
      """
      SELECT r.id, r.worker_id_a, r.worker_id_b, r.match_score::float8 AS match_score, r.version,
        r.status = 'rejected' AS rejected
      FROM review_queue r
      WHERE r.worker_id_a = ANY($1) AND r.worker_id_b = ANY($1)
        AND r.status IN ('pending', 'rejected')
      """;

  private final Database database;

  ReviewClusters(Database database) {
    this.database = database;
  }

  Future<List<Seed>> seeds(ReviewCommand.FindSeeds find) {
    Tuple parameters =
        Tuple.of(
            find.tenant(),
            find.after().map(place -> Math.toIntExact(place.key())).orElse(ABOVE_ALL),
            find.after().map(ReviewOrder.Place::id).orElse(LAST_ID),
            find.limit(),
            find.maxWorkers() + 1);
    return database
        .query(find.tenant(), SEEDS, parameters)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> seed(row, find.maxWorkers()))
                    .toList());
  }

  private static Seed seed(Row row, int maxWorkers) {
    UUID[] workers = row.getArrayOfUUIDs("workers");
    return new Seed(
        row.getUUID("id"),
        row.getDouble("match_score"),
        Arrays.stream(workers).limit(maxWorkers).toList(),
        workers.length > maxWorkers);
  }

  Future<List<Edge>> edges(ReviewCommand.FindEdges find) {
    return database
        .query(find.tenant(), EDGES, Tuple.of(find.workers().toArray(UUID[]::new)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(
                        row ->
                            new Edge(
                                row.getUUID("id"),
                                row.getUUID("worker_id_a"),
                                row.getUUID("worker_id_b"),
                                row.getDouble("match_score"),
                                row.getLong("version"),
                                row.getBoolean("rejected")))
                    .toList());
  }
}
