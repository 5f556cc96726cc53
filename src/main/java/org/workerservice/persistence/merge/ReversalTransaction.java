package org.workerservice.persistence.merge;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.assignment.AssignmentMoves;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.Parameters;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.log.DecisionAudit;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.merge.ReversalChange.Outcome;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.rows.MatchIndexEntry.ClaimKey;
import org.workerservice.persistence.worker.rows.WorkerRecords;
import org.workerservice.persistence.worker.write.ClaimStatements;
import org.workerservice.persistence.worker.write.CommitListener;
import org.workerservice.persistence.worker.write.RaisedPairs;
import org.workerservice.persistence.worker.write.RecordWrites;

/** Writes the reversal of a merge in one transaction behind the gate. */
final class ReversalTransaction {
  private static final String ACTION = "UNMERGE";
  private static final String EVENT = "WorkerUnmerged";
  private static final String WHEN_COMMIT_IS_LOST =
      "the merge may have been reversed. Repeat the request with the same Idempotency-Key.";

  private final Database database;
  private final RecordWrites writes;
  private final MergeJson json;
  private final CommitListener listener;

  ReversalTransaction(Database database, WorkerRecords records, CommitListener listener) {
    this.database = database;
    this.writes = new RecordWrites(records);
    this.json = new MergeJson(records);
    this.listener = listener;
  }

  Future<Outcome> run(ReversalChange change) {
    return new Run(change).execute();
  }

  private final class Run {
    private final ReversalChange change;
    private final RequestContext context;
    private final UUID main;
    private final UUID duplicate;
    private final GatedTransaction transaction;
    private final List<RecordWrites.Content> living;
    private final List<RecordWrites.Content> inner;
    private final List<Future<?>> sent = new ArrayList<>();
    private final List<Future<RowSet<Row>>> opened = new ArrayList<>();
    private long lastSequence;

    Run(ReversalChange change) {
      this.change = change;
      this.context = change.context();
      this.main = change.main();
      this.duplicate = change.merge().duplicate();
      this.transaction = new GatedTransaction(database, context.tenant());
      // Encoded before the gate is entered.
      this.living = List.of(content(change.survivor()), content(change.duplicate()));
      this.inner = change.inner().stream().map(this::content).toList();
    }

    Future<Outcome> execute() {
      return transaction
          .run(this::checkAndWrite)
          .map(
              outcome -> {
                if (outcome instanceof Outcome.Written) {
                  listener.committed(lastSequence);
                }
                return outcome;
              });
    }

    private Future<Outcome> checkAndWrite(SqlConnection connection) {
      Future<?> gate = transaction.enterGate(connection);
      Future<RowSet<Row>> versions =
          connection
              .preparedQuery(MergeStatements.VERSIONS)
              .execute(Tuple.of(change.idToVersion().keySet().toArray(UUID[]::new)));
      Future<RowSet<Row>> status =
          connection
              .preparedQuery(ReversalStatements.STATUS)
              .execute(Tuple.of(change.merge().id()));
      Future<Optional<IdempotencyKey.Earlier>> earlier =
          Requests.earlier(connection, change.idempotency());
      Future<Boolean> isCurrent =
          RaisedPairs.areCurrent(connection, change.compared(), change.idToVersion().keySet());
      Future<RowSet<Row>> sequences =
          connection
              .preparedQuery(LogStatements.DRAW_SEQUENCES)
              .execute(Tuple.of(2 + change.inner().size() + change.others().size()));
      return Future.all(gate, versions, status, earlier, isCurrent, sequences)
          .compose(
              all ->
                  refusal(versions.result(), status.result(), earlier.result(), isCurrent.result())
                      .map(Future::succeededFuture)
                      .orElseGet(() -> write(connection, sequences.result())));
    }

    private Optional<Outcome> refusal(
        RowSet<Row> versions,
        RowSet<Row> status,
        Optional<IdempotencyKey.Earlier> earlier,
        boolean isCurrent) {
      if (earlier.isPresent()) {
        return earlier.map(Outcome.Repeated::new);
      }
      boolean isCompleted = status.iterator().next().getString("status").equals("completed");
      return isCompleted
              && isCurrent
              && MergeTransaction.versions(versions).equals(change.idToVersion())
          ? Optional.empty()
          : Optional.of(new Outcome.Outdated());
    }

