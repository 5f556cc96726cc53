package org.workerservice.persistence.assignment;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.assignment.AssignmentImport.Item;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.worker.CommitListener;

/** Writes the assignments of imported workers in one transaction behind the gate. */
final class ImportTransaction {
  /** $1 to $6 the caller; then arrays with one element for each assignment. */
  static final String CREATE =
      """
      WITH input AS MATERIALIZED (
        SELECT id, worker_id, record::jsonb AS record, clock_timestamp() AS now
        FROM unnest($7::uuid[], $8::uuid[], $9::text[]) AS i (id, worker_id, record)
      ), created AS (
        INSERT INTO worker_assignments (id, tenant_id, worker_id, version, organization_id, role,
          valid_from, valid_to, source_system, source_id, record, created_at, updated_at,
          created_by, updated_by)
        SELECT i.id, $1, i.worker_id, 1, r.organization_id, r.role ->> 'code',
          (r.period ->> 'start')::date, (r.period ->> 'end')::date, r.source ->> 'system',
          r.source ->> 'id', i.record, i.now, i.now, $2, $2
        FROM input i,
          jsonb_to_record(i.record) AS r (organization_id uuid, role jsonb, period jsonb, source jsonb)
        WHERE (SELECT w.deleted_at IS NULL FROM workers w WHERE w.id = i.worker_id)
          AND (r.organization_id IS NULL OR EXISTS (
            SELECT FROM organizations o WHERE o.id = r.organization_id AND o.deleted_at IS NULL))
          AND NOT EXISTS (
            SELECT FROM worker_assignments a
            WHERE a.worker_id = i.worker_id AND CASE
              WHEN r.source IS NOT NULL
              THEN a.source_system = r.source ->> 'system' AND a.source_id = r.source ->> 'id'
              ELSE a.organization_id IS NOT DISTINCT FROM r.organization_id
                AND a.role = r.role ->> 'code'
                AND a.valid_from IS NOT DISTINCT FROM (r.period ->> 'start')::date END)
        RETURNING id, worker_id, record, created_at
      ), audited AS (
        INSERT INTO audit_log (timestamp, tenant_id, user_id, roles, action, entity_type, entity_id,
          entity_version, new_values, ip_address, user_agent, trace_id)
        SELECT created_at, $1, $2, string_to_array($3, ','), 'CREATE', 'assignment', worker_id, 1,
          jsonb_build_object('id', id) || record, $4::text::inet, $5, $6
        FROM created
      )
      INSERT INTO outbox (sequence, event_id, type, tenant_id, worker_id, worker_version, actor,
        occurred_at, trace_id, data)
      SELECT nextval('outbox_sequence'), uuidv7(), 'AssignmentChanged', $1, worker_id,
        (SELECT w.version FROM workers w WHERE w.id = worker_id), $2, created_at, $6,
        json_build_object('change', 'created',
          'assignment', jsonb_build_object('id', id, 'version', 1) || record)
      FROM (SELECT * FROM created ORDER BY id) ordered
      RETURNING sequence
      """;

  private static final String WHEN_COMMIT_IS_LOST =
      "the assignments may have been created. Repeat the request.";

  private final Database database;
  private final CommitListener listener;

  ImportTransaction(Database database, CommitListener listener) {
    this.database = database;
    this.listener = listener;
  }

  Future<Integer> run(AssignmentImport change) {
    // Encode first, so that no other transaction waits at the gate for it.
    Tuple parameters = parameters(change);
    GatedTransaction transaction = new GatedTransaction(database, change.tenant());
    return transaction
        .run(connection -> write(connection, transaction, parameters))
        .map(
            sequences -> {
              if (!sequences.isEmpty()) {
                listener.committed(sequences.getLast());
              }
              return sequences.size();
            });
  }

  private static Future<List<Long>> write(
      SqlConnection connection, GatedTransaction transaction, Tuple parameters) {
    Future<?> gate = transaction.enterGate(connection);
    Future<RowSet<Row>> created = connection.preparedQuery(CREATE).execute(parameters);
    return Future.all(gate, created)
        .map(
            both -> {
              transaction.expectCommit(WHEN_COMMIT_IS_LOST);
              return StreamSupport.stream(created.result().spliterator(), false)
                  .map(row -> row.getLong("sequence"))
                  .toList();
            });
  }

  private static Tuple parameters(AssignmentImport change) {
    List<Item> items = change.items();
    return LogStatements.caller(change.context())
        .addValue(column(items, item -> WorkerIds.next(), UUID[]::new))
        .addValue(column(items, Item::worker, UUID[]::new))
        .addValue(column(items, item -> AssignmentRecords.encode(item.content()), String[]::new));
  }
}
