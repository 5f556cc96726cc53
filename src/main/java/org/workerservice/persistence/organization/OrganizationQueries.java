package org.workerservice.persistence.organization;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.log.LogStatements;

/** Reads the facts that a write is decided on, behind the gate, in one round trip. */
final class OrganizationQueries {
  private static final String STATES =
      """
      SELECT id, version, deleted_at IS NOT NULL AS deleted, created_at
      FROM organizations WHERE id = ANY($1)
      """;

  private static final String HOLDERS =
      """
      SELECT ods_code, id, deleted_at IS NOT NULL AS deleted
      FROM organizations WHERE tenant_id = $1 AND ods_code = ANY($2::varchar[])
      """;

  /** UNION drops rows already seen, so that the walk ends even in a cycle. */
  private static final String ANCESTORS =
      """
      WITH RECURSIVE above (id, part_of, deleted) AS (
        SELECT id, part_of, deleted_at IS NOT NULL FROM organizations WHERE id = ANY($1)
        UNION
        SELECT o.id, o.part_of, o.deleted_at IS NOT NULL
        FROM organizations o JOIN above ON o.id = above.part_of
      )
      SELECT id, part_of, deleted FROM above
      """;

  private static final String HEIGHTS =
      """
      WITH RECURSIVE below (top, id, level) AS (
        SELECT asked.id, asked.id, 0 FROM unnest($1::uuid[]) AS asked (id)
        UNION ALL
        SELECT below.top, o.id, below.level + 1
        FROM below JOIN organizations o ON o.part_of = below.id AND o.deleted_at IS NULL
        WHERE below.level < $2
      )
      SELECT top, max(level) AS height FROM below GROUP BY top
      """;

  /** The condition on deleted_at is outside, for the reason that CandidateReader explains. */
  private static final String USES =
      """
      SELECT asked.id,
        EXISTS (SELECT FROM organizations WHERE part_of = asked.id AND deleted_at IS NULL)
          AS by_organizations,
        EXISTS (
          SELECT FROM (
            SELECT deleted_at FROM workers WHERE managing_organization_id = asked.id OFFSET 0
          ) member
          WHERE member.deleted_at IS NULL
        ) OR EXISTS (
          SELECT FROM (
            SELECT worker_id, deleted_at, valid_to
            FROM worker_assignments WHERE organization_id = asked.id OFFSET 0
          ) assignment
          CROSS JOIN LATERAL (
            SELECT deleted_at FROM workers WHERE id = assignment.worker_id OFFSET 0
          ) worker
          WHERE assignment.deleted_at IS NULL AND worker.deleted_at IS NULL
            AND (assignment.valid_to IS NULL OR assignment.valid_to >= current_date)
        ) AS by_workers
      FROM unnest($1::uuid[]) AS asked (id)
      """;

  private static final String REPEATED_ROWS =
      """
      SELECT row_number FROM import_outcomes
      WHERE tenant_id = $1 AND import_id = $2 AND row_number = ANY($3)
      """;

  private final SqlConnection connection;
  private final UUID tenant;
  private final OrganizationCommand.Write write;

  OrganizationQueries(SqlConnection connection, OrganizationCommand.Write write) {
    this.connection = connection;
    this.tenant = write.context().tenant();
    this.write = write;
  }

  /** Sends all queries at once. */
  Future<OrganizationFacts> ask() {
    UUID[] parents = contents().flatMap(after -> after.partOf().stream()).toArray(UUID[]::new);
    Future<RowSet<Row>> states = ask(STATES, Tuple.of(ids(changes())));
    Future<RowSet<Row>> holders = ask(HOLDERS, Tuple.from(List.of(tenant, codes())));
    Future<RowSet<Row>> ancestors = unlessEmpty(parents, ANCESTORS, Tuple.of(parents));
    UUID[] moved = moved();
    Future<RowSet<Row>> heights =
        unlessEmpty(moved, HEIGHTS, Tuple.of(moved, OrganizationDecisions.MAX_LEVELS));
    UUID[] deleted = ids(changes().filter(OrganizationChange.Delete.class::isInstance));
    Future<RowSet<Row>> uses = unlessEmpty(deleted, USES, Tuple.of(deleted));
    Future<Optional<IdempotencyKey.Earlier>> earlier = earlier();
    Future<RowSet<Row>> rows = repeatedRows();
    // At least one row, because it has the time.
    Future<RowSet<Row>> sequences =
        ask(LogStatements.DRAW_SEQUENCES, Tuple.of(Math.max(1, write.changes().size())));
    return Future.all(List.of(states, holders, ancestors, heights, uses, earlier, rows, sequences))
        .map(
            all ->
                new OrganizationFacts(
                    states(states.result()),
                    holders(holders.result()),
                    ancestors(ancestors.result()),
                    heights(heights.result()),
                    uses(uses.result()),
                    earlier.result(),
                    rowNumbers(rows.result()),
                    sequences(sequences.result()),
                    now(sequences.result())));
  }

