package org.workerservice.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.support.FakeRow;
import org.workerservice.support.FakeSqlConnection;
import org.workerservice.support.RecordedWrites;

@ExtendWith(VertxExtension.class)
class GatedTransactionTest {
  private static final UUID TENANT = new UUID(1, 1);

  private final RecordedWrites recorder = new RecordedWrites();
  private final List<String> sent = new ArrayList<>();
  private Map<String, Throwable> statementToFailure = Map.of();
  private Database database;
  private GatedTransaction transaction;

  @BeforeEach
  void open(Vertx vertx) {
    // Opens no connection as long as none is asked for.
    database =
        new Database(
            vertx,
            new PgConnectOptions(),
            TENANT,
            new Database.Sizes(1, 1, 1, 1, 1000, 1000),
            recorder);
    transaction = new GatedTransaction(database, TENANT);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private SqlConnection connection() {
    return new FakeSqlConnection(
        (sql, parameters) -> {
          String statement = name(sql);
          sent.add(statement);
          return statementToFailure.containsKey(statement)
              ? Future.failedFuture(statementToFailure.get(statement))
              : Future.succeededFuture(List.<FakeRow>of());
        });
  }

  private static String name(String sql) {
    if (sql.contains("pg_advisory_xact_lock")) {
      return "gate";
    }
    return sql.contains("worker_service.tenant") ? "tenant" : sql;
  }

  private Future<String> write() {
    return transaction.runPipelined(
        Future.succeededFuture(connection()),
        connection ->
            transaction
                .begin(connection, () -> connection.query("questions").execute())
                .compose(answers -> transaction.commit(connection))
                .map("written"));
  }

  @Test
  void shouldSendTheFirstQuestionsWithoutWaitingForTheGate() {
    Promise<List<FakeRow>> never = Promise.promise();
    SqlConnection silent =
        new FakeSqlConnection(
            (sql, parameters) -> {
              sent.add(name(sql));
              return never.future();
            });

    transaction.begin(silent, () -> silent.query("questions").execute());

    assertThat(sent).containsExactly("BEGIN", "tenant", "gate", "questions");
  }

  @Test
  void shouldCommitAndLeaveTheGate() {
    assertThat(write().result()).isEqualTo("written");

    assertThat(sent).containsExactly("BEGIN", "tenant", "gate", "questions", "COMMIT");
    assertThat(recorder.told()).containsExactly("entered", "left");
  }

  @Test
  void shouldReportAnUnknownOutcomeWhenTheAnswerToTheCommitIsLost() {
    statementToFailure = Map.of("COMMIT", new IOException("the connection broke"));

    assertThat(reason(write().cause())).isEqualTo(Reason.OUTCOME_UNKNOWN);

    assertThat(sent).endsWith("COMMIT", "ROLLBACK");
    assertThat(recorder.told()).containsExactly("entered", "left");
  }

  @Test
  void shouldRollBackWhenTheWorkThrows() {
    Future<String> ended =
        transaction.runPipelined(
            Future.succeededFuture(connection()),
            connection -> {
              throw new IllegalStateException("a bug");
            });

    assertThat(ended.cause()).hasMessage("a bug");
    assertThat(sent).containsExactly("ROLLBACK");
  }

  @Test
  void shouldKnowThatAnErrorOfAStatementRolledBackEvenInAnOutage() {
    statementToFailure = Map.of("COMMIT", new PgException("no space left", "ERROR", "53100", ""));

    assertThat(reason(write().cause())).isEqualTo(Reason.DISK_FULL);
  }

  @Test
  void shouldReportAnUnknownOutcomeWhenTheServerEndsTheSession() {
    statementToFailure = Map.of("COMMIT", new PgException("shutdown", "FATAL", "57P01", ""));

    assertThat(reason(write().cause())).isEqualTo(Reason.OUTCOME_UNKNOWN);
  }

  @Test
  void shouldReportTheErrorWithWhichTheServerAnswersTheCommit() {
    PgException refused = new PgException("duplicate key", "ERROR", "23505", "");
    statementToFailure = Map.of("COMMIT", refused);

    assertThat(write().cause()).isSameAs(refused);
  }

  @Test
  void shouldReportAnOutageBeforeTheCommit() {
    statementToFailure = Map.of("questions", new IOException("the connection broke"));

    assertThat(reason(write().cause())).isEqualTo(Reason.DATABASE);

    assertThat(sent).containsExactly("BEGIN", "tenant", "gate", "questions", "ROLLBACK");
  }

  @Test
  void shouldNotLeaveAGateThatItNeverEntered() {
    statementToFailure = Map.of("gate", new IOException("the connection broke"));

    assertThat(reason(write().cause())).isEqualTo(Reason.DATABASE);

    assertThat(recorder.told()).isEmpty();
  }

  private static Reason reason(Throwable failure) {
    return ((ServiceUnavailable) failure).reason();
  }
}
