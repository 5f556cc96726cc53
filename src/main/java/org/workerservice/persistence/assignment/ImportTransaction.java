package org.workerservice.persistence.assignment;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.assignment.AssignmentImport.Effect;
import org.workerservice.persistence.assignment.AssignmentImport.Item;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.worker.write.CommitListener;

/** Writes the assignments of imported workers in one transaction behind the gate. */
final class ImportTransaction {
  /**
   * $1 to $6 the caller; then arrays with one element for each assignment; $12 the limit of a
   * worker. Gives the sequences of the events, and what happened to the assignments, by position.
   */
  static final String WRITE =
      """
      WITH input AS MATERIALIZED (
        SELECT item, id, worker_id, record::jsonb AS record, repeated, updates,
          clock_timestamp() AS now
        FROM unnest($7::uuid[], $8::uuid[], $9::text[], $10::boolean[], $11::boolean[])
          WITH ORDINALITY AS i (id, worker_id, record, repeated, updates, item)
      ), wanted AS MATERIALIZED (
        SELECT i.*, r.organization_id, r.role, r.period, r.source, (
            SELECT a.id FROM worker_assignments a
            WHERE a.worker_id = i.worker_id AND CASE
              WHEN r.source IS NOT NULL
              THEN a.source_system = r.source ->> 'system' AND a.source_id = r.source ->> 'id'
              ELSE a.organization_id IS NOT DISTINCT FROM r.organization_id
                AND a.role = r.role ->> 'code'
                AND a.valid_from IS NOT DISTINCT FROM (r.period ->> 'start')::date END
            ORDER BY a.deleted_at IS NOT NULL, a.id LIMIT 1) AS existing
        FROM input i,
          jsonb_to_record(i.record) AS r (organization_id uuid, role jsonb, period jsonb, source jsonb)
        WHERE (SELECT w.deleted_at IS NULL FROM workers w WHERE w.id = i.worker_id)
          AND (r.organization_id IS NULL OR EXISTS (
            SELECT FROM organizations o WHERE o.id = r.organization_id AND o.deleted_at IS NULL))
      ), missing AS MATERIALIZED (
        SELECT w.*, row_number() OVER (PARTITION BY w.worker_id ORDER BY w.item) + (
            SELECT count(*) FROM worker_assignments a
            WHERE a.worker_id = w.worker_id AND a.deleted_at IS NULL) AS place
        FROM wanted w
        WHERE w.existing IS NULL
          AND NOT (w.repeated AND EXISTS (
            SELECT FROM audit_log l
            WHERE l.entity_id = w.worker_id AND l.entity_type = 'assignment'
              AND l.action = 'CREATE' AND l.new_values - 'id' = w.record))
      ), created AS (
        INSERT INTO worker_assignments (id, tenant_id, worker_id, version, organization_id, role,
          valid_from, valid_to, source_system, source_id, record, created_at, updated_at,
          created_by, updated_by)
        SELECT id, $1, worker_id, 1, organization_id, role ->> 'code',
          (period ->> 'start')::date, (period ->> 'end')::date, source ->> 'system',
          source ->> 'id', record, now, now, $2, $2
        FROM missing
        WHERE place <= $12
        RETURNING id, worker_id, version, NULL::jsonb AS old_record, record, updated_at
      ), updated AS (
        UPDATE worker_assignments a SET
          version = a.version + 1, organization_id = w.organization_id, role = w.role ->> 'code',
          valid_from = (w.period ->> 'start')::date, valid_to = (w.period ->> 'end')::date,
          record = w.record, updated_at = w.now, updated_by = $2
        FROM wanted w
        WHERE a.id = w.existing AND w.updates AND NOT w.repeated AND a.deleted_at IS NULL
          AND NOT a.corrected AND a.record <> w.record
        RETURNING a.id, a.worker_id, a.version, old.record AS old_record, new.record AS record,
          a.updated_at
      ), changed AS (
        SELECT 'CREATE' AS action, 'created' AS change, c.* FROM created c
        UNION ALL
        SELECT 'UPDATE', 'updated', u.* FROM updated u
      ), audited AS (
        INSERT INTO audit_log (timestamp, tenant_id, user_id, roles, action, entity_type, entity_id,
          entity_version, old_values, new_values, ip_address, user_agent, trace_id)
        SELECT updated_at, $1, $2, string_to_array($3, ','), action, 'assignment', worker_id,
          version, jsonb_build_object('id', id) || old_record,
          jsonb_build_object('id', id) || record, $4::text::inet, $5, $6
        FROM changed
      ), published AS (
        INSERT INTO outbox (sequence, event_id, type, tenant_id, worker_id, worker_version, actor,
          occurred_at, trace_id, data)
        SELECT nextval('outbox_sequence'), uuidv7(), 'AssignmentChanged', $1, worker_id,
          (SELECT w.version FROM workers w WHERE w.id = worker_id), $2, updated_at, $6,
          json_build_object('change', change,
            'assignment', jsonb_build_object('id', id, 'version', version) || record)
        FROM (SELECT * FROM changed ORDER BY id) ordered
        RETURNING sequence
      )
      SELECT sequence, NULL AS item, NULL AS effect FROM published
      UNION ALL
      SELECT NULL, item, CASE WHEN place > $12 THEN 'too_many' ELSE 'created' END FROM missing
      UNION ALL
      SELECT NULL, w.item, 'updated' FROM wanted w JOIN updated u ON u.id = w.existing
      """;

  private static final String WHEN_COMMIT_IS_LOST =
      "the assignments may have been written. Repeat the request.";

  private final Database database;
  private final CommitListener listener;

  ImportTransaction(Database database, CommitListener listener) {
    this.database = database;
    this.listener = listener;
  }

  Future<Map<Integer, Effect>> run(AssignmentImport change) {
    // Encode first, so that no other transaction waits at the gate for it.
    Tuple parameters = parameters(change);
    GatedTransaction transaction = new GatedTransaction(database, change.tenant());
    return transaction
        .run(connection -> write(connection, transaction, parameters))
        .map(
            rows -> {
              sequences(rows).max(naturalOrder()).ifPresent(listener::committed);
              return effects(rows);
            });
  }

  private static Stream<Long> sequences(List<Row> rows) {
    return rows.stream().map(row -> row.getLong("sequence")).filter(Objects::nonNull);
  }

  private static Map<Integer, Effect> effects(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.getLong("item") != null)
        .collect(
            toUnmodifiableMap(
                row -> Math.toIntExact(row.getLong("item") - 1),
                row -> Effect.ofCode(row.getString("effect"))));
  }

  private static Future<List<Row>> write(
      SqlConnection connection, GatedTransaction transaction, Tuple parameters) {
    Future<?> gate = transaction.enterGate(connection);
    Future<RowSet<Row>> written = connection.preparedQuery(WRITE).execute(parameters);
    return Future.all(gate, written)
        .map(
            both -> {
              transaction.expectCommit(WHEN_COMMIT_IS_LOST);
              return StreamSupport.stream(written.result().spliterator(), false).toList();
            });
  }

  private static Tuple parameters(AssignmentImport change) {
    List<Item> items = change.items();
    return LogStatements.caller(change.context())
        .addValue(column(items, item -> WorkerIds.next(), UUID[]::new))
        .addValue(column(items, Item::worker, UUID[]::new))
        .addValue(column(items, item -> AssignmentRecords.encode(item.content()), String[]::new))
        .addValue(column(items, Item::repeated, Boolean[]::new))
        .addValue(column(items, Item::updates, Boolean[]::new))
        .addValue(AssignmentTransaction.MAX_ASSIGNMENTS);
  }
}