  private Stream<OrganizationChange> changes() {
    return write.changes().stream();
  }

  private Stream<Organization> contents() {
    return changes().flatMap(change -> change.content().stream());
  }

  private static UUID[] ids(Stream<OrganizationChange> changes) {
    return changes.map(OrganizationChange::id).toArray(UUID[]::new);
  }

  private String[] codes() {
    return contents().flatMap(after -> after.odsCode().stream()).toArray(String[]::new);
  }

  /** Only existing organisations can have descendants. */
  private UUID[] moved() {
    return ids(
        changes()
            .filter(change -> !(change instanceof OrganizationChange.Create))
            .filter(change -> change.content().flatMap(Organization::partOf).isPresent()));
  }

  private Future<Optional<IdempotencyKey.Earlier>> earlier() {
    return write
        .idempotency()
        .map(key -> OrganizationRequests.find(connection, key))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<RowSet<Row>> repeatedRows() {
    if (write.rows().isEmpty()) {
      return Future.succeededFuture();
    }
    Long[] numbers = column(write.rows(), row -> row.outcome().number(), Long[]::new);
    return ask(REPEATED_ROWS, Tuple.of(tenant, write.rows().getFirst().importId(), numbers));
  }

  private Future<RowSet<Row>> unlessEmpty(UUID[] ids, String sql, Tuple parameters) {
    return ids.length == 0 ? Future.succeededFuture() : ask(sql, parameters);
  }

  private Future<RowSet<Row>> ask(String sql, Tuple parameters) {
    return connection.preparedQuery(sql).execute(parameters);
  }

  private static Iterable<Row> orNone(RowSet<Row> rows) {
    return rows == null ? List.of() : rows;
  }

  private static Map<UUID, OrganizationFacts.State> states(RowSet<Row> rows) {
    Map<UUID, OrganizationFacts.State> idToState = new HashMap<>();
    for (Row row : rows) {
      idToState.put(
          row.getUUID("id"),
          new OrganizationFacts.State(
              row.getLong("version"),
              row.getBoolean("deleted"),
              row.getOffsetDateTime("created_at").toInstant()));
    }
    return idToState;
  }

  private static Map<String, OrganizationFacts.Holder> holders(RowSet<Row> rows) {
    Map<String, OrganizationFacts.Holder> codeToHolder = new HashMap<>();
    for (Row row : rows) {
      codeToHolder.put(
          row.getString("ods_code"),
          new OrganizationFacts.Holder(row.getUUID("id"), row.getBoolean("deleted")));
    }
    return codeToHolder;
  }

  private static Map<UUID, OrganizationFacts.Ancestor> ancestors(RowSet<Row> rows) {
    Map<UUID, OrganizationFacts.Ancestor> idToAncestor = new HashMap<>();
    for (Row row : orNone(rows)) {
      idToAncestor.put(
          row.getUUID("id"),
          new OrganizationFacts.Ancestor(
              Optional.ofNullable(row.getUUID("part_of")), row.getBoolean("deleted")));
    }
    return idToAncestor;
  }

  private static Map<UUID, Integer> heights(RowSet<Row> rows) {
    Map<UUID, Integer> idToHeight = new HashMap<>();
    orNone(rows).forEach(row -> idToHeight.put(row.getUUID("top"), row.getInteger("height")));
    return idToHeight;
  }

  private static Map<UUID, OrganizationFacts.Use> uses(RowSet<Row> rows) {
    Map<UUID, OrganizationFacts.Use> idToUse = new HashMap<>();
    for (Row row : orNone(rows)) {
      idToUse.put(
          row.getUUID("id"),
          new OrganizationFacts.Use(
              row.getBoolean("by_organizations"), row.getBoolean("by_workers")));
    }
    return idToUse;
  }

  private static Set<Long> rowNumbers(RowSet<Row> rows) {
    Set<Long> numbers = new HashSet<>();
    orNone(rows).forEach(row -> numbers.add(row.getLong("row_number")));
    return numbers;
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