    private Future<Outcome> write(SqlConnection connection, RowSet<Row> sequences) {
      List<Long> numbers = new ArrayList<>();
      sequences.forEach(row -> numbers.add(row.getLong("sequence")));
      lastSequence = numbers.getLast();
      OffsetDateTime now = sequences.iterator().next().getOffsetDateTime("now");
      sent.add(writes.send(connection, batch(now), numbers));
      sendClaims(connection);
      sendMerges(connection, now);
      sendReviews(connection, now);
      sent.add(ConsentMoves.back(connection, context, now, duplicate, main, change.merge().id()));
      sent.add(
          AssignmentMoves.back(
              connection,
              new AssignmentMoves.Receiver(context, duplicate, next(duplicate), now),
              main,
              change.merge().id()));
      change
          .idempotency()
          .ifPresent(
              key ->
                  sent.add(
                      Requests.put(connection, key, WriteEffect.UNMERGED, main, next(main), now)));
      return Future.all(sent)
          .compose(all -> passOn(connection, now))
          // An item that a merge moves is raised no second time.
          .compose(all -> RaisedPairs.send(connection, context, now, change.compared()))
          .map(
              all -> {
                transaction.expectCommit(WHEN_COMMIT_IS_LOST);
                return new Outcome.Written(next(main));
              });
    }

    private void send(SqlConnection connection, String sql, Object... parameters) {
      sent.add(connection.preparedQuery(sql).execute(Tuple.from(Arrays.asList(parameters))));
    }

    private RecordWrites.Batch batch(OffsetDateTime now) {
      return new RecordWrites.Batch(
          context,
          now,
          living,
          List.of(),
          main,
          inner,
          change.others().stream()
              .map(end -> new RecordWrites.Linked(end, next(end.id())))
              .toList());
    }

    private RecordWrites.Content content(MergeChange.Survivor record) {
      UUID id = record.worker().id().orElseThrow();
      return writes.content(
          record.worker().toBuilder().version(next(id)).build(),
          record.index(),
          ACTION,
          EVENT,
          record.eventData());
    }

    private RecordWrites.Content content(ReversalChange.Inner record) {
      UUID id = record.now().id().orElseThrow();
      return writes.content(
          record.now().toBuilder().version(next(id)).build(),
          MatchIndexEntry.NONE,
          ACTION,
          ReplacedEvent.TYPE,
          ReplacedEvent.of(record.into()));
    }

    /** A claim that both need stays with the survivor; the duplicate contests it. */
    private void sendClaims(SqlConnection connection) {
      List<ClaimKey> own = change.duplicate().index().claims();
      List<ClaimKey> ofSurvivor = change.survivor().index().claims();
      Set<ClaimKey> kept = new HashSet<>(ofSurvivor);
      List<ClaimKey> moved = own.stream().filter(claim -> !kept.contains(claim)).toList();
      send(connection, ReversalStatements.MOVE_CLAIMS, main, duplicate, hashes(moved));
      UUID[] keepers = new UUID[ofSurvivor.size()];
      Arrays.fill(keepers, main);
      send(connection, ClaimStatements.RELEASE, new UUID[] {main}, keepers, hashes(ofSurvivor));
      putClaims(connection, main, ofSurvivor);
      putClaims(connection, duplicate, own);
    }

    private void putClaims(SqlConnection connection, UUID worker, List<ClaimKey> claims) {
      send(
          connection,
          ReversalStatements.PUT_CLAIMS,
          context.tenant(),
          worker,
          hashes(claims),
          column(claims, ClaimKey::scheme, String[]::new));
    }

    private static Buffer[] hashes(List<ClaimKey> claims) {
      return column(claims, claim -> Parameters.bytes(claim.hash()), Buffer[]::new);
    }

    private void sendMerges(SqlConnection connection, OffsetDateTime now) {
      if (!change.inner().isEmpty()) {
        send(
            connection,
            ReversalStatements.REPLACE_IMAGES,
            column(change.inner(), ReversalChange.Inner::merge, UUID[]::new),
            column(change.inner(), one -> json.record(one.image()), String[]::new));
      }
      send(
          connection,
          ReversalStatements.REVERSE,
          change.merge().id(),
          now,
          context.user(),
          change.reason().orElse(null),
          json.list(change.unattributed()),
          next(main),
          next(duplicate),
          affected());
      List<Map.Entry<UUID, ReversalChange.Later>> later =
          List.copyOf(change.laterTransfers().entrySet());
      if (!later.isEmpty()) {
        send(
            connection,
            ReversalStatements.REPLACE_TRANSFERS,
            column(later, Map.Entry::getKey, UUID[]::new),
            column(
                later,
                one -> json.transferred(one.getValue().transfers(), one.getValue().links()),
                String[]::new));
      }
    }

