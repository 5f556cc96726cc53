package org.workerservice.persistence.worker.write;

import static org.workerservice.persistence.database.Parameters.arrayLiteral;
import static org.workerservice.persistence.database.Parameters.column;
import static org.workerservice.persistence.database.Parameters.roles;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.worker.rows.ChildTable;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.rows.WorkerStatements;
import org.workerservice.persistence.worker.write.Decision.Accept;

/** Sends all statements of the accepted items of a batch at once; each one writes all items. */
final class BatchStatements {
  private final SqlConnection connection;
  private final UUID tenant;
  private final OffsetDateTime now;
  private final Map<WriteItem, String> itemToRecord;
  private final ClaimStatements claims;
  private final List<Future<?>> sent = new ArrayList<>();

  BatchStatements(
      SqlConnection connection,
      UUID tenant,
      OffsetDateTime now,
      Map<WriteItem, String> itemToRecord) {
    this.connection = connection;
    this.tenant = tenant;
    this.now = now;
    this.itemToRecord = itemToRecord;
    this.claims = new ClaimStatements(tenant, this::send);
  }

  /** Returns a future that fails when any of the statements fails. */
  Future<?> send(List<Accept> accepted) {
    List<Accept> creates = ofType(accepted, WriteItem.Create.class);
    List<Accept> updates = new ArrayList<>(ofType(accepted, WriteItem.Update.class));
    updates.addAll(ofType(accepted, WriteItem.Restore.class));
    List<Accept> deletes = ofType(accepted, WriteItem.Delete.class);
    List<Accept> written = new ArrayList<>(creates);
    written.addAll(updates);
    removeKeys(updates, deletes);
    sendUnlessEmpty(creates, WorkerStatements.CREATE, this::workerParameters);
    sendUnlessEmpty(updates, WorkerStatements.UPDATE, this::workerParameters);
    sendUnlessEmpty(deletes, WorkerStatements.DELETE, this::workerParameters);
    sendChildren(creates, updates);
    sendSources(creates, updates);
    sendUnlessEmpty(written, WorkerStatements.PUT_KEYS, this::keyParameters);
    claims.put(creates, updates);
    written.addAll(deletes);
    sendUnlessEmpty(written, LogStatements.PUT_EVENTS, this::eventParameters);
    new ReviewStatements(tenant, now, this::send).send(accepted);
    sendRequests(accepted);
    sendRows(accepted);
    return Future.all(sent);
  }

  private static List<Accept> ofType(List<Accept> accepted, Class<? extends WriteItem> type) {
    return accepted.stream().filter(one -> type.isInstance(one.item())).toList();
  }

  private void sendUnlessEmpty(
      List<Accept> accepted, String sql, Function<List<Accept>, Tuple> parameters) {
    if (!accepted.isEmpty()) {
      send(sql, parameters.apply(accepted));
    }
  }

  private void send(String sql, Tuple parameters) {
    sent.add(connection.preparedQuery(sql).execute(parameters));
  }

  private void removeKeys(List<Accept> updates, List<Accept> deletes) {
    List<Accept> changed = new ArrayList<>(updates);
    changed.addAll(deletes);
    if (!changed.isEmpty()) {
      send(WorkerStatements.REMOVE_KEYS, ids(changed));
      claims.release(changed);
    }
  }

  private void sendChildren(List<Accept> creates, List<Accept> updates) {
    for (ChildTable table : ChildTable.values()) {
      List<Accept> filled =
          creates.stream()
              .filter(
                  one ->
                      one.item() instanceof WriteItem.Create create
                          && table.isFilledBy(create.worker()))
              .toList();
      sendUnlessEmpty(filled, table.insert(), BatchStatements::ids);
      sendUnlessEmpty(updates, table.upsert(), BatchStatements::ids);
      sendUnlessEmpty(updates, table.trim(), BatchStatements::ids);
    }
  }

  /** Most batches change no source key and send nothing. */
  private void sendSources(List<Accept> creates, List<Accept> updates) {
    List<Accept> changed = new ArrayList<>(updates);
    changed.removeIf(
        one ->
            !(one.item() instanceof WriteItem.Update update && SourceStatements.isChanged(update)));
    sendUnlessEmpty(changed, SourceStatements.REMOVE, BatchStatements::ids);
    List<Accept> filled = new ArrayList<>(changed);
    creates.stream()
        .filter(one -> !SourceStatements.added(one.item()).isEmpty())
        .forEach(filled::add);
    sendUnlessEmpty(filled, SourceStatements.PUT, BatchStatements::ids);
  }

  private static Tuple ids(List<Accept> accepted) {
    return Tuple.of(column(accepted, Accept::id, UUID[]::new));
  }

  private Tuple workerParameters(List<Accept> accepted) {
    return Tuple.from(
        List.of(
            tenant,
            now,
            column(accepted, Accept::id, UUID[]::new),
            column(accepted, Accept::version, Long[]::new),
            column(accepted, one -> itemToRecord.get(one.item()), String[]::new),
            column(accepted, one -> Buffer.buffer(index(one).features()), Buffer[]::new),
            column(accepted, one -> (short) index(one).featuresVersion(), Short[]::new),
            column(accepted, one -> arrayLiteral(index(one).keys()), String[]::new),
            column(accepted, one -> change(one).action(), String[]::new),
            column(accepted, one -> one.item().context().user(), String[]::new),
            column(accepted, one -> roles(one.item().context()), String[]::new),
            column(
                accepted, one -> one.item().context().clientAddress().orElse(null), String[]::new),
            column(accepted, one -> one.item().context().userAgent().orElse(null), String[]::new),
            column(accepted, one -> one.item().context().traceId(), String[]::new),
            column(accepted, one -> Buffer.buffer(index(one).print()), Buffer[]::new)));
  }

