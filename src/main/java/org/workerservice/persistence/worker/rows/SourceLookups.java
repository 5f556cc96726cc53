package org.workerservice.persistence.worker.rows;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.model.SourceKey;

/** The statements that look up source keys of workers. */
public final class SourceLookups {
  /** Looks up one key after the other, so that each look-up uses the index. */
  private static final String ASKED =
      """
      FROM unnest($2::text[], $3::text[]) AS asked (system, source_id)
      CROSS JOIN LATERAL (
        SELECT worker_id FROM worker_sources
        WHERE tenant_id = $1 AND system = asked.system AND source_id = asked.source_id OFFSET 0
      ) s
      """;

  /** Finds the ids of workers by key; see {@link #asked} and {@link #holders}. */
  public static final String HOLDERS =
      """
      SELECT asked.system, asked.source_id, s.worker_id, w.deleted_at IS NOT NULL AS deleted
      """
          + ASKED
          + " JOIN workers w ON w.id = s.worker_id";

  /** Finds workers by key; see {@link #asked}. */
  public static final String FIND =
      "SELECT "
          + WorkerRecords.COLUMNS
          + " FROM workers WHERE id = ANY(ARRAY(SELECT s.worker_id "
          + ASKED
          + "))";

  /**
   * Lists the keys of a system in the order of their ids; $3 is the last id of the page before. It
   * looks up one worker after the other, by its id.
   */
  public static final String LIST =
      """
      SELECT s.source_id, s.worker_id, w.employment_status
      FROM worker_sources s
      CROSS JOIN LATERAL (
        SELECT employment_status, deleted_at FROM workers WHERE id = s.worker_id OFFSET 0
      ) w
      WHERE s.tenant_id = $1 AND s.system = $2 AND s.source_id > $3 AND w.deleted_at IS NULL
      ORDER BY s.source_id
      LIMIT $4
      """;

  private SourceLookups() {}

  /** Returns the parameters for these keys. */
  public static Tuple asked(UUID tenant, Collection<SourceKey> keys) {
    List<SourceKey> all = List.copyOf(keys);
    return Tuple.of(
        tenant,
        column(all, SourceKey::system, String[]::new),
        column(all, SourceKey::id, String[]::new));
  }

  /** Returns the holder of each key that has one. */
  public static Map<SourceKey, SourceHolder> holders(Iterable<Row> rows) {
    Map<SourceKey, SourceHolder> keyToHolder = new HashMap<>();
    for (Row row : rows) {
      keyToHolder.put(
          new SourceKey(row.getString("system"), row.getString("source_id")),
          new SourceHolder(row.getUUID("worker_id"), row.getBoolean("deleted")));
    }
    return keyToHolder;
  }
}
