package org.workerservice.persistence.organization;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.persistence.database.Database;

/** Finds organisations by words and by their place in the hierarchy. */
final class OrganizationFinder {
  private static final String SEARCH =
      "SELECT s.score, s.total, "
          + OrganizationRecords.COLUMNS
          + """
           FROM search_organizations($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) s
          JOIN organizations o ON o.id = s.id
          ORDER BY s.score DESC, o.name, o.id
          """;

  private static final String ABOVE =
      """
      WITH RECURSIVE above AS (
        SELECT id, part_of, name, ods_code, active, 0 AS level
        FROM organizations WHERE id = $1 AND deleted_at IS NULL
        UNION ALL
        SELECT o.id, o.part_of, o.name, o.ods_code, o.active, above.level + 1
        FROM above JOIN organizations o ON o.id = above.part_of
        WHERE above.level < $2
      )
      SELECT * FROM above ORDER BY level
      """;

  private static final String BELOW =
      """
      WITH RECURSIVE below AS (
        SELECT id, part_of, name, ods_code, active, 1 AS level
        FROM organizations WHERE part_of = $1 AND deleted_at IS NULL
        UNION ALL
        SELECT o.id, o.part_of, o.name, o.ods_code, o.active, below.level + 1
        FROM below JOIN organizations o ON o.part_of = below.id AND o.deleted_at IS NULL
        WHERE below.level < $2
      )
      SELECT * FROM below ORDER BY level, name, id LIMIT $3
      """;

  private final Database database;
  private final OrganizationRecords records;

  OrganizationFinder(Database database, OrganizationRecords records) {
    this.database = database;
    this.records = records;
  }

  Future<OrganizationHits> search(OrganizationCommand.Search search) {
    // One more than requested shows whether there is a next page.
    return page(search, search.limit() + 1, search.offset(), search.after())
        .compose(
            found ->
                found.hits().isEmpty() && (search.offset() > 0 || search.after().isPresent())
                    // Past the last page there is no row with the total.
                    ? page(search, 1, 0, Optional.empty())
                        .map(first -> new OrganizationHits(first.total(), List.of()))
                    : Future.succeededFuture(found))
        .map(found -> found.firstPage(search.limit()));
  }

  private Future<OrganizationHits> page(
      OrganizationCommand.Search search,
      int limit,
      int offset,
      Optional<OrganizationHits.Position> after) {
    Tuple parameters =
        Tuple.tuple()
            .addValue(search.phrase())
            .addValue(search.prefixes().toArray(String[]::new))
            .addValue(search.odsCode())
            .addValue(search.active().orElse(null))
            .addValue(search.roleCode().orElse(null))
            .addValue(limit)
            .addValue(offset)
            .addValue(after.map(OrganizationHits.Position::score).orElse(null))
            .addValue(after.map(OrganizationHits.Position::name).orElse(null))
            .addValue(after.map(OrganizationHits.Position::id).orElse(null));
    return database.query(search.tenant(), SEARCH, parameters).map(this::hits);
  }

  private OrganizationHits hits(RowSet<Row> rows) {
    List<OrganizationHits.Hit> hits = new ArrayList<>();
    long total = 0;
    for (Row row : rows) {
      total = row.getLong("total");
      hits.add(new OrganizationHits.Hit(records.fromRow(row), row.getFloat("score")));
    }
    return new OrganizationHits(total, hits);
  }

  Future<Optional<OrganizationHierarchy>> hierarchy(OrganizationCommand.FindHierarchy find) {
    Future<RowSet<Row>> above =
        database.query(find.tenant(), ABOVE, Tuple.of(find.id(), OrganizationDecisions.MAX_LEVELS));
    Future<RowSet<Row>> below =
        database.query(find.tenant(), BELOW, Tuple.of(find.id(), find.depth(), find.limit() + 1));
    return Future.all(above, below)
        .map(both -> hierarchy(nodes(above.result()), nodes(below.result()), find.limit()));
  }

  private static Optional<OrganizationHierarchy> hierarchy(
      List<OrganizationHierarchy.Node> above, List<OrganizationHierarchy.Node> below, int limit) {
    if (above.isEmpty()) {
      return Optional.empty();
    }
    boolean truncated = below.size() > limit;
    return Optional.of(
        new OrganizationHierarchy(
            above.getFirst(),
            above.subList(1, above.size()),
            truncated ? below.subList(0, limit) : below,
            truncated));
  }

  private static List<OrganizationHierarchy.Node> nodes(RowSet<Row> rows) {
    List<OrganizationHierarchy.Node> nodes = new ArrayList<>();
    for (Row row : rows) {
      UUID partOf = row.getUUID("part_of");
      nodes.add(
          new OrganizationHierarchy.Node(
              row.getUUID("id"),
              Optional.ofNullable(partOf),
              row.getString("name"),
              Optional.ofNullable(row.getString("ods_code")),
              row.getBoolean("active"),
              row.getInteger("level")));
    }
    return nodes;
  }
}
