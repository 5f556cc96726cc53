package org.workerservice.persistence.worker.write;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.database.Parameters;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.worker.read.RequestLogReader;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.rows.MatchIndexEntry.ClaimKey;
import org.workerservice.persistence.worker.rows.SourceLookups;

/** Reads the facts that a batch is decided on, behind the gate, in one round trip. */
final class BatchQueries {
  private static final String STATES =
      "SELECT id, version, deleted_at IS NOT NULL AS deleted, created_at FROM workers WHERE id = ANY($1)";

  private static final String ORGANIZATIONS =
      "SELECT id FROM organizations WHERE id = ANY($1) AND deleted_at IS NULL";

  /**
   * The hashes come as bytes: under row-level security a condition with a function that is not
   * leakproof, such as decode, cannot use an index.
   */
  private static final String HOLDERS =
      """
      SELECT encode(asked.hash, 'hex') AS hash, c.worker_id
      FROM unnest($2::bytea[]) AS asked (hash)
      CROSS JOIN LATERAL (
        SELECT worker_id FROM identifier_claims
        WHERE tenant_id = $1 AND claim_key = asked.hash AND status = 'held' OFFSET 0
      ) c
      """;

  private static final String EARLIER_REQUESTS =
      """
      SELECT asked.subject, asked.route, asked.key, encode(k.body_hash, 'hex') AS body_hash,
             k.effect, k.worker_id, k.worker_version
      FROM unnest($2::text[], $3::text[], $4::text[]) AS asked (subject, route, key)
      CROSS JOIN LATERAL (
        SELECT body_hash, effect, worker_id, worker_version FROM idempotency_keys
        WHERE tenant_id = $1 AND subject = asked.subject AND route = asked.route
          AND key = asked.key
        OFFSET 0
      ) k
      """;

  private static final String EARLIER_ROWS =
      """
      SELECT asked.import_id, asked.row_number, encode(o.row_hash, 'hex') AS row_hash, o.outcome,
             o.details::text AS details
      FROM unnest($2::uuid[], $3::bigint[]) AS asked (import_id, row_number)
      CROSS JOIN LATERAL (
        SELECT row_hash, outcome, details FROM import_outcomes
        WHERE tenant_id = $1 AND import_id = asked.import_id AND row_number = asked.row_number
        OFFSET 0
      ) o
      """;

  private final SqlConnection connection;
  private final UUID tenant;
  private final Set<UUID> workers = new TreeSet<>();
  private final Set<UUID> organizations = new TreeSet<>();
  private final List<String> claims = new ArrayList<>();
  private final List<IdempotencyKey.Scope> scopes = new ArrayList<>();
  private final List<ImportRow.Key> rows = new ArrayList<>();
  private final Set<SourceKey> sources = new HashSet<>();
  private final int size;

  BatchQueries(SqlConnection connection, UUID tenant, List<WriteItem> batch) {
    this.connection = connection;
    this.tenant = tenant;
    this.size = batch.size();
    batch.forEach(this::collect);
    batch.stream().map(SourceStatements::added).forEach(sources::addAll);
  }

  private void collect(WriteItem item) {
    switch (item) {
      case WriteItem.Create create -> {
        workers.add(create.worker().id().orElseThrow());
        workers.addAll(create.acknowledged());
        collectReferences(create.worker());
        collectClaims(create.index());
        create.idempotency().map(IdempotencyKey::scope).ifPresent(scopes::add);
        create.importRow().map(ImportRow::key).ifPresent(rows::add);
      }
      case WriteItem.Update update -> {
        workers.add(update.worker().id().orElseThrow());
        workers.addAll(update.acknowledged());
        collectReferences(update.worker());
        collectClaims(update.index());
        update.idempotency().map(IdempotencyKey::scope).ifPresent(scopes::add);
        update.importRow().map(ImportRow::key).ifPresent(rows::add);
      }
      case WriteItem.Delete delete -> workers.add(delete.id());
      case WriteItem.Restore restore -> {
        workers.add(restore.worker().id().orElseThrow());
        collectClaims(restore.index());
        restore.idempotency().map(IdempotencyKey::scope).ifPresent(scopes::add);
      }
      case WriteItem.Note note -> rows.add(note.row().key());
    }
  }

  private void collectReferences(Worker worker) {
    worker.links().stream().map(WorkerLink::otherWorkerId).forEach(workers::add);
    worker.managingOrganization().ifPresent(organizations::add);
  }

  private void collectClaims(MatchIndexEntry index) {
    index.claims().stream().map(ClaimKey::hash).forEach(claims::add);
  }

