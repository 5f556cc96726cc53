package org.workerservice.persistence.worker.link;

import static org.workerservice.persistence.database.Parameters.column;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.UUID;
import java.util.function.LongConsumer;
import org.workerservice.bus.RequestContext;
import org.workerservice.json.Json;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.database.Parameters;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.worker.link.LinkChange.End;
import org.workerservice.persistence.worker.link.LinkChange.Outcome;
import org.workerservice.persistence.worker.rows.ChildTable;

/**
 * Writes the links of two workers in one transaction, behind the gate like every other write. Match
 * keys and claims do not depend on links, so they stay as they are.
 */
public final class LinkTransaction {
  private static final String VERSIONS = "SELECT id, version FROM workers WHERE id = ANY($1)";

  /** Writes the links of a worker. */
  public static final String UPDATE =
      """
      WITH changed AS (
        UPDATE workers w SET
          version = i.version,
          record = CASE WHEN i.links = '[]' THEN w.record - 'links'
                        ELSE jsonb_set(w.record, '{links}', i.links::jsonb) END,
          updated_at = $2, updated_by = $6
        FROM unnest($3::uuid[], $4::bigint[], $5::text[]) AS i (id, version, links)
        WHERE w.id = i.id
        RETURNING i.id, i.version, old.record AS old_record, new.record AS new_record
      )
      INSERT INTO audit_log (timestamp, tenant_id, user_id, roles, action, entity_type, entity_id,
        entity_version, old_values, new_values, ip_address, user_agent, trace_id)
      SELECT $2, $1, $6, string_to_array($7, ','), $8, 'worker', id, version, old_record,
        new_record, $9::text::inet, $10, $11
      FROM changed
      """;

  private static final String WHEN_COMMIT_IS_LOST =
      "the links may have been changed. Repeat the request.";

  private final Database database;
  private final LongConsumer committed;

  LinkTransaction(Database database, LongConsumer committed) {
    this.database = database;
    this.committed = committed;
  }

  Future<Outcome> run(LinkChange change) {
    return new Run(change).execute();
  }

  private final class Run {
    private final LinkChange change;
    private final RequestContext context;
    private final GatedTransaction transaction;
    private long lastSequence;

    Run(LinkChange change) {
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
                  committed.accept(lastSequence);
                }
                return outcome;
              });
    }

    private Future<Outcome> checkAndWrite(SqlConnection connection) {
      Future<?> gate = transaction.enterGate(connection);
      Future<RowSet<Row>> versions =
          connection
              .preparedQuery(VERSIONS)
              .execute(Tuple.of(change.idToVersion().keySet().toArray(UUID[]::new)));
      Future<RowSet<Row>> sequences =
          connection
              .preparedQuery(LogStatements.DRAW_SEQUENCES)
              .execute(Tuple.of(change.ends().size()));
      return Future.all(gate, versions, sequences)
          .compose(
              all ->
                  versions(versions.result()).equals(change.idToVersion())
                      ? write(connection, sequences.result())
                      : Future.succeededFuture(new Outcome.Outdated()));
    }

    private static Map<UUID, Long> versions(RowSet<Row> rows) {
      Map<UUID, Long> idToVersion = new HashMap<>();
      rows.forEach(row -> idToVersion.put(row.getUUID("id"), row.getLong("version")));
      return idToVersion;
    }

    private Future<Outcome> write(SqlConnection connection, RowSet<Row> sequences) {
      List<Long> numbers = new ArrayList<>();
      sequences.forEach(row -> numbers.add(row.getLong("sequence")));
      lastSequence = numbers.getLast();
      OffsetDateTime now = sequences.iterator().next().getOffsetDateTime("now");
      Tuple ids = Tuple.of(column(change.ends(), End::id, UUID[]::new));
      return Future.all(
              connection.preparedQuery(UPDATE).execute(updates(now)),
              connection.preparedQuery(ChildTable.LINKS.upsert()).execute(ids),
              connection.preparedQuery(ChildTable.LINKS.trim()).execute(ids),
              connection.preparedQuery(LogStatements.PUT_EVENTS).execute(events(now, numbers)))
          .map(
              all -> {
                transaction.expectCommit(WHEN_COMMIT_IS_LOST);
                return new Outcome.Written();
              });
    }

    private Tuple updates(OffsetDateTime now) {
      return Tuple.from(
          Arrays.asList(
              context.tenant(),
              now,
              column(change.ends(), End::id, UUID[]::new),
              column(change.ends(), this::nextVersion, Long[]::new),
              column(change.ends(), end -> json(end.links()), String[]::new),
              context.user(),
              Parameters.roles(context),
              change.kind().name(),
              context.clientAddress().orElse(null),
              context.userAgent().orElse(null),
              context.traceId()));
    }

    private Tuple events(OffsetDateTime now, List<Long> sequences) {
      List<End> published = change.ends().stream().filter(End::published).toList();
      return Tuple.from(
          List.of(
              context.tenant(),
              now,
              sequences.subList(0, published.size()).toArray(Long[]::new),
              column(published, end -> WorkerIds.next(), UUID[]::new),
              column(published, end -> change.kind().event(), String[]::new),
              column(published, End::id, UUID[]::new),
              column(published, this::nextVersion, Long[]::new),
              column(published, end -> context.user(), String[]::new),
              column(published, end -> context.traceId(), String[]::new),
              column(published, End::eventData, String[]::new)));
    }

    private Long nextVersion(End end) {
      return change.idToVersion().get(end.id()) + 1;
    }
  }

  /** Returns the links as JSON. */
  public static String json(List<WorkerLink> links) {
    try {
      return Json.CONTENT.writeValueAsString(links);
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("Links could not be written as JSON.", error);
    }
  }
}
