package org.workerservice.persistence.merge;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.merge.MergeRecord.Reversed;
import org.workerservice.persistence.worker.rows.ReplacedWorkers;
import org.workerservice.persistence.worker.rows.WorkerRecords;

/** Reads merges and merged workers. */
final class MergeReader {
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  /** The subqueries with OFFSET 0 keep the planner from reading the partial index as a whole. */
  private static final String SURVIVOR =
      """
      WITH RECURSIVE chain (id, steps) AS (
        SELECT f.merged_into, 1::int
        FROM (SELECT merged_into FROM workers WHERE id = $1 OFFSET 0) f
        WHERE f.merged_into IS NOT NULL
        UNION ALL
        SELECT n.merged_into, c.steps + 1::int
        FROM chain c
        CROSS JOIN LATERAL (SELECT merged_into FROM workers WHERE id = c.id OFFSET 0) n
        WHERE n.merged_into IS NOT NULL
      )
      SELECT id FROM chain ORDER BY steps DESC LIMIT 1
      """;

  static final String REJECTED =
      """
      SELECT worker_id_a, worker_id_b FROM review_queue
      WHERE worker_id_a = ANY($1) AND worker_id_b = ANY($1) AND status = 'rejected'
      ORDER BY worker_id_a, worker_id_b
      """;

  private static final String SELECT =
      """
      SELECT id, main_worker_id, duplicate_worker_id, status, merged_by, merged_at, merge_reason,
             match_score::float8 AS match_score, before_main::text AS before_main,
             before_duplicate::text AS before_duplicate,
             transferred_data::text AS transferred_data, choices::text AS choices, affected,
             survivor_version, duplicate_version, reversed_at, reversed_by, reversal_reason,
             reversal_data::text AS reversal_data, reversal_version,
             reversal_duplicate_version, reversal_affected
      FROM merge_records
      """;

  private static final String FIND = SELECT + "WHERE id = $1";

  private static final String OF =
      SELECT + "WHERE duplicate_worker_id = $1 AND status = 'completed'";

  private static final String INTO =
      SELECT + "WHERE main_worker_id = $1 ORDER BY survivor_version, id";

  /** Walks the index on the tenant, newest first. */
  private static final String LIST =
      """
      SELECT id, main_worker_id, duplicate_worker_id, merged_by, merged_at, merge_reason,
        match_score::float8 AS match_score, ARRAY(
          SELECT DISTINCT t.transfer ->> 'field'
          FROM jsonb_array_elements(transferred_data -> 'transfers') AS t (transfer)
          ORDER BY 1) AS changed_fields,
        affected, survivor_version, reversed_at, reversed_by, reversal_reason
      FROM merge_records
      WHERE tenant_id = $1 AND id < $2
        AND ($4::uuid IS NULL OR main_worker_id = $4 OR duplicate_worker_id = $4)
        AND ($5::text IS NULL OR merged_by = $5 OR reversed_by = $5)
        AND ($6::timestamptz IS NULL OR merged_at >= $6)
        AND ($7::timestamptz IS NULL OR merged_at < $7)
        AND ($8::text IS NULL OR status = $8)
      ORDER BY id DESC
      LIMIT $3
      """;

  private final Database database;
  private final MergeJson json;
  private final ReplacedWorkers replaced;

  MergeReader(Database database, WorkerRecords records) {
    this.database = database;
    this.json = new MergeJson(records);
    this.replaced = new ReplacedWorkers(database, records);
  }