    /** The survivor comes first. */
    private UUID[] affected() {
      return Stream.of(
              Stream.of(main, duplicate),
              mains().filter(id -> !id.equals(main)),
              change.others().stream().map(LinkChange.End::id))
          .flatMap(ids -> ids)
          .toArray(UUID[]::new);
    }

    /** The records that the duplicate was merged into, directly or through others. */
    private Stream<UUID> mains() {
      return Stream.concat(
          change.inner().stream().map(record -> record.now().id().orElseThrow()), Stream.of(main));
    }

    private void sendReviews(SqlConnection connection, OffsetDateTime now) {
      UUID merge = change.merge().id();
      UUID into = change.merge().main();
      sendOpening(connection, ReversalStatements.REOPEN_ITEMS, merge, duplicate, now);
      sendCarried(connection, now);
      send(connection, ReversalStatements.CLOSE_MOVED_ITEMS, merge, into, context.user(), now);
      sendOpening(connection, ReversalStatements.RESTORE_ITEMS, merge, into, now);
      send(connection, ReversalStatements.RETURN_PAIRS, merge, context.user(), now);
      mains()
          .forEach(
              id ->
                  send(
                      connection,
                      ReversalStatements.REJECT_PAIR,
                      context.tenant(),
                      id,
                      duplicate,
                      context.user(),
                      now,
                      change.reason().orElse(null)));
      send(connection, ReversalStatements.PUT_CONTESTED, context.tenant(), duplicate, now);
      send(connection, ReversalStatements.PUT_CONTESTED, context.tenant(), main, now);
      List<UUID> decided = Stream.concat(mains(), Stream.of(duplicate)).toList();
      sent.add(
          connection
              .preparedQuery(DecisionAudit.WRITE)
              .execute(DecisionAudit.parameters(context, now, decided)));
    }

    private void sendOpening(
        SqlConnection connection, String sql, UUID merge, UUID worker, OffsetDateTime now) {
      Future<RowSet<Row>> items =
          connection
              .preparedQuery(sql)
              .execute(Tuple.from(Arrays.asList(merge, worker, context.user(), now)));
      sent.add(items);
      opened.add(items);
    }

    private Future<Void> passOn(SqlConnection connection, OffsetDateTime now) {
      return passOn(
          connection,
          opened.stream().flatMap(items -> waiting(items.result()).stream()).toList(),
          now);
    }

    /** Items whose other worker was merged go on to where it lives today, merge by merge. */
    private Future<Void> passOn(SqlConnection connection, List<UUID> items, OffsetDateTime now) {
      return items.isEmpty()
          ? Future.succeededFuture()
          : connection
              .preparedQuery(ReversalStatements.PASS_ITEMS_ON)
              .execute(Tuple.of(items.toArray(UUID[]::new), context.user(), now))
              .compose(rows -> passOn(connection, waiting(rows), now));
    }

    private static List<UUID> waiting(RowSet<Row> items) {
      List<UUID> ids = new ArrayList<>();
      items.forEach(
          row -> {
            if (row.getBoolean("goes_on")) {
              ids.add(row.getUUID("id"));
            }
          });
      return ids;
    }

    /** Items that went on with the records of a chain. */
    private void sendCarried(SqlConnection connection, OffsetDateTime now) {
      UUID merge = change.merge().id();
      UUID first = change.merge().main();
      List<UUID> mains = mains().toList();
      for (int level = 0; level < change.inner().size(); level++) {
        send(
            connection,
            ReversalStatements.CLOSE_CARRIED_ITEMS,
            merge,
            first,
            mains.get(level + 1),
            change.inner().get(level).merge(),
            context.user(),
            now);
      }
      send(connection, ReversalStatements.CLOSE_FOLLOWED_ITEMS, merge, first, context.user(), now);
      send(connection, ReversalStatements.FORGET_ITEMS, merge, first);
    }

    private long next(UUID id) {
      return change.idToVersion().get(id) + 1;
    }
  }
}
