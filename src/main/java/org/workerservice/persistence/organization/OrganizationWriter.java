package org.workerservice.persistence.organization;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.database.Parameters;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.organization.OrganizationTransaction.Accepted;

/** Sends all statements of the changes of one request at once. */
final class OrganizationWriter {
  private final SqlConnection connection;
  private final OrganizationCommand.Write write;
  private final RequestContext context;
  private final OffsetDateTime now;
  private final List<Future<?>> sent = new ArrayList<>();

  OrganizationWriter(
      SqlConnection connection, OrganizationCommand.Write write, OffsetDateTime now) {
    this.connection = connection;
    this.write = write;
    this.context = write.context();
    this.now = now;
  }

  /** Returns the ids that another tenant uses; empty if everything is written. */
  Future<List<UUID>> write(List<Accepted> accepted) {
    send(LogStatements.PUT_TENANT, Tuple.of(context.tenant()));
    List<Accepted> creates = of(accepted, OrganizationChange.Create.class);
    Future<RowSet<Row>> created = change(OrganizationStatements.CREATE, creates);
    List<Accepted> updates = of(accepted, OrganizationChange.Update.class);
    change(OrganizationStatements.UPDATE, updates);
    change(OrganizationStatements.RESTORE, of(accepted, OrganizationChange.Restore.class));
    change(OrganizationStatements.DELETE, of(accepted, OrganizationChange.Delete.class));
    fillTables(creates, updates);
    sendEvents(accepted);
    sendRequest(accepted);
    sendRows();
    return Future.join(sent)
        .transform(ignored -> Future.all(sent))
        .map(all -> missing(creates, created.result()));
  }

  private static List<Accepted> of(
      List<Accepted> accepted, Class<? extends OrganizationChange> type) {
    return accepted.stream().filter(one -> type.isInstance(one.change())).toList();
  }

  private Future<RowSet<Row>> change(String sql, List<Accepted> changes) {
    return changes.isEmpty() ? Future.succeededFuture() : send(sql, parameters(changes));
  }

  private Future<RowSet<Row>> send(String sql, Tuple parameters) {
    Future<RowSet<Row>> answer = connection.preparedQuery(sql).execute(parameters);
    sent.add(answer);
    return answer;
  }

  private Tuple parameters(List<Accepted> changes) {
    return Tuple.tuple()
        .addValue(context.tenant())
        .addValue(now)
        .addValue(context.user())
        .addValue(Parameters.roles(context))
        .addValue(context.clientAddress().orElse(null))
        .addValue(context.userAgent().orElse(null))
        .addValue(context.traceId())
        .addValue(column(changes, one -> one.change().id(), UUID[]::new))
        .addValue(column(changes, Accepted::version, Long[]::new))
        .addValue(column(changes, Accepted::record, String[]::new))
        .addValue(column(changes, one -> searchText(one.change()), String[]::new));
  }

  private static String searchText(OrganizationChange change) {
    return switch (change) {
      case OrganizationChange.Create create -> create.searchText();
      case OrganizationChange.Update update -> update.searchText();
      case OrganizationChange.Restore restore -> restore.searchText();
      case OrganizationChange.Delete _ -> "";
    };
  }

  /** Deletions and restorations do not change the child tables. */
  private void fillTables(List<Accepted> creates, List<Accepted> updates) {
    List<Accepted> filled = new ArrayList<>(creates);
    filled.addAll(updates);
    for (OrganizationChildTable table : OrganizationChildTable.values()) {
      if (!updates.isEmpty()) {
        send(table.clear(), ids(updates));
      }
      if (!filled.isEmpty()) {
        send(table.fill(), ids(filled));
      }
    }
  }

  private static Tuple ids(List<Accepted> changes) {
    return Tuple.of(column(changes, one -> one.change().id(), UUID[]::new));
  }

  private void sendEvents(List<Accepted> accepted) {
    if (!accepted.isEmpty()) {
      send(
          OrganizationStatements.PUT_EVENTS,
          Tuple.from(
              List.of(
                  context.tenant(),
                  now,
                  context.user(),
                  context.traceId(),
                  column(accepted, Accepted::sequence, Long[]::new),
                  column(accepted, one -> WorkerIds.next(), UUID[]::new),
                  column(accepted, one -> eventType(one.change()), String[]::new),
                  column(accepted, one -> one.change().id(), UUID[]::new),
                  column(accepted, Accepted::version, Long[]::new),
                  column(accepted, OrganizationWriter::eventData, String[]::new))));
    }
  }

  private static String eventType(OrganizationChange change) {
    return switch (change) {
      case OrganizationChange.Create _ -> "OrganizationCreated";
      case OrganizationChange.Update _ -> "OrganizationUpdated";
      case OrganizationChange.Delete _ -> "OrganizationDeleted";
      case OrganizationChange.Restore _ -> "OrganizationRestored";
    };
  }

  private static String eventData(Accepted one) {
    return switch (one.change()) {
      case OrganizationChange.Create create -> create.eventData();
      case OrganizationChange.Update update -> update.eventData();
      case OrganizationChange.Restore restore -> restore.eventData();
      case OrganizationChange.Delete delete -> delete.eventData(one.version());
    };
  }

  /** A request with a key makes exactly one change. */
  private void sendRequest(List<Accepted> accepted) {
    write
        .idempotency()
        .ifPresent(
            key -> {
              Accepted only = accepted.getFirst();
              send(
                  OrganizationRequests.PUT,
                  Tuple.from(
                      List.of(
                          context.tenant(),
                          now,
                          key.subject(),
                          key.route(),
                          key.key(),
                          key.bodyHash(),
                          effect(only.change()).code(),
                          only.change().id(),
                          only.version())));
            });
  }

  private static WriteEffect effect(OrganizationChange change) {
    return switch (change) {
      case OrganizationChange.Create _ -> WriteEffect.CREATED;
      case OrganizationChange.Update _ -> WriteEffect.UPDATED;
      case OrganizationChange.Restore _ -> WriteEffect.RESTORED;
      case OrganizationChange.Delete _ ->
          throw new IllegalStateException("A deletion carries no idempotency key.");
    };
  }

  private void sendRows() {
    List<ImportRow> rows = write.rows();
    if (!rows.isEmpty()) {
      send(
          LogStatements.PUT_ROWS,
          Tuple.from(
              List.of(
                  context.tenant(),
                  now,
                  column(rows, ImportRow::importId, UUID[]::new),
                  column(rows, row -> row.outcome().number(), Long[]::new),
                  column(rows, row -> row.outcome().hash(), String[]::new),
                  column(rows, row -> row.outcome().outcome(), String[]::new),
                  column(rows, row -> row.outcome().details(), String[]::new))));
    }
  }

  private static List<UUID> missing(List<Accepted> creates, RowSet<Row> created) {
    List<UUID> missing = new ArrayList<>(creates.stream().map(one -> one.change().id()).toList());
    if (created != null) {
      created.forEach(row -> missing.remove(row.getUUID("entity_id")));
    }
    return missing;
  }
}
