package org.workerservice.persistence.database;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;

/**
 * One transaction that writes behind the gate; for one event loop, used once.
 *
 * <p>The gate is an advisory lock that every writing transaction of every node takes first, as a
 * statement of its own: the statements after it see everything that was committed before the lock
 * was granted, and no other transaction commits until the lock is released at the end of this one.
 *
 * <p>There are two ways to run one. {@link #run} lets the pool send BEGIN and COMMIT, each in a
 * round trip of its own. {@link #runPipelined} leaves both to the work, which sends BEGIN, the gate
 * and its first questions in one round trip ({@link #begin}) and COMMIT together with its last
 * statements ({@link #commit}).
 */
public final class GatedTransaction {
  /** The key of the advisory lock. */
  private static final long KEY = 0x776f726b6572L;

  private static final String LOCK = "SELECT pg_advisory_xact_lock($1)";

  private static final String LOCK_TO_PREPARE =
      """
      SELECT pg_advisory_xact_lock($1), set_config('worker_service.prepares', 'on', true)
      """;

  private static final String ERROR = "ERROR";

  private static final String REPEAT_WRITE =
      "the write may have happened. Repeat it with the same Idempotency-Key.";

  private final Database database;
  private final UUID tenant;
  private final GatePassage passage;
  private Optional<String> whenCommitIsLost = Optional.empty();

  /** Prepares a transaction that sees this tenant. */
  public GatedTransaction(Database database, UUID tenant) {
    this.database = database;
    this.tenant = tenant;
    this.passage = new GatePassage(database.recorder());
  }

  /**
   * Runs work in a transaction of the pool, which commits when the work succeeds and rolls back
   * when it fails. The work enters the gate with its first statement.
   */
  public <T> Future<T> run(Function<SqlConnection, Future<T>> work) {
    return database
        .transaction(tenant, work)
        .onComplete(ended -> passage.leave())
        .recover(failure -> Future.failedFuture(commitLost(failure)));
  }

  /**
   * Runs work that calls {@link #begin} first and {@link #commit} or {@link #rollBack} last. When
   * the work fails or throws, the transaction is rolled back and the connection returned.
   */
  public <T> Future<T> runPipelined(Function<SqlConnection, Future<T>> work) {
    return runPipelined(database.connection(), work);
  }

  <T> Future<T> runPipelined(
      Future<SqlConnection> acquired, Function<SqlConnection, Future<T>> work) {
    return acquired
        .recover(failure -> Future.failedFuture(DatabaseFailures.translate(failure)))
        .compose(
            connection ->
                Future.succeededFuture(connection)
                    .compose(work)
                    .recover(failure -> giveUp(connection, failure))
                    .onComplete(ended -> passage.leave())
                    .eventually(() -> connection.close().otherwiseEmpty()));
  }

  private <T> Future<T> giveUp(SqlConnection connection, Throwable failure) {
    return rollBack(connection).transform(ignored -> Future.failedFuture(translate(failure)));
  }

  /**
   * Sends BEGIN, the gate and the first questions in one round trip.
   *
   * @param questions sends statements without waiting for those before them
   */
  public <T> Future<T> begin(SqlConnection connection, Supplier<Future<T>> questions) {
    Future<?> begun = connection.query("BEGIN").execute();
    Future<?> entered = Database.enterTenant(connection, tenant);
    Future<?> gate = enterGate(connection);
    Future<T> answers = questions.get();
    return Future.all(begun, entered, gate, answers).map(all -> answers.result());
  }

  /** Sends the gate. */
  public Future<?> enterGate(SqlConnection connection) {
    return passage.enter(connection.preparedQuery(LOCK).execute(Tuple.of(KEY)));
  }

  /** Sends the gate of a transaction that only recomputes what workers are matched by. */
  public Future<?> enterGateToPrepare(SqlConnection connection) {
    return passage.enter(connection.preparedQuery(LOCK_TO_PREPARE).execute(Tuple.of(KEY)));
  }

  /** Sends COMMIT. */
  public Future<?> commit(SqlConnection connection) {
    whenCommitIsLost = Optional.of(REPEAT_WRITE);
    return connection.query("COMMIT").execute();
  }

  /** Sends ROLLBACK; never fails. */
  public Future<?> rollBack(SqlConnection connection) {
    return connection.query("ROLLBACK").execute().otherwiseEmpty();
  }

  /**
   * Says that the commit of the pool comes next.
   *
   * @param whenLost what may have happened and what to do, if its answer is lost: the end of a
   *     sentence, for the client
   */
  public void expectCommit(String whenLost) {
    whenCommitIsLost = Optional.of(whenLost);
  }

  /** An outage during the commit of the pool leaves open whether it happened. */
  private Throwable commitLost(Throwable failure) {
    return failure instanceof ServiceUnavailable
        ? whenCommitIsLost.<Throwable>map(GatedTransaction::outcomeUnknown).orElse(failure)
        : failure;
  }

  /** Once COMMIT is sent, only an answer of the server proves that it did not happen. */
  private Throwable translate(Throwable failure) {
    return whenCommitIsLost.isPresent() && !isAnswer(failure)
        ? outcomeUnknown(whenCommitIsLost.get())
        : DatabaseFailures.translate(failure);
  }

  /** An error rolls the transaction back, whatever its cause; FATAL and PANIC end the session. */
  private static boolean isAnswer(Throwable failure) {
    return failure instanceof PgException error
        && (ERROR.equals(error.getSeverity()) || !DatabaseFailures.isOutage(error));
  }

  private static ServiceUnavailable outcomeUnknown(String whenLost) {
    return new ServiceUnavailable(
        Reason.OUTCOME_UNKNOWN,
        "The connection to the database broke during the commit: " + whenLost);
  }
}
