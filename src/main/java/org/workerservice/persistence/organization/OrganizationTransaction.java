package org.workerservice.persistence.organization;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.model.Organization;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.DatabaseFailures;
import org.workerservice.persistence.database.GatePassage;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Committed;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Refused;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Repeated;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.RowsRepeated;
import org.workerservice.persistence.worker.BatchTransaction;
import org.workerservice.persistence.worker.CommitListener;
import org.workerservice.persistence.worker.GuardedListener;

/**
 * Writes the changes of one request in one transaction, behind the gate that the writer of workers
 * takes too: what is checked there, such as that nobody belongs to an organisation that is to be
 * deleted, still holds at the commit.
 */
final class OrganizationTransaction {
  private static final String ENTER_GATE = "SELECT pg_advisory_xact_lock($1)";

  private final Database database;
  private final OrganizationRecords records;
  private final CommitListener listener;

  OrganizationTransaction(Database database, OrganizationRecords records, CommitListener listener) {
    this.database = database;
    this.records = records;
    this.listener = new GuardedListener(listener);
  }

  /** Returns what became of the request, once it is committed or refused. */
  Future<OrganizationWriteOutcome> run(OrganizationCommand.Write write) {
    // The records are encoded beforehand, so that nobody waits at the gate for that.
    List<String> encoded =
        write.changes().stream()
            .map(change -> change.content().map(records::encode).orElse("{}"))
            .toList();
    return database
        .connection()
        .recover(failure -> Future.failedFuture(DatabaseFailures.translate(failure)))
        .compose(
            connection ->
                new Run(connection, write, encoded)
                    .execute()
                    .eventually(() -> connection.close().otherwiseEmpty()));
  }

  private final class Run {
    private final GatePassage passage = new GatePassage(database.recorder());
    private final SqlConnection connection;
    private final OrganizationCommand.Write write;
    private final List<String> encoded;
    private final UUID tenant;
    private boolean committing;

    Run(SqlConnection connection, OrganizationCommand.Write write, List<String> encoded) {
      this.connection = connection;
      this.write = write;
      this.encoded = encoded;
      this.tenant = write.context().tenant();
    }

    Future<OrganizationWriteOutcome> execute() {
      return askBehindGate()
          .compose(this::decide)
          .recover(
              failure -> rollBack().transform(ignored -> Future.failedFuture(translate(failure))))
          .onComplete(ended -> passage.leave());
    }

    private Future<OrganizationFacts> askBehindGate() {
      Future<?> begun = connection.query("BEGIN").execute();
      Future<?> entered = Database.enter(connection, tenant);
      Future<?> gate =
          passage.enter(
              connection.preparedQuery(ENTER_GATE).execute(Tuple.of(BatchTransaction.GATE)));
      Future<OrganizationFacts> facts = new OrganizationQueries(connection, write).ask();
      return Future.all(begun, entered, gate, facts).map(all -> facts.result());
    }

    private Future<OrganizationWriteOutcome> decide(OrganizationFacts facts) {
      if (facts.earlier().isPresent()) {
        return refuse(new Repeated(facts.earlier().get()));
      }
      if (!facts.repeatedRows().isEmpty()) {
        return refuse(new RowsRepeated());
      }
      Map<Integer, OrganizationRefusal> refusals =
          new OrganizationDecisions(facts).refusals(write.changes());
      return refusals.isEmpty() ? write(facts) : refuse(new Refused(refusals));
    }

    private Future<OrganizationWriteOutcome> refuse(OrganizationWriteOutcome outcome) {
      return rollBack().map(outcome);
    }

    private Future<OrganizationWriteOutcome> write(OrganizationFacts facts) {
      List<Accepted> accepted = accepted(facts);
      OrganizationWriter writer =
          new OrganizationWriter(connection, write, facts.now().atOffset(ZoneOffset.UTC));
      return writer
          .write(accepted)
          .compose(
              taken ->
                  taken.isEmpty()
                      ? commit()
                          .map(
                              done -> {
                                listener.committed(facts.sequences().getLast());
                                return new Committed(results(accepted, facts.now()));
                              })
                      : refuse(new Refused(idsTaken(accepted, taken))));
    }

    private List<Accepted> accepted(OrganizationFacts facts) {
      List<Accepted> accepted = new ArrayList<>();
      for (int index = 0; index < write.changes().size(); index++) {
        OrganizationChange change = write.changes().get(index);
        OrganizationFacts.State state = facts.idToState().get(change.id());
        accepted.add(
            new Accepted(
                change,
                encoded.get(index),
                state == null ? 1 : state.version() + 1,
                facts.sequences().get(index),
                state == null ? facts.now() : state.createdAt()));
      }
      return accepted;
    }

    private static Map<Integer, OrganizationRefusal> idsTaken(
        List<Accepted> accepted, List<UUID> taken) {
      Map<Integer, OrganizationRefusal> indexToRefusal = new TreeMap<>();
      for (int index = 0; index < accepted.size(); index++) {
        if (taken.contains(accepted.get(index).change().id())) {
          indexToRefusal.put(index, new OrganizationRefusal.IdTaken());
        }
      }
      return indexToRefusal;
    }

    private static List<Organization> results(List<Accepted> accepted, Instant now) {
      return accepted.stream().map(one -> one.result(now)).toList();
    }

    private Future<?> commit() {
      committing = true;
      return connection.query("COMMIT").execute();
    }

    private Future<?> rollBack() {
      return connection.query("ROLLBACK").execute().otherwiseEmpty();
    }

    /** Once the commit is sent, only an answer of the server tells that it did not happen. */
    private Throwable translate(Throwable failure) {
      boolean answered = failure instanceof PgException && !DatabaseFailures.isOutage(failure);
      return committing && !answered
          ? new ServiceUnavailable(
              Reason.OUTCOME_UNKNOWN,
              "The connection to the database broke during the commit: the write may have"
                  + " happened. Repeat it with the same Idempotency-Key.")
          : DatabaseFailures.translate(failure);
    }
  }

  /** A change that will be written. */
  record Accepted(
      OrganizationChange change, String record, long version, long sequence, Instant createdAt) {
    Organization result(Instant now) {
      return change.content().orElseGet(() -> Organization.named("").build()).toBuilder()
          .id(change.id())
          .version(version)
          .createdAt(createdAt)
          .updatedAt(now)
          .deletedAt(null)
          .deletedBy(null)
          .build();
    }

    @Override
    public String toString() {
      return "Accepted[" + change.id() + "]";
    }
  }
}