  private Tuple keyParameters(List<Accept> accepted) {
    return Tuple.of(
        tenant,
        column(accepted, Accept::id, UUID[]::new),
        column(accepted, Accept::sequence, Long[]::new),
        column(accepted, one -> arrayLiteral(index(one).keys()), String[]::new));
  }

  private Tuple eventParameters(List<Accept> accepted) {
    return Tuple.from(
        List.of(
            tenant,
            now,
            column(accepted, Accept::sequence, Long[]::new),
            column(accepted, one -> WorkerIds.next(), UUID[]::new),
            column(accepted, one -> change(one).event(), String[]::new),
            column(accepted, Accept::id, UUID[]::new),
            column(accepted, Accept::version, Long[]::new),
            column(accepted, one -> one.item().context().user(), String[]::new),
            column(accepted, one -> one.item().context().traceId(), String[]::new),
            column(accepted, BatchStatements::eventData, String[]::new)));
  }

  private void sendRequests(List<Accept> accepted) {
    List<Accept> keyed = accepted.stream().filter(one -> request(one) != null).toList();
    sendUnlessEmpty(
        keyed,
        LogStatements.PUT_REQUESTS,
        all ->
            Tuple.from(
                List.of(
                    tenant,
                    now,
                    column(all, one -> request(one).subject(), String[]::new),
                    column(all, one -> request(one).route(), String[]::new),
                    column(all, one -> request(one).key(), String[]::new),
                    column(all, one -> request(one).bodyHash(), String[]::new),
                    column(all, one -> effect(one).code(), String[]::new),
                    column(all, Accept::id, UUID[]::new),
                    column(all, Accept::version, Long[]::new))));
  }

  private static IdempotencyKey request(Accept one) {
    return switch (one.item()) {
      case WriteItem.Create create -> create.idempotency().orElse(null);
      case WriteItem.Restore restore -> restore.idempotency().orElse(null);
      case WriteItem.Update update -> update.idempotency().orElse(null);
      case WriteItem.Delete _, WriteItem.Note _ -> null;
    };
  }

  private static WriteEffect effect(Accept one) {
    return switch (one.item()) {
      case WriteItem.Create _ -> WriteEffect.CREATED;
      case WriteItem.Update update ->
          SourceStatements.added(update).isEmpty() ? WriteEffect.UPDATED : WriteEffect.ATTACHED;
      case WriteItem.Restore _ -> WriteEffect.RESTORED;
      case WriteItem.Delete _, WriteItem.Note _ ->
          throw new IllegalStateException("A deletion or a note carries no idempotency key.");
    };
  }

  private void sendRows(List<Accept> accepted) {
    List<ImportRow> rows = accepted.stream().flatMap(one -> row(one).stream()).toList();
    if (!rows.isEmpty()) {
      send(
          LogStatements.PUT_ROWS,
          Tuple.from(
              List.of(
                  tenant,
                  now,
                  column(rows, ImportRow::importId, UUID[]::new),
                  column(rows, row -> row.outcome().number(), Long[]::new),
                  column(rows, row -> row.outcome().hash(), String[]::new),
                  column(rows, row -> row.outcome().outcome(), String[]::new),
                  column(rows, row -> row.outcome().details(), String[]::new))));
    }
  }

  private static Optional<ImportRow> row(Accept one) {
    return switch (one.item()) {
      case WriteItem.Create create -> create.importRow();
      case WriteItem.Update update -> update.importRow();
      case WriteItem.Note note -> Optional.of(note.row());
      case WriteItem.Delete _, WriteItem.Restore _ -> Optional.empty();
    };
  }

  private record Change(String action, String event) {}

  private static Change change(Accept one) {
    return switch (one.item()) {
      case WriteItem.Create _ -> new Change("CREATE", "WorkerCreated");
      case WriteItem.Update _ -> new Change("UPDATE", "WorkerUpdated");
      case WriteItem.Delete _ -> new Change("DELETE", "WorkerDeleted");
      case WriteItem.Restore _ -> new Change("RESTORE", "WorkerRestored");
      case WriteItem.Note _ -> throw new IllegalStateException("A note changes no worker.");
    };
  }

  static MatchIndexEntry index(Accept one) {
    return index(one.item());
  }

  static MatchIndexEntry index(WriteItem item) {
    return switch (item) {
      case WriteItem.Create create -> create.index();
      case WriteItem.Update update -> update.index();
      case WriteItem.Restore restore -> restore.index();
      case WriteItem.Delete _, WriteItem.Note _ -> MatchIndexEntry.NONE;
    };
  }

  private static String eventData(Accept one) {
    return switch (one.item()) {
      case WriteItem.Create create -> create.eventData();
      case WriteItem.Update update -> update.eventData();
      case WriteItem.Restore restore -> restore.eventData();
      case WriteItem.Delete delete ->
          delete
              .last()
              .filter(last -> last.version() + 1 == one.version())
              .map(WriteItem.LastContent::eventData)
              .orElse("{}");
      case WriteItem.Note _ -> "{}";
    };
  }
}
