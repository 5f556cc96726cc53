package org.workerservice.persistence.relay;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.DatabaseFailures;
import org.workerservice.persistence.database.Parameters;
import org.workerservice.persistence.log.Event;

/**
 * The session of one relay: a connection that is in no pool. It may hold the lock of the leader,
 * which the server releases when the session ends.
 *
 * <p>The server ends a session that sends nothing for {@link #SILENCE}, so that a stopped process
 * and a broken network lose the lock. The owner sends {@link #backlog} or {@link #tryLock} more
 * often than that. A statement that gets no answer for as long closes the session from this side.
 * For one event loop.
 */
public final class RelaySession {
  /** A session without statements for this long has ended. */
  public static final Duration SILENCE = Duration.ofSeconds(8);

  /** The key of the advisory lock. */
  private static final long KEY = 0x72656c6179L;

  /** Advancing the cursor need not be durable at once: a lost advance only repeats events. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "application_name",
          "worker-service relay",
          "idle_session_timeout",
          SILENCE.toMillis() + "ms",
          "tcp_user_timeout",
          String.valueOf(SILENCE.toMillis()),
          "synchronous_commit",
          "off");

  private final SqlConnection connection;
  private final String name;

  private RelaySession(SqlConnection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  /**
   * Opens a session.
   *
   * @param name of the cursor
   */
  public static Future<RelaySession> open(Database database, String name) {
    return database.openConnection(SETTINGS).map(connection -> new RelaySession(connection, name));
  }

  /** Sets what is called once when the session has ended, for whatever reason. */
  public void onEnd(Runnable ended) {
    connection.closeHandler(closed -> ended.run());
  }

  /** Ends the session; never fails. */
  public Future<Void> close() {
    return connection.close().otherwiseEmpty();
  }

  /** Tries to become the leader; returns whether this session holds the lock. */
  public Future<Boolean> tryLock() {
    return ask(RelayStatements.TRY_LOCK, Tuple.of(KEY))
        .map(rows -> rows.iterator().next().getBoolean("locked"));
  }

  /**
   * Begins a leadership. Call it with the lock.
   *
   * @param stateTopic where the state of workers is published; a new one starts a snapshot
   */
  public Future<RelayCursor> lead(Optional<String> stateTopic) {
    return ask(RelayStatements.LEAD, Tuple.of(name))
        .map(rows -> rows.iterator().next())
        .compose(
            row ->
                ask(
                        RelayStatements.SET_STATE_TOPIC,
                        Tuple.of(name, row.getLong("epoch"), stateTopic.orElse(null)))
                    .compose(done -> parkedKeys())
                    .map(
                        keys ->
                            new RelayCursor(
                                row.getUUID("registry"),
                                row.getLong("epoch"),
                                row.getLong("sequence"),
                                keys)));
  }

  private Future<Set<UUID>> parkedKeys() {
    return ask(RelayStatements.PARKED_KEYS, Tuple.of(name))
        .map(rows -> new HashSet<>(list(rows, row -> row.getUUID("key"))));
  }

  /** Returns the first events of all tenants after a sequence, at most {@code limit}. */
  public Future<List<Event>> read(long after, int limit) {
    return ask(RelayStatements.EVENTS, Tuple.of(after, limit)).map(rows -> list(rows, Event::of));
  }

  /**
   * Moves the cursor to a sequence, and parks events in the same transaction.
   *
   * @return whether the epoch is still current; if not, another node leads and nothing was done
   */
  public Future<Boolean> advance(long epoch, long sequence, List<Parked> parked) {
    if (parked.isEmpty()) {
      return ask(RelayStatements.ADVANCE, Tuple.of(name, epoch, sequence))
          .map(rows -> rows.rowCount() == 1);
    }
    return ask(
            RelayStatements.ADVANCE_AND_PARK,
            Tuple.tuple()
                .addValue(name)
                .addValue(epoch)
                .addValue(sequence)
                .addValue(Parameters.column(parked, Parked::key, UUID[]::new))
                .addValue(Parameters.column(parked, Parked::sequence, Long[]::new))
                .addValue(Parameters.column(parked, Parked::tenant, UUID[]::new))
                .addValue(
                    Parameters.column(parked, one -> one.reason().orElse(null), String[]::new)))
        .map(rows -> rows.iterator().next().getBoolean("advanced"));
  }