  Future<Map<UUID, List<Worker>>> replaced(UUID tenant, List<UUID> survivors) {
    return replaced
        .find(tenant, survivors)
        .map(
            survivorToReplaced ->
                survivorToReplaced.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            one -> one.getValue().stream().map(Supplier::get).toList())));
  }

  Future<Optional<UUID>> survivor(UUID tenant, UUID id) {
    return database
        .query(tenant, SURVIVOR, Tuple.of(id))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("id"))
                    .findFirst());
  }

  Future<List<MergeChange.Pair>> rejected(UUID tenant, List<UUID> ids) {
    return database
        .query(tenant, REJECTED, Tuple.of(ids.toArray(UUID[]::new)))
        .map(MergeReader::pairs);
  }

  static List<MergeChange.Pair> pairs(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new MergeChange.Pair(row.getUUID("worker_id_a"), row.getUUID("worker_id_b")))
        .toList();
  }

  Future<Optional<MergeRecord>> find(UUID tenant, UUID id) {
    return database.query(tenant, FIND, Tuple.of(id)).map(rows -> all(rows).stream().findFirst());
  }

  Future<Optional<MergeRecord>> of(UUID tenant, UUID duplicate) {
    return database
        .query(tenant, OF, Tuple.of(duplicate))
        .map(rows -> all(rows).stream().findFirst());
  }

  Future<List<MergeRecord>> into(UUID tenant, UUID main) {
    return database.query(tenant, INTO, Tuple.of(main)).map(this::all);
  }

  Future<List<MergeSummary>> list(MergeQuery.ListMerges list) {
    MergeQuery.Filter filter = list.filter();
    Tuple parameters =
        Tuple.of(list.tenant(), list.after().orElse(AFTER_ALL), list.limit())
            .addValue(filter.worker().orElse(null))
            .addValue(filter.user().orElse(null))
            .addValue(filter.since().map(MergeReader::time).orElse(null))
            .addValue(filter.until().map(MergeReader::time).orElse(null))
            .addValue(filter.reversed().map(is -> is ? "reversed" : "completed").orElse(null));
    return database
        .query(list.tenant(), LIST, parameters)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(MergeReader::summary).toList());
  }

  private static MergeSummary summary(Row row) {
    return new MergeSummary(
        row.getUUID("id"),
        row.getUUID("main_worker_id"),
        row.getUUID("duplicate_worker_id"),
        row.getString("merged_by"),
        row.getOffsetDateTime("merged_at").toInstant(),
        Optional.ofNullable(row.getString("merge_reason")),
        Optional.ofNullable(row.getDouble("match_score")),
        List.of(row.getArrayOfStrings("changed_fields")),
        List.of(row.getArrayOfUUIDs("affected")),
        row.getLong("survivor_version"),
        Optional.ofNullable(row.getOffsetDateTime("reversed_at"))
            .map(
                at ->
                    new MergeSummary.Reversed(
                        row.getString("reversed_by"),
                        at.toInstant(),
                        Optional.ofNullable(row.getString("reversal_reason")))));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private List<MergeRecord> all(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(this::merge).toList();
  }

  private MergeRecord merge(Row row) {
    String transferred = row.getString("transferred_data");
    return new MergeRecord(
        row.getUUID("id"),
        row.getUUID("main_worker_id"),
        row.getUUID("duplicate_worker_id"),
        row.getString("merged_by"),
        row.getOffsetDateTime("merged_at").toInstant(),
        Optional.ofNullable(row.getString("merge_reason")),
        Optional.ofNullable(row.getDouble("match_score")),
        image(row, "before_main", "main_worker_id", row.getLong("survivor_version") - 1),
        image(row, "before_duplicate", "duplicate_worker_id", row.getLong("duplicate_version")),
        json.transfers(transferred),
        json.links(transferred),
        json.choices(row.getString("choices")),
        List.of(row.getArrayOfUUIDs("affected")),
        row.getLong("survivor_version"),
        reversed(row));
  }

  private Worker image(Row row, String column, String id, long version) {
    return json.record(row.getString(column)).toBuilder()
        .id(row.getUUID(id))
        .version(version)
        .build();
  }

  private Optional<Reversed> reversed(Row row) {
    return Optional.ofNullable(row.getOffsetDateTime("reversed_at"))
        .map(
            at ->
                new Reversed(
                    row.getString("reversed_by"),
                    at.toInstant(),
                    Optional.ofNullable(row.getString("reversal_reason")),
                    json.list(row.getString("reversal_data")),
                    List.of(row.getArrayOfUUIDs("reversal_affected")),
                    row.getLong("reversal_version"),
                    row.getLong("reversal_duplicate_version")));
  }
}
