package org.workerservice.persistence.merge;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.assignment.AssignmentMoves;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.log.DecisionAudit;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.merge.MergeChange.Outcome;
import org.workerservice.persistence.merge.MergeChange.Step;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.rows.WorkerRecords;
import org.workerservice.persistence.worker.write.CommitListener;
import org.workerservice.persistence.worker.write.RaisedPairs;
import org.workerservice.persistence.worker.write.RecordWrites;

/**
 * Writes a merge in one transaction behind the gate: the records of the survivor and of the
 * duplicates, the links of others, claims, assignments, review items, merge records, audit rows and
 * events.
 */
final class MergeTransaction {
  private static final String WHEN_COMMIT_IS_LOST =
      "the workers may have been merged. Repeat the request with the same Idempotency-Key.";

  private final Database database;
  private final RecordWrites writes;
  private final MergeJson json;
  private final CommitListener listener;

  MergeTransaction(Database database, WorkerRecords records, CommitListener listener) {
    this.database = database;
    this.writes = new RecordWrites(records);
    this.json = new MergeJson(records);
    this.listener = listener;
  }

  Future<Outcome> run(MergeChange change) {
    return new Run(change).execute();
  }

  private final class Run {
    private final MergeChange change;
    private final RequestContext context;
    private final GatedTransaction transaction;
    private final RecordWrites.Content survivor;
    private final List<RecordWrites.Content> away;
    private final List<String> mainImages;
    private final List<String> duplicateImages;
    private final List<String> transferred;
    private final List<Future<?>> sent = new ArrayList<>();
    private long lastSequence;

    /** Encodes everything before the gate is entered. */
    Run(MergeChange change) {
      this.change = change;
      this.context = change.context();
      this.transaction = new GatedTransaction(database, context.tenant());
      this.survivor =
          writes.content(
              change.survivor().worker().toBuilder().version(version()).build(),
              change.survivor().index(),
              "MERGE",
              "WorkerMerged",
              change.survivor().eventData());
      this.away = change.steps().stream().map(this::away).toList();
      this.mainImages =
          change.steps().stream().map(step -> json.record(step.beforeMain())).toList();
      this.duplicateImages =
          change.steps().stream().map(step -> json.record(step.beforeDuplicate())).toList();
      this.transferred =
          change.steps().stream()
              .map(step -> json.transferred(step.transfers(), step.links()))
              .toList();
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
      Future<RowSet<Row>> rejected =
          connection
              .preparedQuery(MergeReader.REJECTED)
              .execute(Tuple.of(group().toArray(UUID[]::new)));
      Future<Optional<IdempotencyKey.Earlier>> earlier =
          Requests.earlier(connection, change.idempotency());
      Future<Boolean> isOpen = lockReview(connection);
      Future<Boolean> isCurrent =
          RaisedPairs.areCurrent(
              connection, List.of(change.compared()), change.idToVersion().keySet());
      Future<RowSet<Row>> sequences =
          connection
              .preparedQuery(LogStatements.DRAW_SEQUENCES)
              .execute(Tuple.of(group().size() + change.others().size()));
      return Future.all(List.of(gate, versions, rejected, earlier, isOpen, isCurrent, sequences))
          .compose(
              all ->
                  refusal(versions.result(), rejected.result(), earlier.result(), isOpen.result())
                      .or(() -> outdated(isCurrent.result()))
                      .map(Future::succeededFuture)
                      .orElseGet(() -> write(connection, sequences.result())));
    }

    private Optional<Outcome> refusal(
        RowSet<Row> versions,
        RowSet<Row> rejected,
        Optional<IdempotencyKey.Earlier> earlier,
        boolean isOpen) {
      if (earlier.isPresent()) {
        return earlier.map(Outcome.Repeated::new);
      }
      if (!isOpen) {
        return Optional.of(new Outcome.ReviewChanged());
      }
      if (!versions(versions).equals(change.idToVersion())) {
        return Optional.of(new Outcome.Outdated());
      }
      return rejected.size() > 0 && !change.overridesDecisions()
          ? Optional.of(new Outcome.Rejected(MergeReader.pairs(rejected)))
          : Optional.empty();
    }

    private static Optional<Outcome> outdated(boolean isCurrent) {
      return isCurrent ? Optional.empty() : Optional.of(new Outcome.Outdated());
    }

    private Future<Boolean> lockReview(SqlConnection connection) {
      return change
          .reviewed()
          .map(
              reviewed ->
                  connection
                      .preparedQuery(MergeStatements.LOCK_REVIEW)
                      .execute(Tuple.of(reviewed.item(), reviewed.version()))
                      .map(rows -> rows.size() > 0))
          .orElseGet(() -> Future.succeededFuture(true));
    }

    private List<UUID> group() {
      return Stream.concat(Stream.of(change.main()), change.duplicates().stream()).toList();
    }

