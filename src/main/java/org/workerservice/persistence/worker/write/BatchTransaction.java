package org.workerservice.persistence.worker.write;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.worker.read.WorkerReader;
import org.workerservice.persistence.worker.rows.WorkerRecords;
import org.workerservice.persistence.worker.write.Decision.Accept;

/**
 * Writes one batch in one transaction of two round trips. The first enters the gate and reads the
 * facts; the second writes what was decided on them and commits. An update that is rebased onto a
 * newer version takes two more.
 */
final class BatchTransaction {
  private final Database database;
  private final WorkerRecords records;
  private final NewerWorkers newerWorkers = new NewerWorkers();

  BatchTransaction(Database database, WorkerRecords records) {
    this.database = database;
    this.records = records;
  }

  /**
   * Returns the outcome of each item, in their order, after the commit. The records are encoded
   * already, so that no other transaction waits at the gate for the encoding.
   */
  Future<List<WriteOutcome>> run(List<EncodedItem> batch) {
    UUID tenant = batch.getFirst().item().context().tenant();
    GatedTransaction transaction = new GatedTransaction(database, tenant);
    return transaction.runPipelined(
        connection -> new Run(connection, transaction, batch).execute());
  }

  private final class Run {
    private final SqlConnection connection;
    private final GatedTransaction transaction;
    private final List<WriteItem> batch;
    private final Map<WriteItem, String> itemToRecord = new IdentityHashMap<>();
    private final UUID tenant;

    Run(SqlConnection connection, GatedTransaction transaction, List<EncodedItem> encoded) {
      this.connection = connection;
      this.transaction = transaction;
      this.batch = encoded.stream().map(EncodedItem::item).toList();
      this.tenant = batch.getFirst().context().tenant();
      encoded.forEach(one -> itemToRecord.put(one.item(), one.record()));
    }

    Future<List<WriteOutcome>> execute() {
      return transaction
          .begin(connection, this::askFacts)
          .compose(this::decideAndWrite)
          .recover(this::forget);
    }

    private Future<List<WriteOutcome>> forget(Throwable failure) {
      newerWorkers.forget(tenant);
      return Future.failedFuture(failure);
    }

    private Future<BatchFacts> askFacts() {
      return new BatchQueries(connection, tenant, batch)
          .ask(newerWorkers.ask(connection, tenant, batch));
    }

    private Future<List<WriteOutcome>> decideAndWrite(BatchFacts facts) {
      List<Decision> decisions = new BatchDecisions(facts).decide(batch);
      return updateToRebase(decisions)
          .map(
              update ->
                  rebase(update)
                      .compose(
                          newest ->
                              newest.isPresent()
                                  ? writeInstead(newest.get())
                                  : write(decisions, facts)))
          .orElseGet(() -> write(decisions, facts));
    }

    /** Returns the update to rebase, because its record has a newer version. */
    private Optional<WriteItem.Update> updateToRebase(List<Decision> decisions) {
      return batch.size() == 1
              && batch.getFirst() instanceof WriteItem.Update update
              && update.rebase().isPresent()
              && decisions.getFirst() instanceof Decision.Refuse(WriteOutcome.VersionMismatch _)
          ? Optional.of(update)
          : Optional.empty();
    }

    private Future<Optional<WriteItem.Update>> rebase(WriteItem.Update update) {
      return connection
          .preparedQuery(WorkerReader.FIND)
          .execute(Tuple.of(update.worker().id().orElseThrow()))
          .map(rows -> records.fromRow(rows.iterator().next()))
          .map(newest -> update.rebase().orElseThrow().onto(newest));
    }

    private Future<List<WriteOutcome>> writeInstead(WriteItem.Update update) {
      Run instead = new Run(connection, transaction, List.of(EncodedItem.of(update, records)));
      return instead.askFacts().compose(instead::decideAndWrite);
    }

    private Future<List<WriteOutcome>> write(List<Decision> decisions, BatchFacts facts) {
      List<Accept> accepted =
          decisions.stream().filter(Accept.class::isInstance).map(Accept.class::cast).toList();
      List<WriteOutcome> outcomes = outcomes(decisions, facts);
      Future<?> done =
          accepted.isEmpty() ? transaction.rollBack(connection) : commit(accepted, facts);
      return done.map(
          ignored -> {
            newerWorkers.committed(tenant, facts.sequences(), accepted);
            return outcomes;
          });
    }

    private Future<?> commit(List<Accept> accepted, BatchFacts facts) {
      Future<?> tenantKnown =
          connection.preparedQuery(LogStatements.PUT_TENANT).execute(Tuple.of(tenant));
      Future<?> written =
          new BatchStatements(
                  connection, tenant, facts.now().atOffset(ZoneOffset.UTC), itemToRecord)
              .send(accepted);
      Future<?> committed = transaction.commit(connection);
      // After a failed statement, PostgreSQL answers COMMIT with ROLLBACK and not with an error.
      // So wait for all answers; the first failure in statement order caused the others.
      return Future.join(tenantKnown, written, committed)
          .transform(ignored -> Future.all(tenantKnown, written, committed));
    }

    private List<WriteOutcome> outcomes(List<Decision> decisions, BatchFacts facts) {
      List<WriteOutcome> outcomes = new ArrayList<>(decisions.size());
      for (Decision decision : decisions) {
        outcomes.add(
            switch (decision) {
              case Decision.Refuse(WriteOutcome outcome) -> outcome;
              case Accept accept -> written(accept, facts);
            });
      }
      return outcomes;
    }
  }

  private static WriteOutcome written(Accept accept, BatchFacts facts) {
    return switch (accept.item()) {
      case WriteItem.Create create -> written(create.worker(), accept, facts);
      case WriteItem.Update update -> written(update.worker(), accept, facts);
      case WriteItem.Restore restore ->
          written(
              restore.worker().toBuilder().active(true).deletedAt(null).deletedBy(null).build(),
              accept,
              facts);
      case WriteItem.Delete _ ->
          new WriteOutcome.Written(
              Worker.named(null).id(accept.id()).version(accept.version()).active(false).build(),
              accept.sequence());
      case WriteItem.Note _ -> new WriteOutcome.Noted();
    };
  }

  private static WriteOutcome written(Worker worker, Accept accept, BatchFacts facts) {
    return new WriteOutcome.Written(
        worker.toBuilder()
            .id(accept.id())
            .version(accept.version())
            .createdAt(accept.createdAt())
            .updatedAt(facts.now())
            .build(),
        accept.sequence());
  }
}
