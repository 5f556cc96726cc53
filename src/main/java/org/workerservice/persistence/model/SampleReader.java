package org.workerservice.persistence.model;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.database.Database;

/** Reads the samples and decisions that models are trained and evaluated on. */
final class SampleReader {
  private static final String COUNT =
      "SELECT count(*) AS living FROM workers WHERE tenant_id = $1 AND deleted_at IS NULL";

  /** Walks the partial index of living workers and keeps the first {@code $3} in random order. */
  private static final String PICK =
      """
      SELECT id FROM workers WHERE tenant_id = $1 AND deleted_at IS NULL
      ORDER BY uuid_hash_extended(id, $2), id LIMIT $3
      """;

  /** The estimate of the planner, which is -1 before the first ANALYZE. */
  private static final String ESTIMATE =
      "SELECT greatest(reltuples, 0)::bigint AS workers FROM pg_class WHERE oid = 'workers'::regclass";

  /** A worker that was deleted or merged has no features. */
  private static final String PREPARED =
      """
      SELECT id, features, match_keys FROM workers
      WHERE id = ANY($1) AND octet_length(features) > 0
      """;

  private static final String DECISIONS =
      """
      SELECT worker_id_a, worker_id_b, status, reviewed_at, EXISTS (
        SELECT FROM merge_records m
        WHERE m.duplicate_worker_id IN (worker_id_a, worker_id_b) AND m.status = 'completed'
      ) AS merged
      FROM review_queue
      WHERE tenant_id = $1 AND status IN ('confirmed', 'rejected')
        AND reviewed_at > now() - make_interval(secs => $2)
      ORDER BY reviewed_at DESC LIMIT $3
      """;

  private final Database database;

  SampleReader(Database database) {
    this.database = database;
  }

  Future<MatchModelCommand.Picked> pick(MatchModelCommand.PickWorkers pick) {
    Future<Long> living = living(pick.tenant());
    Future<List<UUID>> ids =
        database
            .query(pick.tenant(), PICK, Tuple.of(pick.tenant(), pick.seed(), pick.limit()))
            .map(rows -> stream(rows).map(row -> row.getUUID("id")).toList());
    return Future.all(living, ids)
        .map(both -> new MatchModelCommand.Picked(living.result(), ids.result()));
  }

  Future<Long> living(UUID tenant) {
    return database
        .query(tenant, COUNT, Tuple.of(tenant))
        .map(rows -> rows.iterator().next().getLong("living"));
  }

  Future<Long> size(UUID tenant) {
    return database
        .query(tenant, ESTIMATE, Tuple.tuple())
        .map(rows -> rows.iterator().next().getLong("workers"));
  }

  Future<List<PreparedWorker>> prepared(UUID tenant, List<UUID> ids) {
    return database
        .query(tenant, PREPARED, Tuple.of(ids.toArray(UUID[]::new)))
        .map(rows -> stream(rows).map(SampleReader::prepared).toList());
  }

  private static PreparedWorker prepared(Row row) {
    Buffer features = row.getBuffer("features");
    return new PreparedWorker(
        row.getUUID("id"), features.getBytes(), List.of(row.getArrayOfLongs("match_keys")));
  }

  Future<List<MatchModelCommand.StewardDecision>> decisions(MatchModelCommand.ReadDecisions read) {
    Tuple parameters = Tuple.of(read.tenant(), (double) read.within().toSeconds(), read.limit());
    return database
        .query(read.tenant(), DECISIONS, parameters)
        .map(rows -> stream(rows).map(SampleReader::decision).toList());
  }

  private static MatchModelCommand.StewardDecision decision(Row row) {
    return new MatchModelCommand.StewardDecision(
        row.getUUID("worker_id_a"),
        row.getUUID("worker_id_b"),
        row.getString("status").equals("confirmed"),
        row.getOffsetDateTime("reviewed_at").toInstant(),
        row.getBoolean("merged"));
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
