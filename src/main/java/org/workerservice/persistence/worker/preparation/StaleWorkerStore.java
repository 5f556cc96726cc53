package org.workerservice.persistence.worker.preparation;

import static org.workerservice.persistence.database.Parameters.arrayLiteral;
import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.worker.rows.ReplacedWorkers;
import org.workerservice.persistence.worker.rows.WorkerRecords;

/**
 * Reads stale workers outside the gate and replaces their features and keys behind it, so that a
 * concurrent create compares itself with every worker whose keys have changed.
 */
public final class StaleWorkerStore implements StaleWorkers {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String STALE =
      " FROM workers WHERE tenant_id = $1 AND features_version < %d AND deleted_at IS NULL";

  private static final String COUNT = "SELECT count(*) AS stale" + STALE;

  private static final String FIND =
      "SELECT " + WorkerRecords.COLUMNS + STALE + " AND id > $2 ORDER BY tenant_id, id LIMIT $3";

  /**
   * Skips workers that were changed since, or that another node has replaced. The sum keeps the
   * index of all stale workers out of the plan: these workers are found by their ids.
   */
  private static final String UNCHANGED =
      """
      w.id = i.id AND w.version = i.version
        AND w.features_version + 0 < %d AND w.deleted_at IS NULL
      """;

  private static final String REMOVE_KEYS =
      """
      DELETE FROM match_keys m
      USING (
        SELECT w.id, unnest(w.match_keys) AS key
        FROM unnest($1::uuid[], $2::bigint[]) AS i (id, version)
        CROSS JOIN LATERAL (SELECT * FROM workers w WHERE w.id = i.id OFFSET 0) w
        WHERE
      """
          + UNCHANGED
          + """
      ) AS held
      WHERE m.key = held.key AND m.worker_id = held.id
      """;

  private static final String REPLACE =
      """
      UPDATE workers w SET features = i.features, features_version = i.features_version,
        match_keys = i.keys::bigint[]
      FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::smallint[], $5::text[])
        AS i (id, version, features, features_version, keys)
      WHERE
      """
          + UNCHANGED
          + "RETURNING w.id";

  private static final String PUT_KEYS =
      """
      WITH drawn AS MATERIALIZED (
        SELECT nextval('outbox_sequence') AS sequence
      ), noted AS (
        INSERT INTO match_key_preparations (tenant_id, sequence) SELECT $1, sequence FROM drawn
        ON CONFLICT (tenant_id) DO UPDATE SET sequence = EXCLUDED.sequence
      )
      INSERT INTO match_keys (key, sequence, worker_id, tenant_id)
      SELECT unnest(i.keys::bigint[]) AS key, s.sequence, i.id, $1
      FROM drawn AS s,
        unnest($2::uuid[], $3::text[]) AS i (id, keys)
      ORDER BY key
      """;

  private final Database database;
  private final WorkerRecords records;
  private final ReplacedWorkers replaced;
  private final String count;
  private final String find;
  private final String removeKeys;
  private final String replace;

  /**
   * Creates a store for one version of the program.
   *
   * @param featuresVersion workers with an older version are stale; the statements contain it as a
   *     literal, so that they can use the partial index of such workers
   */
  public StaleWorkerStore(Database database, WorkerRecords records, int featuresVersion) {
    this.database = database;
    this.records = records;
    this.replaced = new ReplacedWorkers(database, records);
    this.count = COUNT.formatted(featuresVersion);
    this.find = FIND.formatted(featuresVersion);
    this.removeKeys = REMOVE_KEYS.formatted(featuresVersion);
    this.replace = REPLACE.formatted(featuresVersion);
  }

  @Override
  public Future<Long> count(UUID tenant) {
    return database
        .query(tenant, count, Tuple.of(tenant))
        .map(rows -> rows.iterator().next().getLong("stale"));
  }

  @Override
  public Future<List<StaleWorker>> find(UUID tenant, Optional<UUID> after, int limit) {
    return database
        .query(tenant, find, Tuple.of(tenant, after.orElse(BEFORE_ALL), limit))
        .compose(
            rows -> {
              List<UUID> ids =
                  StreamSupport.stream(rows.spliterator(), false)
                      .map(row -> row.getUUID("id"))
                      .toList();
              return replaced
                  .find(tenant, ids)
                  .map(survivorToReplaced -> workers(rows, survivorToReplaced));
            });
  }

  private List<StaleWorker> workers(
      RowSet<Row> rows, Map<UUID, List<Supplier<Worker>>> survivorToReplaced) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new StaleWorker(
                    row.getUUID("id"),
                    row.getLong("version"),
                    () -> records.fromRow(row),
                    survivorToReplaced.getOrDefault(row.getUUID("id"), List.of())))
        .toList();
  }

  @Override
  public Future<Integer> replace(UUID tenant, List<Replacement> replacements) {
    GatedTransaction transaction = new GatedTransaction(database, tenant);
    return transaction.run(
        connection -> {
          Future<?> gate = transaction.enterGateToPrepare(connection);
          return replace(tenant, connection, replacements, gate);
        });
  }

  private Future<Integer> replace(
      UUID tenant, SqlConnection connection, List<Replacement> replacements, Future<?> gate) {
    Future<?> removed = connection.preparedQuery(removeKeys).execute(versions(replacements));
    Future<RowSet<Row>> replaced =
        connection
            .preparedQuery(replace)
            .execute(
                versions(replacements)
                    .addArrayOfBuffer(
                        column(
                            replacements,
                            one -> Buffer.buffer(one.entry().features()),
                            Buffer[]::new))
                    .addArrayOfShort(
                        column(
                            replacements,
                            one -> (short) one.entry().featuresVersion(),
                            Short[]::new))
                    .addArrayOfString(keys(replacements)));
    return Future.all(gate, removed, replaced)
        .compose(all -> putKeys(tenant, connection, written(replacements, replaced.result())));
  }

  private static Tuple versions(List<Replacement> replacements) {
    return Tuple.tuple()
        .addArrayOfUUID(column(replacements, Replacement::id, UUID[]::new))
        .addArrayOfLong(column(replacements, Replacement::version, Long[]::new));
  }

  private static String[] keys(List<Replacement> replacements) {
    return column(replacements, one -> arrayLiteral(one.entry().keys()), String[]::new);
  }

  private static List<Replacement> written(List<Replacement> replacements, RowSet<Row> rows) {
    Set<UUID> ids =
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> row.getUUID("id"))
            .collect(Collectors.toSet());
    return replacements.stream().filter(one -> ids.contains(one.id())).toList();
  }

  private static Future<Integer> putKeys(
      UUID tenant, SqlConnection connection, List<Replacement> written) {
    if (written.isEmpty()) {
      return Future.succeededFuture(0);
    }
    Tuple parameters =
        Tuple.tuple()
            .addUUID(tenant)
            .addArrayOfUUID(column(written, Replacement::id, UUID[]::new))
            .addArrayOfString(keys(written));
    return connection.preparedQuery(PUT_KEYS).execute(parameters).map(done -> written.size());
  }
}
