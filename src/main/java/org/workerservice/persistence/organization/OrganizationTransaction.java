package org.workerservice.persistence.organization;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Committed;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Refused;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Repeated;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.RowsRepeated;
import org.workerservice.persistence.worker.write.CommitListener;
import org.workerservice.persistence.worker.write.GuardedListener;

/**
 * Writes the changes of one request in one transaction, behind the same gate as the writer of
 * workers. So what is checked there, such as that nothing belongs to an organisation to delete,
 * still holds at the commit.
 */
final class OrganizationTransaction {
  private final Database database;
  private final OrganizationRecords records;
  private final CommitListener listener;

  OrganizationTransaction(Database database, OrganizationRecords records, CommitListener listener) {
    this.database = database;
    this.records = records;
    this.listener = new GuardedListener(listener);
  }

  /** Returns the outcome of the request, after the commit or the refusal. */
  Future<OrganizationWriteOutcome> run(OrganizationCommand.Write write) {
    // Encode first, so that no other transaction waits at the gate for it.
    List<String> encoded =
        write.changes().stream()
            .map(change -> change.content().map(records::encode).orElse("{}"))
            .toList();
    GatedTransaction transaction = new GatedTransaction(database, write.context().tenant());
    return transaction.runPipelined(
        connection -> new Run(connection, transaction, write, encoded).execute());
  }

  private final class Run {
    private final SqlConnection connection;
    private final GatedTransaction transaction;
    private final OrganizationCommand.Write write;
    private final List<String> encoded;

    Run(
        SqlConnection connection,
        GatedTransaction transaction,
        OrganizationCommand.Write write,
        List<String> encoded) {
      this.connection = connection;
      this.transaction = transaction;
      this.write = write;
      this.encoded = encoded;
    }

    Future<OrganizationWriteOutcome> execute() {
      return transaction
          .begin(connection, () -> new OrganizationQueries(connection, write).ask())
          .compose(this::decide);
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
      return transaction.rollBack(connection).map(outcome);
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
                      ? transaction
                          .commit(connection)
                          .map(
                              done -> {
                                tellListener(accepted);
                                return new Committed(results(accepted, facts.now()));
                              })
                      : refuse(new Refused(idsTaken(accepted, taken))));
    }

    /** Without a change there is no event, and nothing that a search could wait for. */
    private void tellListener(List<Accepted> accepted) {
      if (!accepted.isEmpty()) {
        listener.committed(accepted.getLast().sequence());
      }
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