    private Future<Outcome> write(SqlConnection connection, RowSet<Row> sequences) {
      List<Long> numbers = new ArrayList<>();
      sequences.forEach(row -> numbers.add(row.getLong("sequence")));
      lastSequence = numbers.getLast();
      OffsetDateTime now = sequences.iterator().next().getOffsetDateTime("now");
      RecordWrites.Batch batch = batch(now);
      sent.add(writes.send(connection, batch, numbers));
      send(connection, MergeStatements.DROP_REPEATED_CLAIMS, Tuple.of(ids(group())));
      send(
          connection,
          MergeStatements.MOVE_CLAIMS,
          Tuple.from(List.of(change.main(), ids(change.duplicates()))));
      sendAutomatic(connection, now);
      send(connection, MergeStatements.PUT_MERGES, merges(now));
      sendReviews(connection, now);
      sent.add(
          ConsentMoves.toSurvivor(
              connection,
              context,
              now,
              change.main(),
              ids(change.duplicates()),
              column(change.steps(), Step::merge, UUID[]::new)));
      sent.add(
          AssignmentMoves.toSurvivor(
              connection,
              new AssignmentMoves.Receiver(context, change.main(), version(), now),
              ids(change.duplicates()),
              column(change.steps(), Step::merge, UUID[]::new)));
      change
          .idempotency()
          .ifPresent(
              key ->
                  sent.add(
                      Requests.put(
                          connection, key, WriteEffect.MERGED, change.main(), version(), now)));
      return Future.all(sent)
          .map(
              all -> {
                transaction.expectCommit(WHEN_COMMIT_IS_LOST);
                return new Outcome.Written(version());
              });
    }

    private void send(SqlConnection connection, String sql, Tuple parameters) {
      sent.add(connection.preparedQuery(sql).execute(parameters));
    }

    private void sendReviews(SqlConnection connection, OffsetDateTime now) {
      UUID[] duplicates = ids(change.duplicates());
      UUID[] merges = column(change.steps(), Step::merge, UUID[]::new);
      change
          .reviewed()
          .ifPresent(
              reviewed ->
                  send(
                      connection,
                      MergeStatements.CONFIRM_REVIEW,
                      Tuple.of(
                          reviewed.item(), context.user(), now, reviewed.reason().orElse(null))));
      if (change.automatic().isEmpty()) {
        send(connection, MergeStatements.CONFIRM_PAIRS, group(now));
      }
      send(
          connection,
          MergeStatements.MOVE_ITEMS,
          Tuple.of(context.tenant(), change.main(), duplicates, merges, ids(group())));
      send(
          connection,
          MergeStatements.COPY_COMMENTS,
          Tuple.of(change.main(), duplicates, ids(group())));
      send(
          connection,
          MergeStatements.CLOSE_ITEMS,
          Tuple.of(duplicates, merges, context.user(), now));
      sent.add(RaisedPairs.send(connection, context, now, List.of(change.compared())));
      send(connection, DecisionAudit.WRITE, DecisionAudit.parameters(context, now, group()));
    }

    /** Before the merge records, which keep the scores. */
    private void sendAutomatic(SqlConnection connection, OffsetDateTime now) {
      change
          .automatic()
          .ifPresent(
              decided -> {
                send(connection, AutomaticDecisions.OF_OTHER_PAIRS, group(now));
                send(
                    connection,
                    AutomaticDecisions.OF_SURVIVOR,
                    AutomaticDecisions.parameters(context, now, change.main(), decided));
              });
    }

    private Tuple group(OffsetDateTime now) {
      return Tuple.of(ids(group()), context.user(), now, change.main());
    }

    private RecordWrites.Batch batch(OffsetDateTime now) {
      return new RecordWrites.Batch(
          context,
          now,
          List.of(survivor),
          away,
          change.main(),
          List.of(),
          change.others().stream()
              .map(end -> new RecordWrites.Linked(end, next(end.id())))
              .toList());
    }

    private RecordWrites.Content away(Step step) {
      return writes.content(
          step.after().toBuilder().active(false).version(next(step.duplicate())).build(),
          MatchIndexEntry.NONE,
          "MERGE",
          ReplacedEvent.TYPE,
          ReplacedEvent.of(change.main()));
    }

    private Tuple merges(OffsetDateTime now) {
      List<Step> steps = change.steps();
      return Tuple.from(
          Arrays.asList(
              context.tenant(),
              change.main(),
              context.user(),
              change.reason().orElse(null),
              json.choices(change.choices()),
              ids(affected()),
              version(),
              now,
              column(steps, Step::merge, UUID[]::new),
              column(steps, Step::duplicate, UUID[]::new),
              mainImages.toArray(String[]::new),
              duplicateImages.toArray(String[]::new),
              transferred.toArray(String[]::new),
              column(steps, step -> step.beforeDuplicate().version(), Long[]::new)));
    }

    private List<UUID> affected() {
      return Stream.concat(group().stream(), change.others().stream().map(LinkChange.End::id))
          .toList();
    }

    private long version() {
      return next(change.main());
    }

    private long next(UUID id) {
      return change.idToVersion().get(id) + 1;
    }
  }

  private static UUID[] ids(List<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  static Map<UUID, Long> versions(RowSet<Row> rows) {
    Map<UUID, Long> idToVersion = new HashMap<>();
    rows.forEach(row -> idToVersion.put(row.getUUID("id"), row.getLong("version")));
    return idToVersion;
  }
}
