package org.workerservice.persistence.assignment;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.assignment.AssignmentChange.Kind;
import org.workerservice.persistence.assignment.AssignmentChange.Outcome;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.Parameters;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.worker.write.CommitListener;

/**
 * Writes an assignment in one transaction, behind the gate like every other write. The worker keeps
 * its version: its record does not change.
 */
final class AssignmentTransaction {
  static final int MAX_ASSIGNMENTS = 256;
  private static final String EVENT = "AssignmentChanged";
  private static final String WHEN_COMMIT_IS_LOST =
      "the assignment may have been changed. Repeat the request with the same Idempotency-Key, or"
          + " read the assignment.";

  private final Database database;
  private final CommitListener listener;

  AssignmentTransaction(Database database, CommitListener listener) {
    this.database = database;
    this.listener = listener;
  }

  Future<Outcome> run(AssignmentChange change) {
    return new Run(change).execute();
  }

  private final class Run {
    private final AssignmentChange change;
    private final RequestContext context;
    private final GatedTransaction transaction;
    private long sequence;

    Run(AssignmentChange change) {
      this.change = change;
      this.context = change.context();
      this.transaction = new GatedTransaction(database, context.tenant());
    }

    Future<Outcome> execute() {
      return transaction
          .run(this::checkAndWrite)
          .map(
              outcome -> {
                if (outcome instanceof Outcome.Written) {
                  listener.committed(sequence);
                }
                return outcome;
              });
    }

    private Future<Outcome> checkAndWrite(SqlConnection connection) {
      Future<?> gate = transaction.enterGate(connection);
      Future<Optional<IdempotencyKey.Earlier>> earlier = earlier(connection);
      Future<RowSet<Row>> facts =
          connection.preparedQuery(AssignmentStatements.FACTS).execute(subjects());
      Future<RowSet<Row>> sequences =
          connection.preparedQuery(LogStatements.DRAW_SEQUENCES).execute(Tuple.of(1));
      return Future.all(gate, earlier, facts, sequences)
          .compose(
              all ->
                  earlier
                      .result()
                      .<Outcome>map(Outcome.Repeated::new)
                      .or(() -> refusal(first(facts)))
                      .map(Future::succeededFuture)
                      .orElseGet(() -> write(connection, first(facts), first(sequences))));
    }

    private static Row first(Future<RowSet<Row>> rows) {
      return rows.result().iterator().next();
    }

    private Future<Optional<IdempotencyKey.Earlier>> earlier(SqlConnection connection) {
      return change
          .idempotency()
          .map(
              key ->
                  connection
                      .preparedQuery(AssignmentStatements.EARLIER_REQUEST)
                      .execute(AssignmentReader.scope(key))
                      .map(AssignmentReader::earlier))
          .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Tuple subjects() {
      return Tuple.from(
          Arrays.asList(
              change.worker(),
              change.id(),
              change.content().organizationId().orElse(null),
              change.content().source().map(source -> source.system()).orElse(null),
              change.content().source().map(source -> source.id()).orElse(null),
              change.content().period().end().orElse(null)));
    }

    private Optional<Outcome> refusal(Row facts) {
      if (facts.getLong("worker_version") == null) {
        return Optional.of(new Outcome.NoWorker());
      }
      Long version = facts.getLong("version");
      if (change.version() != (version == null ? 0 : version)) {
        return Optional.of(new Outcome.Outdated());
      }
      return switch (change.kind()) {
        case CREATE, UPDATE -> refusalOfContent(facts);
        case RELEASE, DELETE -> Optional.empty();
      };
    }

    private Optional<Outcome> refusalOfContent(Row facts) {
      if (change.kind() == Kind.CREATE && facts.getLong("assignments") >= MAX_ASSIGNMENTS) {
        return Optional.of(new Outcome.TooMany());
      }
      if ((change.checksOrganization() || facts.getBoolean("reopens"))
          && change.content().organizationId().isPresent()
          && !facts.getBoolean("organization")) {
        return Optional.of(new Outcome.NoOrganization());
      }
      return change.checksSource() && facts.getBoolean("source_taken")
          ? Optional.of(new Outcome.SourceTaken())
          : Optional.empty();
    }

    private Future<Outcome> write(SqlConnection connection, Row facts, Row drawn) {
      sequence = drawn.getLong("sequence");
      OffsetDateTime now = drawn.getOffsetDateTime("now");
      List<Future<?>> sent = new ArrayList<>();
      sent.add(connection.preparedQuery(statement()).execute(content(now)));
      sent.add(
          connection
              .preparedQuery(LogStatements.PUT_EVENTS)
              .execute(event(now, facts.getLong("worker_version"))));
      change.idempotency().ifPresent(key -> sent.add(remember(connection, key, now)));
      Future<RowSet<Row>> written =
          connection
              .preparedQuery(AssignmentReader.FIND)
              .execute(Tuple.of(change.id(), change.worker()));
      sent.add(written);
      return Future.all(sent)
          .map(
              all -> {
                transaction.expectCommit(WHEN_COMMIT_IS_LOST);
                return new Outcome.Written(AssignmentRecords.first(written.result()).orElseThrow());
              });
    }

    private String statement() {
      return switch (change.kind()) {
        case CREATE -> AssignmentStatements.CREATE;
        case UPDATE -> AssignmentStatements.UPDATE;
        case RELEASE -> AssignmentStatements.RELEASE;
        case DELETE -> AssignmentStatements.DELETE;
      };
    }

    private Tuple content(OffsetDateTime now) {
      return Tuple.from(
          Arrays.asList(
              context.tenant(),
              now,
              context.user(),
              Parameters.roles(context),
              context.clientAddress().orElse(null),
              context.userAgent().orElse(null),
              context.traceId(),
              new UUID[] {change.id()},
              new UUID[] {change.worker()},
              new Long[] {change.nextVersion()},
              new String[] {AssignmentRecords.encode(change.content())}));
    }

    private Tuple event(OffsetDateTime now, long workerVersion) {
      return Tuple.from(
          List.of(
              context.tenant(),
              now,
              new Long[] {sequence},
              new UUID[] {WorkerIds.next()},
              new String[] {EVENT},
              new UUID[] {change.worker()},
              new Long[] {workerVersion},
              new String[] {context.user()},
              new String[] {context.traceId()},
              new String[] {AssignmentRecords.eventData(change)}));
    }

    private Future<?> remember(SqlConnection connection, IdempotencyKey key, OffsetDateTime now) {
      return connection
          .preparedQuery(AssignmentStatements.PUT_REQUEST)
          .execute(
              Tuple.from(
                  List.of(
                      key.tenant(),
                      key.subject(),
                      key.route(),
                      key.key(),
                      key.bodyHash(),
                      WriteEffect.CREATED.code(),
                      change.id(),
                      change.nextVersion(),
                      now)));
    }
  }
}