  /** Returns the keys of parked events on whose first event an operator has decided. */
  public Future<List<UUID>> decidedKeys() {
    return ask(RelayStatements.PARKED_KEYS, Tuple.of(name))
        .map(
            rows ->
                list(rows, Function.identity()).stream()
                    .filter(row -> row.getString("decision") != null)
                    .map(row -> row.getUUID("key"))
                    .toList());
  }

  /** Returns the first parked events of a key, without one that an operator has dropped. */
  public Future<List<Event>> parkedEvents(UUID key, int limit) {
    return ask(RelayStatements.PARKED_EVENTS, Tuple.of(name, key, limit))
        .map(rows -> list(rows, Event::of));
  }

  /**
   * Removes the parked events of a key up to a sequence, because they are published or dropped.
   *
   * @param refused why the next one could not be published; empty if there is no such event
   * @return how many events of the key are still parked; -1 if another node leads
   */
  public Future<Long> settle(long epoch, UUID key, long sequence, Optional<String> refused) {
    return ask(
            RelayStatements.SETTLE,
            Tuple.of(name, epoch, key, sequence).addValue(refused.orElse(null)))
        .map(rows -> rows.iterator().next().getLong("settled"));
  }

  /** Returns what is left to do. This is also the heartbeat of the session. */
  public Future<RelayBacklog> backlog() {
    return ask(RelayStatements.BACKLOG, Tuple.of(name))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new RelayBacklog(
                    row.getLong("events"),
                    Duration.ofMillis((long) (row.getDouble("age_seconds") * 1000)),
                    row.getLong("parked"),
                    row.getBoolean("decided"),
                    Optional.ofNullable(row.getUUID("snapshot_after"))
                        .map(
                            after ->
                                new RelayBacklog.Snapshot(
                                    Optional.ofNullable(row.getUUID("snapshot_tenant")), after))));
  }

  /**
   * Returns the workers of the snapshot among the next {@code limit} ones, in the order of their
   * ids. The last one is that of the page, perhaps of another tenant; an empty list is the end.
   */
  public Future<List<WorkerState>> workers(RelayBacklog.Snapshot snapshot, int limit) {
    return ask(
            RelayStatements.WORKERS,
            Tuple.of(snapshot.after(), limit, snapshot.tenant().orElse(null)))
        .map(rows -> list(rows, RelaySession::state));
  }

  private static WorkerState state(Row row) {
    return new WorkerState(
        row.getUUID("id"),
        row.getUUID("tenant_id"),
        row.getLong("version"),
        row.getOffsetDateTime("updated_at").toInstant(),
        Optional.ofNullable(row.getString("record")));
  }

  /**
   * Moves the snapshot from one id to the next, unless a new snapshot was started meanwhile.
   *
   * @param to empty when the snapshot is complete
   * @return whether it was moved
   */
  public Future<Boolean> advanceSnapshot(
      long epoch, RelayBacklog.Snapshot from, Optional<UUID> to) {
    return ask(
            RelayStatements.ADVANCE_SNAPSHOT,
            Tuple.of(name, epoch, from.after())
                .addValue(to.orElse(null))
                .addValue(from.tenant().orElse(null)))
        .map(rows -> rows.rowCount() == 1);
  }

  private Future<RowSet<Row>> ask(String sql, Tuple parameters) {
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .timeout(SILENCE.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> closeIfBroken(failure))
        .recover(failure -> Future.failedFuture(DatabaseFailures.translate(failure)));
  }

  private void closeIfBroken(Throwable failure) {
    if (DatabaseFailures.isOutage(failure)) {
      close();
    }
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> map) {
    return StreamSupport.stream(rows.spliterator(), false).map(map).toList();
  }
}
