package org.workerservice.persistence;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.model.Worker;

/**
 * Makes anew what workers are found and compared by, where an earlier version of the program made
 * it; one instance, on an event loop. Several nodes may do so at once.
 *
 * <p>A few workers at a time, behind the gate, so that nobody writes them meanwhile and creates
 * look again at whoever has got other keys. Nothing that a reader sees of a worker changes.
 */
public final class PreparationVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(PreparationVerticle.class);

  /** Decrypting and preparing so many keeps the gate for some ten milliseconds. */
  private static final int AT_ONCE = 25;

  private static final long PAUSE_MILLISECONDS = 20;
  private static final long AFTER_A_FAILURE_MILLISECONDS = 30_000;

  private static final String TENANTS = "SELECT id FROM tenants";

  private static final String GATE =
      """
      SELECT pg_advisory_xact_lock($1), set_config('worker_service.prepares', 'on', true)
      """;

  private static final String FIND =
      "SELECT "
          + WorkerRecords.COLUMNS
          + """
           FROM workers
          WHERE tenant_id = $1 AND features_version < %d AND deleted_at IS NULL
          ORDER BY tenant_id, id LIMIT $2
          """;

  private static final String REPLACE =
      """
      UPDATE workers w SET features = i.features, features_version = i.version,
        match_keys = i.keys::bigint[]
      FROM unnest($1::uuid[], $2::bytea[], $3::smallint[], $4::text[])
        AS i (id, features, version, keys)
      WHERE w.id = i.id
      """;

  private static final String PUT_KEYS =
      """
      INSERT INTO match_keys (key, sequence, worker_id, tenant_id)
      SELECT unnest(i.keys::bigint[]) AS key, s.sequence, i.id, $1
      FROM (SELECT nextval('outbox_sequence') AS sequence OFFSET 0) AS s,
        unnest($2::uuid[], $3::text[]) AS i (id, keys)
      ORDER BY key
      """;

  private final Database database;
  private final WorkerRecords records;
  private final UUID defaultTenant;
  private final int featuresVersion;
  private final BiFunction<Worker, UUID, MatchIndexEntry> prepare;
  private long prepared;

  /**
   * Shares the connections of the node.
   *
   * @param featuresVersion workers with an older one are prepared
   * @param prepare makes what a worker of a tenant is found and compared by
   */
  public PreparationVerticle(
      Database database,
      WorkerRecords records,
      UUID defaultTenant,
      int featuresVersion,
      BiFunction<Worker, UUID, MatchIndexEntry> prepare) {
    this.database = database;
    this.records = records;
    this.defaultTenant = defaultTenant;
    this.featuresVersion = featuresVersion;
    this.prepare = prepare;
  }

  @Override
  public Future<?> start() {
    begin();
    return Future.succeededFuture();
  }

  private void begin() {
    database
        .query(defaultTenant, TENANTS, Tuple.tuple())
        .onSuccess(
            rows -> {
              List<UUID> tenants = new ArrayList<>();
              rows.forEach(row -> tenants.add(row.getUUID("id")));
              goOn(tenants.iterator());
            })
        .onFailure(this::later);
  }

  private void goOn(Iterator<UUID> tenants) {
    if (tenants.hasNext()) {
      goOn(tenants.next(), tenants);
    } else if (prepared > 0) {
      LOG.info("{} workers were prepared anew for matching", prepared);
    }
  }

  private void goOn(UUID tenant, Iterator<UUID> others) {
    database
        .transaction(tenant, connection -> some(tenant, connection))
        .onSuccess(
            count -> {
              prepared += count;
              if (count < AT_ONCE) {
                goOn(others);
              } else {
                vertx.setTimer(PAUSE_MILLISECONDS, timer -> goOn(tenant, others));
              }
            })
        .onFailure(this::later);
  }

  private void later(Throwable failure) {
    LOG.warn("Preparing workers anew was not finished and will go on later");
    vertx.setTimer(AFTER_A_FAILURE_MILLISECONDS, timer -> begin());
  }

  private Future<Integer> some(UUID tenant, SqlConnection connection) {
    return connection
        .preparedQuery(GATE)
        .execute(Tuple.of(BatchTransaction.GATE))
        .compose(
            gate ->
                connection
                    .preparedQuery(FIND.formatted(featuresVersion))
                    .execute(Tuple.of(tenant, AT_ONCE)))
        .compose(
            rows -> rows.size() == 0 ? Future.succeededFuture(0) : write(tenant, connection, rows));
  }

  private Future<Integer> write(UUID tenant, SqlConnection connection, RowSet<Row> rows) {
    List<UUID> ids = new ArrayList<>();
    List<Buffer> features = new ArrayList<>();
    List<Short> versions = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (Row row : rows) {
      MatchIndexEntry entry = prepare.apply(records.fromRow(row), tenant);
      ids.add(row.getUUID("id"));
      features.add(Buffer.buffer(entry.features()));
      versions.add((short) entry.featuresVersion());
      keys.add(
          entry.keys().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
    }
    UUID[] workers = ids.toArray(UUID[]::new);
    String[] all = keys.toArray(String[]::new);
    return connection
        .preparedQuery(WorkerStatements.TAKE_BACK_KEYS)
        .execute(Tuple.tuple().addArrayOfUUID(workers))
        .compose(
            done ->
                connection
                    .preparedQuery(REPLACE)
                    .execute(
                        Tuple.tuple()
                            .addArrayOfUUID(workers)
                            .addArrayOfBuffer(features.toArray(Buffer[]::new))
                            .addArrayOfShort(versions.toArray(Short[]::new))
                            .addArrayOfString(all)))
        .compose(
            done ->
                connection
                    .preparedQuery(PUT_KEYS)
                    .execute(
                        Tuple.tuple()
                            .addUUID(tenant)
                            .addArrayOfUUID(workers)
                            .addArrayOfString(all)))
        .map(done -> rows.size());
  }
}