  /**
   * Sends all queries at once.
   *
   * @param newer the answer to a query already sent: by index of the item, the workers written
   *     after it was compared
   */
  Future<BatchFacts> ask(Future<Map<Integer, Set<UUID>>> newer) {
    Future<RowSet<Row>> states = unless(workers.isEmpty(), STATES, ids(workers));
    Future<RowSet<Row>> found = unless(organizations.isEmpty(), ORGANIZATIONS, ids(organizations));
    Future<RowSet<Row>> holders =
        unless(
            claims.isEmpty(),
            HOLDERS,
            Tuple.from(List.of(tenant, column(claims, Parameters::bytes, Buffer[]::new))));
    Future<RowSet<Row>> sourceHolders =
        unless(sources.isEmpty(), SourceLookups.HOLDERS, SourceLookups.asked(tenant, sources));
    Future<RowSet<Row>> requests = unless(scopes.isEmpty(), EARLIER_REQUESTS, scopeParameters());
    Future<RowSet<Row>> earlierRows = unless(rows.isEmpty(), EARLIER_ROWS, rowParameters());
    Future<RowSet<Row>> sequences = unless(false, LogStatements.DRAW_SEQUENCES, Tuple.of(size));
    return Future.all(
            List.of(states, found, holders, sourceHolders, newer, requests, earlierRows, sequences))
        .map(
            all ->
                new BatchFacts(
                    states(states.result()),
                    holders(holders.result()),
                    SourceLookups.holders(orNone(sourceHolders.result())),
                    newer.result(),
                    requests(requests.result()),
                    rows(earlierRows.result()),
                    organizations(found.result()),
                    sequences(sequences.result()),
                    now(sequences.result())));
  }

  private Future<RowSet<Row>> unless(boolean skip, String sql, Tuple parameters) {
    return skip ? Future.succeededFuture() : connection.preparedQuery(sql).execute(parameters);
  }

  private static Tuple ids(Set<UUID> ids) {
    return Tuple.of(ids.toArray(UUID[]::new));
  }

  private Tuple scopeParameters() {
    return Tuple.of(
        tenant,
        column(scopes, IdempotencyKey.Scope::subject, String[]::new),
        column(scopes, IdempotencyKey.Scope::route, String[]::new),
        column(scopes, IdempotencyKey.Scope::key, String[]::new));
  }

  private Tuple rowParameters() {
    return Tuple.of(
        tenant,
        column(rows, ImportRow.Key::importId, UUID[]::new),
        column(rows, ImportRow.Key::number, Long[]::new));
  }

  private static Iterable<Row> orNone(RowSet<Row> rows) {
    return rows == null ? List.of() : rows;
  }

  private static Map<UUID, BatchFacts.State> states(RowSet<Row> rows) {
    Map<UUID, BatchFacts.State> idToState = new HashMap<>();
    for (Row row : orNone(rows)) {
      idToState.put(
          row.getUUID("id"),
          new BatchFacts.State(
              row.getLong("version"),
              row.getBoolean("deleted"),
              row.getOffsetDateTime("created_at").toInstant()));
    }
    return idToState;
  }

  private static Map<String, UUID> holders(RowSet<Row> rows) {
    Map<String, UUID> claimToHolder = new HashMap<>();
    for (Row row : orNone(rows)) {
      claimToHolder.put(row.getString("hash"), row.getUUID("worker_id"));
    }
    return claimToHolder;
  }

  private static Map<IdempotencyKey.Scope, IdempotencyKey.Earlier> requests(RowSet<Row> rows) {
    Map<IdempotencyKey.Scope, IdempotencyKey.Earlier> scopeToEarlier = new HashMap<>();
    for (Row row : orNone(rows)) {
      scopeToEarlier.put(
          new IdempotencyKey.Scope(
              row.getString("subject"), row.getString("route"), row.getString("key")),
          RequestLogReader.earlier(row));
    }
    return scopeToEarlier;
  }

  private static Map<ImportRow.Key, ImportRow.Outcome> rows(RowSet<Row> rows) {
    Map<ImportRow.Key, ImportRow.Outcome> rowToEarlier = new HashMap<>();
    for (Row row : orNone(rows)) {
      rowToEarlier.put(
          new ImportRow.Key(row.getUUID("import_id"), row.getLong("row_number")),
          RequestLogReader.importOutcome(row));
    }
    return rowToEarlier;
  }

  private static Set<UUID> organizations(RowSet<Row> rows) {
    Set<UUID> ids = new HashSet<>();
    orNone(rows).forEach(row -> ids.add(row.getUUID("id")));
    return ids;
  }

  private static List<Long> sequences(RowSet<Row> rows) {
    List<Long> sequences = new ArrayList<>();
    rows.forEach(row -> sequences.add(row.getLong("sequence")));
    return sequences;
  }

  private static Instant now(RowSet<Row> rows) {
    return rows.iterator().next().getOffsetDateTime("now").toInstant();
  }
}
