package org.workerservice.persistence.relay;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.relay.PublishingCommand.RefusedEvent;

/** Stores what an operator wants of the relay; one instance, on an event loop. */
public final class PublishingVerticle extends Mailbox<PublishingCommand<?>> {
  /** Restarts a snapshot of the tenant that runs; waits behind one of another tenant. */
  private static final String START_SNAPSHOT =
      """
      WITH started AS (
        UPDATE relay_cursors SET
          snapshot_after = CASE WHEN cardinality(snapshot_tenants) = 0 OR snapshot_tenants[1] = $1
            THEN '00000000-0000-0000-0000-000000000000' ELSE snapshot_after END,
          snapshot_tenants = CASE WHEN $1 = ANY (snapshot_tenants) THEN snapshot_tenants
            ELSE snapshot_tenants || $1::uuid END
        WHERE name = $7 AND state_topic IS NOT NULL RETURNING state_topic
      ), audited AS (
        INSERT INTO audit_log (tenant_id, user_id, roles, action, entity_type, entity_id,
          ip_address, user_agent, trace_id)
        SELECT $1, $2, string_to_array($3, ','), 'START_SNAPSHOT', 'tenant', $1, $4::text::inet, $5,
          $6
        FROM started
      )
      SELECT state_topic FROM started
      """;

  private static final String PARKED =
      """
      SELECT key, sequence, event_id, type, reason, decision, parked_at, waiting
      FROM relay_refused_events($1, $2, $3)
      """;

  private static final String DECIDE =
      """
      WITH decided AS (
        UPDATE parked_events SET decision = $9
        WHERE relay = $7 AND sequence = $8 AND tenant_id = $1 AND reason IS NOT NULL
        RETURNING key
      )
      INSERT INTO audit_log (tenant_id, user_id, roles, action, entity_type, entity_id, ip_address,
        user_agent, trace_id)
      SELECT $1, $2, string_to_array($3, ','), $10,
        CASE WHEN EXISTS (SELECT FROM workers w WHERE w.id = d.key) THEN 'worker'
          ELSE 'organization' END,
        d.key, $4::text::inet, $5, $6
      FROM decided d
      """;

  private final Database database;
  private final String relay;

  /**
   * Shares the connections of the node.
   *
   * @param relay the name of its cursor
   */
  public PublishingVerticle(Database database, String relay) {
    super(PublishingCommand.ADDRESS);
    this.database = database;
    this.relay = relay;
  }

  @Override
  protected Future<?> handle(PublishingCommand<?> command) {
    return switch (command) {
      case PublishingCommand.StartSnapshot start ->
          database
              .query(
                  start.context().tenant(),
                  START_SNAPSHOT,
                  LogStatements.caller(start.context()).addValue(relay))
              .map(PublishingVerticle::topic);
      case PublishingCommand.ReadParked read ->
          database
              .query(
                  read.tenant(),
                  PARKED,
                  Tuple.of(relay, read.tenant(), PublishingCommand.MAX_LISTED))
              .map(PublishingVerticle::refused);
      case PublishingCommand.Decide decide -> decide(decide);
    };
  }

  private Future<Boolean> decide(PublishingCommand.Decide decide) {
    Tuple parameters =
        LogStatements.caller(decide.context())
            .addValue(relay)
            .addValue(decide.sequence())
            .addValue(decide.decision().code())
            .addValue(decide.decision().action());
    return database
        .transaction(
            decide.context().tenant(),
            connection -> connection.preparedQuery(DECIDE).execute(parameters))
        .map(rows -> rows.rowCount() > 0);
  }

  private static Optional<String> topic(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getString("state_topic"))
        .findFirst();
  }

  private static List<RefusedEvent> refused(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new RefusedEvent(
                    row.getUUID("key"),
                    row.getLong("sequence"),
                    row.getUUID("event_id"),
                    row.getString("type"),
                    row.getString("reason"),
                    Optional.ofNullable(row.getString("decision")),
                    row.getOffsetDateTime("parked_at").toInstant(),
                    row.getLong("waiting")))
        .toList();
  }
}
