package org.workerservice.persistence.worker.rows;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.Database;

/**
 * Reads the records that were merged into workers, directly or through others, and for each value
 * that a worker of the chain lost in a merge a record with its name at that time and this value.
 */
public final class ReplacedWorkers {
  /** Walks the index of merged workers, once for each step of a chain. */
  private static final String FIND =
      """
      WITH RECURSIVE replaced (survivor, id) AS (
        SELECT w.merged_into, w.id FROM workers w WHERE w.merged_into = ANY($1)
        UNION ALL
        SELECT r.survivor, w.id FROM workers w JOIN replaced r ON w.merged_into = r.id
      )
      SELECT r.survivor, f.id, f.record
      FROM replaced r
      CROSS JOIN LATERAL (
        SELECT w.id, w.record::text AS record FROM workers w WHERE w.id = r.id OFFSET 0
      ) f
      UNION ALL
      SELECT c.survivor, m.main_worker_id, ((
        SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(m.before_main)
        WHERE key IN ('name', 'birth_date', 'gender')
      ) || (l.lost -> 'from'))::text
      FROM (
        SELECT survivor, id FROM replaced UNION ALL SELECT id, id FROM unnest($1) AS own (id)
      ) c
      JOIN merge_records m ON m.main_worker_id = c.id AND m.status = 'completed'
      CROSS JOIN LATERAL jsonb_array_elements(m.transferred_data -> 'transfers') AS l (lost)
      WHERE l.lost ? 'from'
      ORDER BY 2
      """;

  private final Database database;
  private final WorkerRecords records;

  public ReplacedWorkers(Database database, WorkerRecords records) {
    this.database = database;
    this.records = records;
  }

  /**
   * Returns the records by the id of the survivor; survivors without any are left out. A supplier
   * parses and decrypts its record.
   */
  public Future<Map<UUID, List<Supplier<Worker>>>> find(UUID tenant, List<UUID> survivors) {
    return database
        .query(tenant, FIND, Tuple.tuple().addArrayOfUUID(survivors.toArray(UUID[]::new)))
        .map(
            rows -> {
              Map<UUID, List<Supplier<Worker>>> survivorToReplaced = new HashMap<>();
              for (Row row : rows) {
                survivorToReplaced
                    .computeIfAbsent(row.getUUID("survivor"), none -> new ArrayList<>())
                    .add(() -> worker(row));
              }
              return survivorToReplaced;
            });
  }

  private Worker worker(Row row) {
    return records.decode(row.getString("record")).toBuilder().id(row.getUUID("id")).build();
  }
}
