package org.workerservice.persistence.worker.read;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.database.Database;

/**
 * Finds the workers that a matcher compares a probe with, and their features, in one round trip.
 */
final class CandidateReader {
  /**
   * Looks up match_keys, then each candidate. The lateral subqueries with OFFSET 0 force look-ups
   * by index, regardless of statistics: otherwise a plan made while the tables are small would keep
   * a join that reads all of them. The condition on deleted_at is outside, so that the planner
   * cannot choose a partial index and read all of it.
   *
   * <p>The head of the outbox is read in the same snapshot, so no change is missed between the two.
   */
  private static final String FIND =
      """
      SELECT head.watermark, hit.id, hit.features, hit.shared
      FROM (
        SELECT greatest(dropped_watermark, (SELECT max(sequence) FROM outbox)) AS watermark
        FROM outbox_retention WHERE only_row
      ) head
      LEFT JOIN (
        SELECT k.worker_id AS id, w.features, k.shared
        FROM (
          SELECT worker_id, count(*)::int AS shared
          FROM match_keys WHERE key = ANY($1)
          GROUP BY worker_id ORDER BY shared DESC, worker_id LIMIT $2
        ) k
        CROSS JOIN LATERAL (
          SELECT features, deleted_at FROM workers WHERE id = k.worker_id OFFSET 0
        ) w
        WHERE w.deleted_at IS NULL
      ) hit ON true
      ORDER BY hit.shared DESC
      """;

  private static final String FIND_FOR_MANY =
      """
      SELECT head.watermark, hit.probe, hit.id, hit.features, hit.shared
      FROM (
        SELECT greatest(dropped_watermark, (SELECT max(sequence) FROM outbox)) AS watermark
        FROM outbox_retention WHERE only_row
      ) head
      LEFT JOIN (
        SELECT k.probe, k.worker_id AS id, w.features, k.shared
        FROM (
          SELECT p.probe, m.worker_id, count(*)::int AS shared,
                 row_number() OVER (PARTITION BY p.probe ORDER BY count(*) DESC, m.worker_id) AS rank
          FROM unnest($1::int[], $2::bigint[]) AS p (probe, key)
          CROSS JOIN LATERAL (SELECT worker_id FROM match_keys WHERE key = p.key OFFSET 0) m
          GROUP BY p.probe, m.worker_id
        ) k
        CROSS JOIN LATERAL (
          SELECT features, deleted_at FROM workers WHERE id = k.worker_id OFFSET 0
        ) w
        WHERE k.rank <= $3 AND w.deleted_at IS NULL
      ) hit ON true
      ORDER BY hit.probe, hit.shared DESC
      """;

  private static final String FIND_BY_ID =
      """
      SELECT id, features, 0 AS shared FROM workers WHERE id = ANY($1) AND deleted_at IS NULL
      """;

  private final Database database;

  CandidateReader(Database database) {
    this.database = database;
  }

  Future<Candidates> find(UUID tenant, List<List<Long>> probes, int limit) {
    return probes.size() == 1
        ? findForOne(tenant, probes.getFirst(), limit)
        : findForMany(tenant, probes, limit);
  }

  private Future<Candidates> findForOne(UUID tenant, List<Long> keys, int limit) {
    return database
        .query(tenant, FIND, Tuple.of(keys.toArray(Long[]::new), limit))
        .map(rows -> new Candidates(watermark(rows), List.of(candidates(rows))));
  }

  private Future<Candidates> findForMany(UUID tenant, List<List<Long>> probes, int limit) {
    List<Integer> numbers = new ArrayList<>();
    List<Long> keys = new ArrayList<>();
    for (int probe = 0; probe < probes.size(); probe++) {
      for (Long key : probes.get(probe)) {
        numbers.add(probe);
        keys.add(key);
      }
    }
    Tuple parameters = Tuple.of(numbers.toArray(Integer[]::new), keys.toArray(Long[]::new), limit);
    return database
        .query(tenant, FIND_FOR_MANY, parameters)
        .map(rows -> new Candidates(watermark(rows), byProbe(rows, probes.size())));
  }

  Future<List<Candidate>> findById(UUID tenant, List<UUID> ids) {
    return database
        .query(tenant, FIND_BY_ID, Tuple.of(ids.toArray(UUID[]::new)))
        .map(CandidateReader::candidates);
  }

  private static long watermark(RowSet<Row> rows) {
    return rows.iterator().next().getLong("watermark");
  }

  private static List<Candidate> candidates(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.getUUID("id") != null)
        .map(CandidateReader::candidate)
        .toList();
  }

  private static List<List<Candidate>> byProbe(RowSet<Row> rows, int probes) {
    List<List<Candidate>> perProbe = new ArrayList<>();
    for (int probe = 0; probe < probes; probe++) {
      perProbe.add(new ArrayList<>());
    }
    for (Row row : rows) {
      if (row.getUUID("id") != null) {
        perProbe.get(row.getInteger("probe")).add(candidate(row));
      }
    }
    return perProbe;
  }

  private static Candidate candidate(Row row) {
    Buffer features = row.getBuffer("features");
    return new Candidate(row.getUUID("id"), features.getBytes(), row.getInteger("shared"));
  }
}
