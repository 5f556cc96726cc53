package org.workerservice.persistence.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The connection pools of one node, created once and shared by its actors.
 *
 * <p>Every connection uses the application role and sees one tenant: the default tenant, unless a
 * transaction names another one.
 */
public final class Database {
  private static final String ROLE = "worker_service_application";
  private static final String STATEMENT_TIMEOUT = "30s";
  private static final String IDLE_TRANSACTION_TIMEOUT = "15s";
  private static final int PREPARED_STATEMENTS = 256;

  /** Names of the pools in metrics. */
  private static final String TRANSACTIONS = "database-transactions";

  private static final String QUERIES = "database-queries";

  private static final String DEDICATED = "database-dedicated";

  private final Vertx vertx;
  private final PgConnectOptions connect;
  private final Pool pool;
  private final SqlClient pipelined;
  private final UUID defaultTenant;
  private final WriteRecorder recorder;

  /**
   * Creates the pools; opens no connection yet.
   *
   * @param options host, port, database, user and password
   * @param recorder measures the writes
   */
  public Database(
      Vertx vertx,
      PgConnectOptions options,
      UUID defaultTenant,
      Sizes sizes,
      WriteRecorder recorder) {
    this.vertx = vertx;
    this.defaultTenant = defaultTenant;
    this.recorder = recorder;
    this.connect =
        new PgConnectOptions(options)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(PREPARED_STATEMENTS)
            .setPreparedStatementCacheSqlFilter(sql -> true)
            .setPipeliningLimit(sizes.pipelining())
            .setProperties(sessionSettings(defaultTenant));
    pool =
        PgBuilder.pool()
            .with(poolOptions(sizes, sizes.connections()).setName(TRANSACTIONS))
            .withConnectHandler(new SilenceLimit(sizes.silenceMillis()))
            .connectingTo(named(connect, TRANSACTIONS))
            .using(vertx)
            .build();
    pipelined =
        PgBuilder.client()
            .with(
                poolOptions(sizes, sizes.readerConnections())
                    .setName(QUERIES)
                    // Spread over the event loops; otherwise the first callers attract them all.
                    .setEventLoopSize(sizes.readerConnections()))
            .withConnectHandler(new SilenceLimit(sizes.silenceMillis()))
            .connectingTo(named(connect, QUERIES))
            .using(vertx)
            .build();
  }

  /**
   * How much of the database this node may use.
   *
   * @param connections max connections for writes and for tenants other than the default one
   * @param readerConnections max connections for pipelined reads
   * @param pipelining max statements in flight on one connection
   * @param waitQueue max requests that wait for a connection
   * @param connectTimeoutMillis max time to wait for a connection
   * @param silenceMillis a connection from which nothing arrives for this long is closed
   */
  public record Sizes(
      int connections,
      int readerConnections,
      int pipelining,
      int waitQueue,
      int connectTimeoutMillis,
      int silenceMillis) {}

  private static PgConnectOptions named(PgConnectOptions connect, String name) {
    PgConnectOptions named = new PgConnectOptions(connect);
    named.setMetricsName(name);
    return named;
  }

  private static PoolOptions poolOptions(Sizes sizes, int connections) {
    return new PoolOptions()
        .setMaxSize(connections)
        .setMaxWaitQueueSize(sizes.waitQueue())
        .setConnectionTimeout(sizes.connectTimeoutMillis())
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  /**
   * Returns the settings of every session. Every statement of the service finds its rows by index.
   * Without these settings, a plan made while the tables are small would keep scanning or hashing
   * whole tables after they have grown. One generic plan serves all parameters; by default the
   * server would plan again for every short array.
   */
  public static Map<String, String> sessionSettings(UUID tenant) {
    return Map.ofEntries(
        Map.entry("application_name", "worker-service"),
        Map.entry("role", ROLE),
        Map.entry("worker_service.tenant", tenant.toString()),
        Map.entry("synchronous_commit", "on"),
        Map.entry("jit", "off"),
        Map.entry("enable_seqscan", "off"),
        Map.entry("enable_hashjoin", "off"),
        Map.entry("enable_mergejoin", "off"),
        Map.entry("plan_cache_mode", "force_generic_plan"),
        Map.entry("statement_timeout", STATEMENT_TIMEOUT),
        Map.entry("idle_in_transaction_session_timeout", IDLE_TRANSACTION_TIMEOUT),
        Map.entry("client_encoding", "utf-8"),
        Map.entry("DateStyle", "ISO"),
        Map.entry("extra_float_digits", "2"));
  }

  /** Runs one query for a tenant; for the default tenant in one round trip. */
  public Future<RowSet<Row>> query(UUID tenant, String sql, Tuple parameters) {
    if (tenant.equals(defaultTenant)) {
      return pipelined
          .preparedQuery(sql)
          .execute(parameters)
          .recover(failure -> Future.failedFuture(DatabaseFailures.translate(failure)));
    }
    return transaction(tenant, connection -> connection.preparedQuery(sql).execute(parameters));
  }

  /** Runs work in a transaction that sees a tenant; rolls back when the work fails. */
  public <T> Future<T> transaction(UUID tenant, Function<SqlConnection, Future<T>> work) {
    return pool.withTransaction(
            connection -> {
              Future<?> entered = enterTenant(connection, tenant);
              return work.apply(connection).compose(result -> entered.map(result));
            })
        .recover(failure -> Future.failedFuture(DatabaseFailures.translate(failure)));
  }

  /**
   * Makes the running transaction see a tenant, and marks its changes as audited by the service, so
   * that triggers do not audit them a second time.
   */
  public static Future<?> enterTenant(SqlConnection connection, UUID tenant) {
    return connection
        .preparedQuery(
            """
            SELECT set_config('worker_service.tenant', $1, true),
                   set_config('worker_service.audited', 'on', true)
            """)
        .execute(Tuple.of(tenant.toString()));
  }

  /** Returns the recorder that measures the writes. */
  public WriteRecorder recorder() {
    return recorder;
  }

  /** Returns a connection that the caller must close. */
  public Future<SqlConnection> connection() {
    return pool.getConnection();
  }

  /**
   * Opens a connection that is in no pool, for the calling context. It sees the default tenant. The
   * caller must close it.
   *
   * @param settings of the session, beside those of every session
   */
  public Future<SqlConnection> openConnection(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(sessionSettings(defaultTenant));
    all.putAll(settings);
    PgConnectOptions options = named(connect, DEDICATED);
    options.setProperties(all);
    return PgConnection.connect(vertx, options)
        .<SqlConnection>map(connection -> connection)
        .recover(failure -> Future.failedFuture(DatabaseFailures.translate(failure)));
  }

  /** Closes every connection of the pools. */
  public Future<Void> close() {
    return Future.all(pool.close(), pipelined.close()).mapEmpty();
  }
}
